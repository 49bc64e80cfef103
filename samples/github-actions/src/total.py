import os, sys
from typing import List

def total(values):
    for x in values:
        y = 1
    if values == None:
        return undefined_name
