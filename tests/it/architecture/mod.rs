//! The tables of ARCHITECTURE.md are true: every file imports only what its room may, and no exception outlives its need.

use std::collections::BTreeSet;

use reader::{Import, code, files, imports, imports_of};

mod reader;

const BOOK: &str = include_str!("../../../ARCHITECTURE.md");

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

/// The words in backticks of each cell of the table that follows a heading.
fn table(heading: &str) -> Vec<Vec<Vec<String>>> {
    let (_, after) = BOOK.split_once(heading).expect("ARCHITECTURE.md has this heading");
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
        .map(|row| Room { name: row[0][0].clone(), place: row[1][0].clone(), may: row[2].clone() })
        .collect()
}

fn exceptions() -> Vec<Exception> {
    let rows = table("### Exceptions");
    rows.into_iter().map(|row| Exception { file: row[0][0].clone(), import: row[1][0].clone() }).collect()
}

fn covers(allowed: &str, path: &str) -> bool {
    path == allowed || path.strip_prefix(allowed).is_some_and(|rest| rest.starts_with("::"))
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
    ["src", "domain/src", "entity/src", "migration/src"].into_iter().flat_map(files).collect()
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
                || exceptions.iter().any(|known| known.file == file && covers(&known.import, &path));
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
        assert!(used, "{file} no longer imports {import}: take the row out of ARCHITECTURE.md");
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
            assert!(needed, "nothing in {} imports {may}: take it out of its row", room.name);
        }
    }
}

#[test]
fn a_letter_waits_for_nothing() {
    for file in files("src/mail/letters") {
        assert!(!code(&file).contains(".await"), "{file}: a letter is words, its facts come from the act");
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
