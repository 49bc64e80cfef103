#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs SWI-Prolog 9 (apt-get install swi-prolog).
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/src/." "$work"
cd "$work" || exit
export LC_ALL=C.UTF-8

record() { # NAME COMMAND
  sh -c "$2" 2>&1 | sed -e "s#$work#/home/dev/project#g" >"$here/$1.log"
}

record load 'swipl -q -g halt a.pl'
record plunit 'swipl -g "run_tests,halt" -t "halt(1)" t.pl'
