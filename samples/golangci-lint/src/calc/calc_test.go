package calc

import (
	"errors"
	"fmt"
	"os"
	"testing"
)

func TestOk(t *testing.T)   {}
func TestFail(t *testing.T) { t.Errorf("Add = %d; want %d", Add(1, 1), 3); t.Log("a log\nsecond line") }
func TestFatal(t *testing.T) { t.Fatal(errors.New("fatal err")) }
func TestSkip(t *testing.T) { t.Skip("later") }
func TestSub(t *testing.T) {
	for _, n := range []int{1, 2} {
		t.Run(fmt.Sprintf("n=%d", n), func(t *testing.T) {
			if n == 2 {
				t.Error("two is bad")
			}
		})
	}
}
func TestOut(t *testing.T) { fmt.Println("to stdout"); fmt.Fprintln(os.Stderr, "to stderr") }
func BenchmarkAdd(b *testing.B) { for i := 0; i < b.N; i++ { Add(1, 2) } }
func ExampleAdd() {
	fmt.Println(Add(1, 1))
	// Output: 3
}
func FuzzAdd(f *testing.F) { f.Add(1); f.Fuzz(func(t *testing.T, i int) { if i == 1 { t.Error("fuzz bad") } }) }
