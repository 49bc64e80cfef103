import os, sys, json
from nosuchmod import thing
import os
def f(a, b=[]):
    x = 1
    if a == None:
        return undefined_name
    l = lambda: 0
    try:
        pass
    except:
        pass
    print("%s" % (1, 2))
class foo:
    def bar(x): self.y = 3; return   x
def  g( a ):
	return  f(1,2,3)
assert (1, "x")
eval("1")
if x is 3: pass   
