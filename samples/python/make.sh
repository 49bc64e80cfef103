#!/bin/sh
# Makes every log beside this file again from the broken programs in src/. Needs Python 3.11.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/src/." "$work"
cd "$work" || exit
library=$(python3 -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
interpreter=$(python3 -c 'import sys; print(sys.executable)')
export PYTHONDONTWRITEBYTECODE=1

record() { # NAME COMMAND...
  name=$1
  shift
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" -e "s#$library#/usr/lib/python3.11#g" -e "s#$interpreter#/usr/bin/python3#g" >"$here/$name.log"
}

record chained python3 "$work/chain.py"
record syntax python3 "$work/syn.py"
record indentation python3 "$work/indent.py"
record syntax-in-import python3 "$work/importer.py"
record exception-group python3 "$work/group.py"
record recursion python3 "$work/rec.py"
record warning python3 -W always "$work/warn.py"
record thread python3 "$work/thread.py"
record unittest python3 "$work/suite.py"
record missing-file python3 "$work/nofile.py"
record missing-module python3 -m nomod
record inline python3 -c 'import nomod'
record compileall python3 -m compileall -q .
