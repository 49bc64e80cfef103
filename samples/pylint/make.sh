#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Pylint 4.1 (pip install pylint).
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

record text 'pylint -f text a.py b.py c.py'
record msvs 'pylint -f msvs a.py b.py c.py'
record json 'pylint -f json a.py b.py c.py'
