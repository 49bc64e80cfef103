def f(:
  x = 
