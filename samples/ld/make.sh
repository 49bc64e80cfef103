#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs gcc 12 with GNU ld.
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

gcc -c main.c twice.c other.c
record undefined gcc main.o -o main
record multiple gcc twice.o other.o -o main
record missing-library gcc main.c -lnosuchlibrary -o main
record undefined-debug gcc -g main.c -o main
record missing-object gcc nosuch.o -o main
