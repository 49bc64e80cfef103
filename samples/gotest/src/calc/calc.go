package calc

import "errors"

// Divide gives the whole quotient.
func Divide(a, b int) (int, error) {
	if b == 0 {
		return 0, errors.New("division by zero")
	}
	return a/b + 1, nil
}
