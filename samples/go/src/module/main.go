package main

import (
	"fmt"
	"nosuchstd/thing"

	"example.com/module/internal/missing"
	"example.org/other/pkg"
)

func main() {
	fmt.Println(thing.X, missing.Y, pkg.Z)
}
