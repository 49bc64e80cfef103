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
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e 's#https\?://[^ /)]*/maven2#https://repo.example.org/maven2#g' -e 's#central (https[^)]*)#central (https://repo.example.org/maven2)#g' -e 's#Total time: .*#Total time:  1.000 s#' -e 's#Finished at: .*#Finished at: 2026-01-01T00:00:00Z#' -e 's#Time elapsed: [0-9.]* s#Time elapsed: 0.01 s#' -e 's#\[  *[0-9.]* s\]#[  0.100 s]#' >"$here/$name.log"
}

record compile mvn -B -ntp -f broken/pom.xml compile
record tests mvn -B -ntp -f tests/pom.xml test
record no-dependency mvn -B -U -ntp -f nodep/pom.xml compile
record reactor-tests mvn -B -ntp -f reactor/pom.xml test
record reactor-compile mvn -B -ntp -f reactor/pom.xml test -DskipTests
record quiet mvn -B -q -f reactor/pom.xml compile
record colour mvn -ntp -Dstyle.color=always -f reactor/pom.xml compile
record checkstyle mvn -B -ntp -f reactor/pom.xml -pl lib org.apache.maven.plugins:maven-checkstyle-plugin:3.3.1:check
record pom-versions mvn -B -ntp -f poms/versions.xml test
record pom-syntax mvn -B -ntp -f poms/syntax.xml test
record pom-parent mvn -B -U -ntp -f poms/parent.xml test
record no-phase mvn -B -ntp -f reactor/pom.xml nosuch
record no-plugin mvn -B -U -ntp -f reactor/pom.xml org.example.nowhere:nothing-maven-plugin:1:go
cd poms || exit
record no-pom mvn -B -ntp test
