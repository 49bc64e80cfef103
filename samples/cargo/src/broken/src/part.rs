pub fn run(a: i32) -> i32 { a + "x" }
