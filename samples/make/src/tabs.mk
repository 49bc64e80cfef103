all:
  echo spaces
