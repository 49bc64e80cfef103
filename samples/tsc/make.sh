#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Node with npm; installs TypeScript 5 beside the copy.
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
  "$@" 2>&1 | grep -v "^npm warn Unknown" | sed -e "s#$work#/home/dev/project#g" -e 's#/tmp/cc[A-Za-z0-9]*\.o#/tmp/ccXXXXXX.o#g' >"$here/$name.log"
}

npm install --silent --no-save typescript@5 >/dev/null 2>&1
record plain npx tsc --pretty false
record syntax npx tsc --pretty false --noEmit syntax.ts
record pretty npx tsc --pretty
record no-inputs npx tsc -p empty
record unknown-option npx tsc --nonsense
