#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs golangci-lint 2.15 (go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@latest).
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
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" >"$here/$name.log"
}

record default golangci-lint run ./vet ./calc
record tab golangci-lint run --output.tab.path stdout ./vet
record json golangci-lint run --output.json.path stdout ./vet
record checkstyle golangci-lint run --output.checkstyle.path stdout ./vet
record teamcity golangci-lint run --output.teamcity.path stdout ./vet
record junit-xml golangci-lint run --output.junit-xml.path stdout ./vet
record fixes golangci-lint run --config fixes.yml --output.json.path stdout ./fixes
