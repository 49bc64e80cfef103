#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Ruff 0.17 (pip install ruff).
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

record fix 'cp a.py z.py; ruff check --no-cache --fix z.py'
record concise 'ruff check --no-cache --output-format concise a.py b.py'
record json 'ruff check --no-cache --output-format json a.py b.py'
record sarif 'ruff check --no-cache --output-format sarif a.py b.py'
record rdjson 'ruff check --no-cache --output-format rdjson a.py b.py'
record json-lines 'ruff check --no-cache --output-format json-lines a.py b.py'
