import nothere
import yaml
from typing import overload, Protocol


class Shape(Protocol):
    def area(self, scale: int) -> float: ...


class Square:
    def area(self) -> float:
        return 1.0


def total(shapes: list[Shape]) -> int:
    count: int = "three"
    for shape in shapes:
        count += shape.size
    reveal_type(count)


def use() -> None:
    total([Square()])
    total(
        "many shapes with a rather long text in it that goes on and on and on"
    )
    print(undefined + 1)
    x: int = 1  # type: ignore[assignment]


def untyped(x):
    return x.foo
