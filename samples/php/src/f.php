<?php
if (true) {
  echo "x";
  foreach ([1] as $i) {
