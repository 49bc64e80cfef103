#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs gcc 12.
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

record syntax gcc -c list.c
record warnings gcc -Wall -Wextra -c warn.c
record colour gcc -fdiagnostics-color=always -Wall -c warn.c
record template g++ -c template.cpp
record missing-header gcc -c missing.c
record json gcc -fdiagnostics-format=json -Wall -c warn.c
record fixits gcc -fdiagnostics-parseable-fixits -c list.c
record old-style gcc -fno-diagnostics-show-line-numbers -c list.c
record wide gcc -Wall -c wide.c
record wide-json gcc -fdiagnostics-format=json -Wall -c wide.c
record wide-fixits gcc -fdiagnostics-parseable-fixits -Wall -c wide.c
record patch gcc -fdiagnostics-generate-patch -Wall -c wide.c
