import warnings

def old():
    warnings.warn("old() is deprecated, use new()", DeprecationWarning, stacklevel=2)

old()
assert 1 == 2, "numbers\ndiffer"
