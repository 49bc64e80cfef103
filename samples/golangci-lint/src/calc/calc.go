package calc

func Add(a, b int) int { return a + b }
func Boom(m map[string][]int) int { return m["k"][3] }
