#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs npm 11.
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
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e 's#/tmp/cc[A-Za-z0-9]*\.o#/tmp/ccXXXXXX.o#g' -e 's#https\?://[^ /]*/#https://registry.example.org/#g' -e 's#[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]T[0-9_]*Z#2026-01-01T00_00_00_000Z#g' >"$here/$name.log"
}

export npm_config_logs_dir="$work/logs" npm_config_loglevel=error
record missing-script npm --prefix scripts run nosuch
record script npm --prefix scripts run build
record json npm --prefix broken run build
record conflict npm --prefix conflict install
record not-found npm --prefix missing install
