import logging
import subprocess

import pytest

from shop import Cart


def fill(cart, *prices):
    for price in prices:
        cart.add("x", price)


class TestCart:
    def test_total(self):
        cart = Cart()
        fill(cart, 1, 2)
        print("a.c:3:4: error: printed by the program")
        logging.getLogger("shop").error("cart is odd")
        assert cart.total() == 4, "sum is off"

    def test_negative(self):
        fill(Cart(), -1)


@pytest.mark.parametrize("price", [1, 2])
def test_lists(price):
    assert [price, 2, 3] == [1, 2, 4]


def test_chain():
    try:
        fill(Cart(), -1)
    except ValueError as error:
        raise RuntimeError("cannot fill") from error


def test_raises():
    with pytest.raises(KeyError):
        pass


def test_fixture(database):
    pass


def test_teardown(closing):
    pass


def test_missing(nothing):
    pass


def test_library():
    subprocess.run(["false"], check=True)


@pytest.mark.xfail
def test_expected():
    assert False


@pytest.mark.skip
def test_skipped():
    assert False


def test_explicit():
    pytest.fail("on purpose")
