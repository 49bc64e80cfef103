int main(void) { return 1; }
int shared = 1;
