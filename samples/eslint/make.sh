#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Node with npm; installs ESLint 9 and 8 beside the copy.
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
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e 's#mtime=[0-9]*#mtime=0#' >"$here/$name.log"
}

npm install --silent --no-save eslint@9 @eslint/js@9 typescript-eslint@8 typescript@5 eslint-8@npm:eslint@8 >/dev/null 2>&1
eslint="node node_modules/eslint/bin/eslint.js"
eslint8="env ESLINT_USE_FLAT_CONFIG=false node node_modules/eslint-8/bin/eslint.js"

record stylish $eslint .
record colour $eslint --color .
record json $eslint -f json .
record metadata $eslint -f json-with-metadata warnings
record max-warnings $eslint --max-warnings 0 warnings
record no-files $eslint nosuch.js
record crash $eslint -c crash/eslint.config.mjs --no-ignore crash/a.js
record bad-rule $eslint --rule 'nosuch: error' one.js
record not-in-project $eslint -c types/eslint.config.mjs types/in.ts types/out.ts
record compact $eslint8 --no-eslintrc -c old/.eslintrc.json -f compact old
record unix $eslint8 --no-eslintrc -c old/.eslintrc.json -f unix old
record visualstudio $eslint8 --no-eslintrc -c old/.eslintrc.json -f visualstudio old
