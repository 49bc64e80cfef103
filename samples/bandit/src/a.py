import subprocess, pickle, hashlib, yaml
subprocess.call("ls " + x, shell=True)
password = "hunter2"
eval(x)
hashlib.md5(b"x")
pickle.loads(x)
assert x
try:
    pass
except: pass
yaml.load(x)
exec("a")
