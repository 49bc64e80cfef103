package main

import (
	"fmt"
	"sync"
)

type guarded struct {
	mu    sync.Mutex
	count int `json:count`
}

func show(g guarded) {
	fmt.Printf("%d %s\n", g.count)
	fmt.Printf("%d\n", "text")
}

func main() {
	g := guarded{}
	show(g)
	g.count = g.count
	return
	fmt.Println("unreachable")
}
