fn main() {
    let 名 = "日本語🎉"; let n: i32 = 5u64; println!("{}", 名.lenn());
    let x = "🎉"; let y = Strin::new();
    let s = "한국어 🎉"; if n = 5 { }
    let t = "日本"; let unused_value = 1; let w = (n + 1);
}
