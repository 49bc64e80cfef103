#include <stdlib.h>
#include "list.h"

int length(struct list *first) {
  int count = 0
  for (struct list *at = first; at; at = at->next) {
    count++;
  }
  printf("%d\n", count);
  return cuont;
}
