#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs npm 11; installs npm 6 and 8 beside the copy.
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
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e "s#$HOME/#/home/dev/#g" -e '/Unknown user config/d' -e 's#https\?://registry[^ /]*/#https://registry.example.org/#g' -e 's#[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]T[0-9_]*Z#2026-01-01T00_00_00_000Z#g' >"$here/$name.log"
}

old=$(mktemp -d)
trap 'rm -rf "$work" "$old"' EXIT
npm install --silent --no-save --prefix "$old" npm-6@npm:npm@6 npm-8@npm:npm@8 >/dev/null 2>&1
npm6="node $old/node_modules/npm-6/bin/npm-cli.js"
npm8="node $old/node_modules/npm-8/bin/npm-cli.js"
export npm_config_logs_dir="$work/logs" npm_config_update_notifier=false

record deprecated npm --prefix deprecated install --no-audit --no-fund
record engine-warning npm --prefix engine install --no-audit
export npm_config_loglevel=error
record missing-script npm --prefix scripts run nosuch
record script npm --prefix scripts run build
record json npm --prefix broken run build
record conflict npm --prefix conflict install
record not-found npm --prefix missing install
record out-of-sync npm --prefix lock ci
record no-version npm --prefix target install
record engine npm --prefix engine install --engine-strict
record platform npm --prefix platform install
record dependency-script npm --prefix dep install
record workspace npm --prefix workspace run build --workspaces
record no-package npm --prefix nowhere ci
record offline npm --prefix target install --registry http://127.0.0.1:9 --fetch-retries 0 --prefer-online
record not-found-6 $npm6 --prefix missing install
record script-6 $npm6 --prefix scripts run build
record json-6 $npm6 --prefix broken run build
record not-found-8 $npm8 --prefix missing install
record conflict-8 $npm8 --prefix conflict install
record missing-script-8 $npm8 --prefix scripts run nosuch
