#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Stylelint 17 (npm install stylelint stylelint-config-standard).
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

record string 'stylelint -f string a.css b.css'
record unix 'stylelint -f unix a.css b.css'
record json 'stylelint -f json --compute-edit-info fixes/wide.css'
