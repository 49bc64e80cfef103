package main

/*
int twice(int x);
*/
import "C"

func main() {
	println(C.twice(2))
}
