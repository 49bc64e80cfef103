#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Cppcheck 2.10 (apt install cppcheck).
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

record default cppcheck --enable=all a.cpp b.c
record gcc cppcheck --enable=all --template=gcc a.cpp b.c
record cppcheck1 cppcheck --enable=all --template=cppcheck1 a.cpp
record quiet cppcheck -q --verbose --inconclusive a.cpp
