#!/bin/sh
# Makes every log beside this file again from the programs in src/. Needs ruff 0.14 or newer and Biome 2.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/src/." "$work"
cd "$work" || exit

ruff check --no-cache --select=ALL --output-format=github total.py 2>&1 | sed "s#$work#/home/dev/project#g" >"$here/ruff.log"
biome lint --reporter=github total.js 2>&1 | sed "s#$work#/home/dev/project#g" >"$here/biome.log"
