package main

import (
	"fmt"
	"os"
	"strings"

	"example.com/shop/internal/store"
)

type Printer interface {
	Print(text string) error
}

type console struct{}

func (c console) Print(text string) {
	fmt.Println(text)
}

func main() {
	var p Printer = console{}
	count := "three"
	total := count + 1
	undefinedCall(p)
	store.Open("a", 2)
	return 1
}
