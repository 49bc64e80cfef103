import unittest


class Prices(unittest.TestCase):
    def test_sum(self):
        self.assertEqual(1 + 1, 3)

    def test_lookup(self):
        {"a": 1}["b"]

    def test_passes(self):
        self.assertTrue(True)


unittest.main()
