package main

/*
int twice(int x);

static int half(int x) {
	return y / 2;
}
*/
import "C"

func main() {
	println(C.twice(2), C.half(4))
}
