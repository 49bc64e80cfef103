package boom

import "testing"

type tree struct{ left *tree }

func depth(t *tree) int {
	return 1 + depth2(t.left)
}

func depth2(t *tree) int {
	return 1 + depth(t.left)
}

func TestFine(t *testing.T) {}

func TestDepth(t *testing.T) {
	t.Log("before")
	depth(&tree{})
}
