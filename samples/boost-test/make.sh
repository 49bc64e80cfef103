#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs g++ and Boost.Test 1.74 (apt install g++ libboost-test-dev).
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

record normal sh -c 'g++ a.cc -o a && ./a --color_output=no'
record testsuite ./a --color_output=no -l test_suite -r detailed
record clf ./a --color_output=no -l warning -f CLF -r short
