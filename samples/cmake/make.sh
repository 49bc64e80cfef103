#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs CMake 3.25 and a C compiler.
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
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e 's#/tmp/cc[A-Za-z0-9]*\.o#/tmp/ccXXXXXX.o#g' >"$here/$name.log"
}

record package cmake -S package -B build1
record messages cmake -S messages -B build2
record parse cmake -S parse -B build3
record nowhere cmake -S nowhere -B build4
