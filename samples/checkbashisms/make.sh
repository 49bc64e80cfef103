#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs checkbashisms 2.23 (apt install devscripts).
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

record all sh -c 'checkbashisms a.sh; checkbashisms b.sh; checkbashisms no.sh; checkbashisms -f c.sh e.sh; checkbashisms z.sh; checkbashisms -l z.sh'
