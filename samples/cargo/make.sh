#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Cargo 1.95.
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
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e 's#/tmp/cc[A-Za-z0-9]*\.o#/tmp/ccXXXXXX.o#g' -e 's#finished in [0-9.]*s#finished in 0.00s#' -e 's#target(s) in [0-9.]*s#target(s) in 0.50s#' -e "s#(\([0-9]*\)) panicked#(1) panicked#" -e 's#rustc/[0-9a-f]\{40\}#rustc/0000000000000000000000000000000000000000#g' -e 's#demo-[0-9a-f]\{16\}#demo-0123456789abcdef#g' >"$here/$name.log"
}

export RUST_BACKTRACE=0 CARGO_NET_OFFLINE=true
record test cargo test --manifest-path tests/Cargo.toml -- --test-threads=1
record build cargo build --manifest-path broken/Cargo.toml
record colour cargo build --color always --manifest-path broken/Cargo.toml
record json cargo build --message-format=json --quiet --manifest-path broken/Cargo.toml
record manifest cargo build --manifest-path manifest/Cargo.toml
record no-dependency cargo build --manifest-path nodep/Cargo.toml
record no-manifest cargo build --manifest-path nosuch/Cargo.toml
