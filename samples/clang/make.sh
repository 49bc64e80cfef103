#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs clang 14 (apt install clang).
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

record errors clang++ -Wall -Wextra -c a.cpp
record missing clang -c b.c
record c clang -Wall -Wextra -c c.c
record color clang -fcolor-diagnostics -Wall -c c.c
record nocaret clang -fno-caret-diagnostics -Wall -c c.c
record parseable clang -fdiagnostics-parseable-fixits -Wall -c c.c
record analyzer clang --analyze -Xclang -analyzer-output=text san.cpp
record badopt sh -c 'clang -Wnosuch -fnosuch c.c; clang nofile.c; clang -std=zz c.c'
record wide clang -Wall -c wide.c
