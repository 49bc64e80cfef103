package slow

import (
	"sync"
	"testing"
)

func TestWaits(t *testing.T) {
	var wait sync.WaitGroup
	wait.Add(1)
	go func() { select {} }()
	wait.Wait()
}
