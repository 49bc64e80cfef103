import shapes


def area(shape: shapes.Shape, factor: float = None) -> str:
    for name in shape:
        print(name)
    return shape.area(factor)


class Circle(shapes.Square):
    def area(self, scale: str) -> int:
        return "no"


async def later() -> int:
    return 1


def use(flag: bool) -> None:
    later()
    value = Circle().area()
    if flag:
        value.missing
    dict[str, int]({"a": "b"})
