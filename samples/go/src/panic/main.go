package main

import (
	"fmt"
	"os"
	"sync"

	"example.com/panic/queue"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "deadlock" {
		var wait sync.WaitGroup
		wait.Add(1)
		wait.Wait()
	}
	if len(os.Args) > 1 && os.Args[1] == "map" {
		var m map[string]int
		m["a"] = 1
	}
	if len(os.Args) > 1 && os.Args[1] == "error" {
		panic(fmt.Errorf("config: %w", os.ErrNotExist))
	}
	fmt.Println(queue.Pop(nil))
}
