function f(a) { return a / 0 }
BEGIN { print f(1) }
