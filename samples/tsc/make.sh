#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Node with npm; installs TypeScript 4, 5 and 7 beside the copy.
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
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e 's#[0-9]*:[0-9:]* [AP]M#10:30:00 AM#' >"$here/$name.log"
}

npm install --silent --no-save typescript@5 typescript-4@npm:typescript@4 typescript-7@npm:typescript@7 >/dev/null 2>&1
tsc="node node_modules/typescript/bin/tsc"
tsc4="node node_modules/typescript-4/bin/tsc"
tsc7="node node_modules/typescript-7/bin/tsc"

record plain $tsc --pretty false
record syntax $tsc --pretty false --noEmit syntax.ts
record pretty $tsc --pretty
record no-inputs $tsc -p empty
record no-types $tsc -p types --pretty
record unknown-option $tsc --nonsense
record build $tsc -b workspace --verbose --pretty false
rm -rf workspace/out workspace/*/*.tsbuildinfo
record build-pretty $tsc -b workspace --pretty
rm -rf workspace/out workspace/*/*.tsbuildinfo
record build-pretty-4 $tsc4 -b workspace --pretty
rm -rf workspace/out workspace/*/*.tsbuildinfo
record build-7 $tsc7 -b workspace --pretty false
rm -rf workspace/out workspace/*/*.tsbuildinfo
record build-pretty-7 $tsc7 -b workspace --pretty
(sleep 6; echo 'port.toFixd();' >>watch/port.ts) &
record watch timeout 12 $tsc -p watch --watch --pretty false
