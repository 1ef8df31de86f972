//! Reads Rust files as far as the tables need: which there are, and what each imports.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Crates outside that only some rooms may know.
const WATCHED: [&str; 8] =
    ["domain", "entity", "migration", "sea_orm", "sea_orm_migration", "axum", "lettre", "askama"];

/// One import, as far as its second segment, with the line it stands on.
pub struct Import {
    pub path: String,
    pub line: usize,
}

/// Every Rust file below a folder, relative to the root, without those that only tests compile.
pub fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut only_tests = BTreeSet::new();
    let mut open = vec![Path::new(ROOT).join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the tree") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(ROOT).expect("below the root").display().to_string();
            let Some(stem) = name.strip_suffix(".rs") else {
                continue;
            };
            let home = stem.strip_suffix("/mod").unwrap_or(stem);
            only_tests.extend(test_modules(&text(&name)).map(|module| format!("{home}/{module}")));
            found.push(name);
        }
    }
    found.retain(|name| {
        !only_tests
            .iter()
            .any(|module| *name == format!("{module}.rs") || name.starts_with(&format!("{module}/")))
    });
    found.sort();
    found
}

/// Names of modules in files of their own that only tests compile.
fn test_modules(text: &str) -> impl Iterator<Item = &str> {
    text.split("#[cfg(test)]").skip(1).filter_map(|after| {
        let line = after.trim_start().lines().next()?.strip_suffix(';')?;
        line.rsplit(' ').next()
    })
}

fn text(file: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(file)).expect("a file of the tree")
}

/// The file without comments and without the tests at its end; line numbers stay.
pub fn code(file: &str) -> String {
    let text = text(file);
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..end].lines();
    lines
        .map(|line| if line.trim_start().starts_with("//") { "" } else { line })
        .collect::<Vec<_>>()
        .join("\n")
}

/// What a file names of ours and of the watched crates, in `use` lines and in the middle of code.
pub fn imports_of(file: &str) -> Vec<Import> {
    let mut found = imports(&code(file));
    if !file.starts_with("src/") {
        // In the other crates `crate::` stays at home.
        found.retain(|import| WATCHED.contains(&import.path.as_str()));
    }
    found
}

pub fn imports(code: &str) -> Vec<Import> {
    let mut found = Vec::new();
    for (head, ours) in
        [("crate::", true), ("doithoai::", true)].into_iter().chain(WATCHED.map(|name| (name, false)))
    {
        for (at, _) in code.match_indices(head) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let rest = &code[at + head.len()..];
            let line = code[..at].matches('\n').count() + 1;
            let paths = if ours {
                two_segments(rest)
            } else if rest.starts_with("::") {
                vec![head.to_owned()]
            } else {
                Vec::new()
            };
            found.extend(paths.into_iter().map(|path| Import { path, line }));
        }
    }
    found
}

/// `{commands, telemetry}` as both, `app::{App, digest}` as `app::App` and `app::digest`; `files` as it is.
fn two_segments(path: &str) -> Vec<String> {
    if let Some(inside) = path.strip_prefix('{') {
        return listed(inside).into_iter().flat_map(|part| two_segments(part.trim_start())).collect();
    }
    let first = word(path);
    let Some(rest) = path[first.len()..].strip_prefix("::") else {
        return vec![first.to_owned()];
    };
    if let Some(inside) = rest.strip_prefix('{') {
        return listed(inside)
            .into_iter()
            .map(|part| word(part.trim_start()))
            .filter(|name| !name.is_empty())
            .map(|name| if name == "self" { first.to_owned() } else { format!("{first}::{name}") })
            .collect();
    }
    vec![format!("{first}::{}", word(rest))]
}

/// The parts of a list in braces, from behind its first brace to the one that closes it.
fn listed(inside: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' => {
                parts.push(&inside[from..at]);
                break;
            }
            ',' if depth == 0 => {
                parts.push(&inside[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}
