BEGIN { x = foo(1)
  print "a
}
