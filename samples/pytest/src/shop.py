import warnings


class Cart:
    def __init__(self):
        self.items = []

    def total(self):
        """The sum.

        >>> Cart().total()
        1
        """
        return sum(price for _, price in self.items)

    def add(self, name, price):
        if price < 0:
            raise ValueError(f"{name}: price {price} is negative")
        warnings.warn("add() is deprecated", DeprecationWarning)
        self.items.append((name, price))
