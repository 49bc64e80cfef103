fn main() {
    let n = 5;
    let s = "한국어 🎉"; if n == 5 { }
    let 名 = "日本語🎉"; let w = (n + 1); let v = vec![1]; if v.len() == 0 { println!("🎉"); }
    let mut 数 = 3; let z = 数.clone(); let _ = "日本".to_string().to_string(); println!("{}{}{}{}", s, z, w, 名); return;
}
