#!/bin/sh
source x
echo -e a
function f() { local a=b; }
[[ a == b ]] && echo ${x:0:1}
