#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs g++ and Catch2 2.13 (apt install g++ catch2).
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

record console sh -c 'g++ a.cc -o a && ./a'
record color ./a --use-colour yes
