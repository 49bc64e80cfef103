#!/bin/sh
# Makes every log beside this file again from the module in src/. Needs Go 1.26 and, for the race, gcc.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/src/." "$work"
cd "$work" || exit
export GOPROXY=off GOTOOLCHAIN=local GOCACHE="$work/.cache"

record() { # NAME COMMAND...
  name=$1
  shift
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" >"$here/$name.log"
}

record plain go test -timeout 1s ./...
record verbose go test -v ./calc ./text ./parallel
record json go test -json ./calc ./broken ./boom
record race go test -race ./race
