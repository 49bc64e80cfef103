#!/bin/sh
# Makes every log beside this file again from the programs in src/. Needs mypy 2.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/src/." "$work"
cd "$work" || exit

record() { # NAME ARGUMENT...
  name=$1
  shift
  mypy --cache-dir=/dev/null "$@" >"$here/$name.log" 2>&1
}

record plain shapes.py
record strict --strict --show-column-numbers shapes.py untyped.py
record pretty --pretty --show-error-end shapes.py untyped.py
record context --show-error-context --show-error-end untyped.py
record no-codes --hide-error-codes untyped.py
record coloured --color-output --pretty untyped.py
record syntax syntax.py
record missing-file nofile.py
record json --output json shapes.py
