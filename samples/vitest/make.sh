#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Vitest 4 (npm install vitest).
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/src/." "$work"
cd "$work" || exit
export LC_ALL=C.UTF-8

record() { # NAME COMMAND
  sh -c "$2" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e 's/hostname="[^"]*"/hostname="host"/' >"$here/$1.log"
}

record suites 'vitest run b.test.js c.test.js d.test.js'
record unhandled 'vitest run u.test.js'
record junit 'vitest run --reporter=junit a.test.js'
record json 'vitest run --reporter=json a.test.js'
