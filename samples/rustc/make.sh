#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Rust 1.95.
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
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e 's#/tmp/cc[A-Za-z0-9]*\.o#/tmp/ccXXXXXX.o#g' >"$here/$name.log"
}

record types rustc types.rs
record borrow rustc borrow.rs
record colour rustc --color always types.rs
record json rustc --error-format=json types.rs
record missing-file rustc nosuch.rs
record wide rustc wide.rs
record wide-clippy clippy-driver -W clippy::all -W clippy::redundant_clone wide-clippy.rs
