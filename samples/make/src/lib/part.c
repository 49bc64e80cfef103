int part(void) {
  return nothing;
}
