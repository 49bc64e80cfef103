import pytest


@pytest.fixture
def database():
    raise ConnectionError("no database at port 5432")


@pytest.fixture
def closing():
    yield 1
    assert False, "not closed"
