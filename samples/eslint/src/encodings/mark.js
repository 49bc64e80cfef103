var marked = 1 == "1"
var second = 2
