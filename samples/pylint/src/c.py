from typing import Optional
class A:
    x: int = "s"
    def m(self, a: int) -> str:
        return a
def f(o: Optional[str]) -> int:
    o.upper()
    A().nope
    A().m("x", 3)
    return "a" + 1
reveal_type(f)
import nosuchmod
x: list[int] = ["a", 2]
def g(a: int) -> None: ...
g(b=1)
for i in 3: pass
class B(A):
    def m(self, a: str) -> int: return 1
f(None)  # type: ignore
