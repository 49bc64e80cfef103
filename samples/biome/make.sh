#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Biome 2.6 (npm install --global @biomejs/biome@2).
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

record ci biome ci a.js
record format biome format a.js
record syntax biome lint b.js
record color biome lint --colors=force a.js
record sarif biome check --reporter=sarif a.js s.css
record json-pretty biome check --reporter=json-pretty a.js s.css
record rdjson biome check --reporter=rdjson a.js
