#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs a JDK 17.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/src/." "$work"
cd "$work" || exit
export LC_ALL=C.UTF-8

record() { # NAME COMMAND...
  name=$1
  shift
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" >"$here/$name.log"
}

record syntax javac -d out a/Syntax.java
record types javac -d out -Xlint:all a/Types.java
record shop javac -d out -Xlint:all a/Shop.java
record raw javac -d out -Xlint:all -XDrawDiagnostics a/Shop.java
record flow javac -d out a/Flow.java
record werror javac -d out -Xlint:all -Werror a/Lint.java
record encoding javac -d out -encoding UTF-8 a/Encoding.java
record path javac -d out -Xlint:path -cp nosuch.jar a/Flow.java
record launcher java a/Flow.java
record missing-file javac nosuch.java
record flag javac --release 99 a/Lint.java
