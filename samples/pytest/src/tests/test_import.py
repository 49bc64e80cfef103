import nothing_here

def test_a():
    pass
