fn main() {
    let mut count = 0;
    let name: u32 = "three";
    println!("{}", nmae);
    let unused = 5;
}
