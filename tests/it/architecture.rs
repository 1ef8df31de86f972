//! The tables of ARCHITECTURE.md are true: every file imports only what its room may, and no exception outlives its need.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const BOOK: &str = include_str!("../../ARCHITECTURE.md");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Crates outside that only some rooms may know.
const WATCHED: [&str; 8] = [
    "domain",
    "entity",
    "migration",
    "sea_orm",
    "sea_orm_migration",
    "axum",
    "lettre",
    "askama",
];

/// A row of the first table: a room, its folder or file, what it may import.
struct Room {
    name: String,
    place: String,
    may: Vec<String>,
}

/// A row of the second table: one file that imports more than its room may.
struct Exception {
    file: String,
    import: String,
}

/// One import, as far as its second segment, with the line it stands on.
struct Import {
    path: String,
    line: usize,
}

/// The words in backticks of each cell of the table that follows a heading.
fn table(heading: &str) -> Vec<Vec<Vec<String>>> {
    let (_, after) = BOOK
        .split_once(heading)
        .expect("ARCHITECTURE.md has this heading");
    after
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .map(|row| row.trim_matches('|').split('|').map(ticked).collect())
        .collect()
}

fn ticked(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn rooms() -> Vec<Room> {
    let rows = table("## Rooms and what each may import");
    rows.into_iter()
        .map(|row| Room {
            name: row[0][0].clone(),
            place: row[1][0].clone(),
            may: row[2].clone(),
        })
        .collect()
}

fn exceptions() -> Vec<Exception> {
    let rows = table("### Exceptions");
    rows.into_iter()
        .map(|row| Exception {
            file: row[0][0].clone(),
            import: row[1][0].clone(),
        })
        .collect()
}

/// Every Rust file below a folder, relative to the root, without those that only tests compile.
fn files(folder: &str) -> Vec<String> {
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
            let name = path
                .strip_prefix(ROOT)
                .expect("below the root")
                .display()
                .to_string();
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
fn code(file: &str) -> String {
    let text = text(file);
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..end].lines();
    lines
        .map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// What a file names of ours and of the watched crates, in `use` lines and in the middle of code.
fn imports_of(file: &str) -> Vec<Import> {
    let mut found = imports(&code(file));
    if !file.starts_with("src/") {
        // In the other crates `crate::` stays at home.
        found.retain(|import| WATCHED.contains(&import.path.as_str()));
    }
    found
}

fn imports(code: &str) -> Vec<Import> {
    let mut found = Vec::new();
    for (head, ours) in [("crate::", true), ("doithoai::", true)]
        .into_iter()
        .chain(WATCHED.map(|name| (name, false)))
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
        return listed(inside)
            .into_iter()
            .flat_map(|part| two_segments(part.trim_start()))
            .collect();
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
            .map(|name| {
                if name == "self" {
                    first.to_owned()
                } else {
                    format!("{first}::{name}")
                }
            })
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
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    &text[..end]
}

fn covers(allowed: &str, path: &str) -> bool {
    path == allowed
        || path
            .strip_prefix(allowed)
            .is_some_and(|rest| rest.starts_with("::"))
}

fn room_of<'a>(rooms: &'a [Room], file: &str) -> Option<&'a Room> {
    rooms
        .iter()
        .filter(|room| file == room.place || room.place.ends_with('/') && file.starts_with(&room.place))
        .max_by_key(|room| room.place.len())
}

/// Whether a path leads back into the file's own room.
fn is_own(room: &Room, path: &str) -> bool {
    covers(&room.name, path)
}

fn all_files() -> Vec<String> {
    ["src", "domain/src", "entity/src", "migration/src"]
        .into_iter()
        .flat_map(files)
        .collect()
}

#[test]
fn every_file_imports_only_what_its_room_may() {
    let (rooms, exceptions) = (rooms(), exceptions());
    let mut wrong = Vec::new();
    for file in all_files() {
        let Some(room) = room_of(&rooms, &file) else {
            wrong.push(format!("{file}: no room of ARCHITECTURE.md holds it"));
            continue;
        };
        for Import { path, line } in imports_of(&file) {
            let allowed = is_own(room, &path)
                || room.may.iter().any(|may| covers(may, &path))
                || exceptions
                    .iter()
                    .any(|known| known.file == file && covers(&known.import, &path));
            if !allowed {
                wrong.push(format!("{file}:{line}: {} may not import {path}", room.name));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} imports against the table of ARCHITECTURE.md:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn no_exception_outlives_its_need() {
    for Exception { file, import } in exceptions() {
        let used = imports_of(&file).iter().any(|found| covers(&import, &found.path));
        assert!(
            used,
            "{file} no longer imports {import}: take the row out of ARCHITECTURE.md"
        );
    }
}

#[test]
fn no_row_of_the_table_allows_what_nobody_uses() {
    let rooms = rooms();
    let files = all_files();
    for room in &rooms {
        let used: BTreeSet<String> = files
            .iter()
            .filter(|file| room_of(&rooms, file).is_some_and(|found| found.name == room.name))
            .flat_map(|file| imports_of(file))
            .map(|import| import.path)
            .collect();
        for may in &room.may {
            let needed = used.iter().any(|path| covers(may, path));
            assert!(
                needed,
                "nothing in {} imports {may}: take it out of its row",
                room.name
            );
        }
    }
}

#[test]
fn a_letter_waits_for_nothing() {
    for file in files("src/mail/letters") {
        assert!(
            !code(&file).contains(".await"),
            "{file}: a letter is words, its facts come from the act"
        );
    }
}

#[test]
fn the_reader_of_imports_sees_all_forms() {
    let code = "use crate::app::{App, digest};\nuse crate::store::{\n    files::{self, Stored},\n    Error,\n};\n\
                use crate::files;\nlet x = crate::config::Limits::Off;\nuse my_domain::x;\nuse domain::code::Code;";
    let found: Vec<(String, usize)> = imports(code).into_iter().map(|i| (i.path, i.line)).collect();
    let expected = [
        ("app::App", 1),
        ("app::digest", 1),
        ("store::files", 2),
        ("store::Error", 2),
        ("files", 6),
        ("config::Limits", 7),
        ("domain", 9),
    ];
    assert_eq!(found, expected.map(|(path, line)| (path.to_owned(), line)));
}
