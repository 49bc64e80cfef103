package setup

import (
	"fmt"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	fmt.Fprintln(os.Stderr, "cannot reach the database")
	os.Exit(3)
}

func TestNothing(t *testing.T) {}
