package main

import "fmt"

func main() {
	fmt.Println("hello"
	x := [3]int{1, 2, 3
	if x {
}
