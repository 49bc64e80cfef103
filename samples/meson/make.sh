#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Meson 1.0 (apt-get install meson).
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

record nodep 'meson setup b'
record badkw 'meson setup b1 s1'
record syntax 'meson setup b2 s2'
