#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Maven 3.8 and a JDK 17.
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
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e 's#/tmp/cc[A-Za-z0-9]*\.o#/tmp/ccXXXXXX.o#g' -e 's#https\?://[^ /)]*/maven2#https://repo.example.org/maven2#g' -e 's#central (https[^)]*)#central (https://repo.example.org/maven2)#g' -e 's#Total time: .*#Total time:  1.000 s#' -e 's#Finished at: .*#Finished at: 2026-01-01T00:00:00Z#' -e 's#Time elapsed: [0-9.]* sec#Time elapsed: 0.01 sec#' >"$here/$name.log"
}

record compile mvn -B -ntp -f broken/pom.xml compile
record tests mvn -B -ntp -f tests/pom.xml test
record no-dependency mvn -B -ntp -f nodep/pom.xml compile
