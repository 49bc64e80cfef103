#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs PHP 8.2 (apt-get install php-cli).
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/src/." "$work"
cd "$work" || exit
export LC_ALL=C.UTF-8

record() { # NAME COMMAND
  sh -c "$2" 2>&1 | sed -e "s#$work#/home/dev/project#g" >"$here/$1.log"
}

record lint 'php -l a.php; php -l f.php; php -l g.php; php -l c.php'
record run 'php b.php'
