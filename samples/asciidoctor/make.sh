#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Asciidoctor 2.0 (apt install asciidoctor).
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

record all sh -c 'asciidoctor -w a.adoc; asciidoctor -v b.adoc; asciidoctor no.adoc; asciidoctor -r zz a.adoc; asciidoctor -b zz a.adoc; asciidoctor --failure-level=WARN a.adoc; asciidoctor -a attribute-missing=warn b.adoc'
