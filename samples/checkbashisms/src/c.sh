f() {
  echo "unterminated
}
