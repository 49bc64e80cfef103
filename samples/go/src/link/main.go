package main

import _ "unsafe"

//go:linkname missing example.com/link/other.missing
func missing() int

func main() {
	println(missing())
}
