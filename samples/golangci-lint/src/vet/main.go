package main

import (
	"fmt"
	"sync"
)

type S struct {
	A int `json:a`
}

func c(m sync.Mutex) {}
func main() {
	fmt.Printf("%d %s\n", "x")
	x := 1
	x = x
	return
	fmt.Println("dead")
}
