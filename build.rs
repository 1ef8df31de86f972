//! Rebuilds when a message file changes, which the compiler cannot see by itself.

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=assets");
    println!("cargo:rerun-if-changed=facts");
}
