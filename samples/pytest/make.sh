#!/bin/sh
# Makes every log beside this file again from the project in src/. Needs pytest 9 with pytest-xdist.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/src/." "$work"
cd "$work" || exit
export PYTHONDONTWRITEBYTECODE=1
library=$(python3 -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
interpreter=$(python3 -c 'import sys; print(sys.executable)')
packages=$(python3 -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
below=$(python3 -c 'import os, sys; print(os.path.relpath(sys.argv[1], sys.argv[2]))' "$packages" "$work")

record() { # NAME ARGUMENT...
  name=$1
  shift
  python3 -m pytest -p no:cacheprovider "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e "s#$below#../venv/lib/python3.11/site-packages#g" \
    -e "s#$packages#/home/dev/venv/lib/python3.11/site-packages#g" -e "s#$library#/usr/lib/python3.11#g" -e "s#$interpreter#/home/dev/venv/bin/python3#g" >"$here/$name.log"
}

whole='--ignore=tests/test_import.py --ignore=tests/test_syntax.py'
record collecting
# shellcheck disable=SC2086 # two arguments
{
  record long $whole --doctest-modules
  record short $whole --tb=short
  record native $whole --tb=native
  record no-traceback $whole --tb=no
  record xdist $whole -n 2 -v --tb=short
  record coloured $whole --color=yes -q
}
record not-found tests/nowhere.py
