#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Flow 0.336 (npm install --global flow-bin@0.336).
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

record check sh -c 'flow check 2>/dev/null'
