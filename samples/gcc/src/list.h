struct list {
  struct list *next;
  int vlaue;
}
