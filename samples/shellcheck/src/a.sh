#!/bin/bash
for f in $(ls *.txt); do
  echo $f
done
cd $1
if [ $x == "a" ]; then echo `date`; fi
read line
echo "${arr[0]}" | grep foo | wc -l
