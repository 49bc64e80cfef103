package text

import (
	"fmt"
	"strings"
	"testing"
)

func TestUpper(t *testing.T) {
	if got := strings.ToUpper("ä"); got != "A" {
		t.Fatalf("got %q, want %q", got, "A")
	}
}

func Example() {
	fmt.Println("x")
	// Output: X
}

func TestNoMessage(t *testing.T) {
	t.Fail()
}
