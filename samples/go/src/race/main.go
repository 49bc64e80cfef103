package main

import (
	"fmt"
	"sync"
)

type counter struct{ n int }

func (c *counter) add() { c.n++ }

func main() {
	var wait sync.WaitGroup
	c := &counter{}
	for i := 0; i < 2; i++ {
		wait.Add(1)
		go func() {
			defer wait.Done()
			c.add()
		}()
	}
	wait.Wait()
	fmt.Println("counted", c.n > 0)
}
