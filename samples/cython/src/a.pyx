cdef int f(int x):
    return undefd + "a"
cdef class A:
    cdef nope y
def g():
    cdef int z = "s"
    cimport nothing
