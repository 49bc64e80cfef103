var a = 1
foo("  b")
console.log(a
