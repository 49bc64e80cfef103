def check(n):
    raise ValueError(f"bad {n}")

def run():
    errors = []
    for n in (1, 2):
        try:
            check(n)
        except ValueError as e:
            errors.append(e)
    errors.append(TypeError("plain"))
    raise ExceptionGroup("several checks failed", errors)

run()
