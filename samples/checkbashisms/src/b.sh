#!/bin/bash
if true; then
  echo "hi"
fi
for i in 1 2; do
  echo $i
done )
