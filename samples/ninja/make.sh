#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Ninja, CMake 3.25 and gcc 12.
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

cmake -G Ninja -S . -B build >"$work/configure.txt" 2>&1
record compile ninja -C build -k 0 -j 1
record unknown-target ninja -C build nosuch
printf 'rule x\n  nonsense\n' >build.ninja
record syntax ninja
