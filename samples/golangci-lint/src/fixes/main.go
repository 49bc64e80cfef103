package main

import (
	"errors"
	"fmt"
	"strings"
)

// größe 名
func main() {
	名 := "日本"; x := 3
	x = x
	var s []int
	for i := 0; i < 10; i++ {
		s = append(s, i)
	}
	if len(s) == 0 {
		fmt.Println(fmt.Sprintf("%s", 名))
	}
	err := errors.New(fmt.Sprintf("bad %d", x))
	fmt.Println(strings.Replace("a", "b", "c", -1), err)
	if !(x == 3) {
		return
	}
	total := 0
	total = total + 1
	fmt.Println(total)
}

// no period
func helper() string {

	return "recieve"
}
