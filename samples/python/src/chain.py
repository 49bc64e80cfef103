import json


def load(text):
    try:
        return json.loads(text)
    except ValueError as error:
        raise RuntimeError("configuration is not JSON") from error


def main():
    try:
        load("{")
    except RuntimeError:
        print(undefined_name)


main()
