package calc

import (
	"fmt"
	"testing"
)

func TestDivide(t *testing.T) {
	cases := []struct{ a, b, want int }{{6, 3, 2}, {9, 3, 3}, {1, 0, 0}}
	for _, c := range cases {
		t.Run(fmt.Sprintf("%d/%d", c.a, c.b), func(t *testing.T) {
			got, err := Divide(c.a, c.b)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("Divide(%d, %d) = %d, want %d", c.a, c.b, got, c.want)
			}
		})
	}
}

func TestOutput(t *testing.T) {
	fmt.Println("calc.go:3: printed by the program, not a failure")
	t.Log("a remark before the failure")
	helper(t, "total")
	t.Errorf("tables differ:\n  got:  %v\n  want: %v", []int{1, 2}, []int{1, 3})
}

func helper(t *testing.T, name string) {
	t.Helper()
	t.Errorf("%s is wrong", name)
}

func TestPasses(t *testing.T) {
	t.Log("nothing wrong here")
}

func TestSkipped(t *testing.T) {
	t.Skip("not today")
}
