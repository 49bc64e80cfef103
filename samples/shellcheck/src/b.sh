#!/bin/sh
if [ "$1" = a ]; then
  echo hi
fi
while true; do
  echo "unterminated
done
function foo { local x=1; }
