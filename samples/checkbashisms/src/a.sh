#!/bin/sh
echo start
nosuchcmd --flag
cd /nonexistent
if [ $x -eq 1 ]; then echo y; fi
[[ 1 -eq a+ ]]
cat < missing.txt
set -u
echo $undefinedvar
echo after
