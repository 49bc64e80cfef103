pub fn add(a: i32, b: i32) -> i32 { let unused = 3; a + b }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds() { assert_eq!(add(1, 2), 4); }

    #[test]
    fn explodes() { panic!("boom"); }
}
