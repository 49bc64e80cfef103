mod part;
fn main() { part::run(1, 2); let x = 1; }
