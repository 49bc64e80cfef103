package store

import "fmt"

func Query(s Store) (int, error) {
	a, b := fmt.Sprint("x")
	s.name.length()
	for i := range 3 {
		i = "x"
	}
	return a
}

func lots() {
	x1 = 1
	x2 = 1
	x3 = 1
	x4 = 1
	x5 = 1
	x6 = 1
	x7 = 1
}
