#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs GNU make 4 and gcc 12.
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

record recursive make
record no-rule make app
record parallel make -k -j4
record separator make -f tabs.mk
record override make -f twice.mk
record recipe make fail
