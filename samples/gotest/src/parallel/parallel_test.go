package parallel

import (
	"testing"
)

func TestFirst(t *testing.T) {
	t.Parallel()
	t.Error("first is wrong")
}

func TestSecond(t *testing.T) {
	t.Parallel()
	t.Log("second is right")
}

func TestThird(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if name == "b" {
				t.Fatalf("%s is wrong", name)
			}
		})
	}
}
