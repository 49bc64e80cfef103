#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs g++ and GoogleTest 1.12 (apt install g++ libgtest-dev).
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

record normal sh -c 'g++ a.cc -o a -lgtest -lgtest_main -lpthread && ./a'
record color ./a --gtest_color=yes
record brief ./a --gtest_brief=1
record xml sh -c './a --gtest_output=xml:/dev/stderr >/dev/null'
