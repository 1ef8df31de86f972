//! What the operator types and reads: exit codes, sentences, the log; never a secret.

use std::path::Path;
use std::process::{Command, Output};

/// One command of the program in a folder of its own, with nothing set but these variables.
fn typed(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let data = folder.join("data");
    Command::new(env!("CARGO_BIN_EXE_doithoai"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("DOITHOAI_DATA_DIR", &data)
        .envs(variables.iter().copied())
        .output()
        .expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn check_fails_for_a_data_folder_that_is_a_file() {
    let folder = folder();
    let file = folder.path().join("data");
    std::fs::write(&file, "x").expect("written");
    let done = typed(folder.path(), &["check"], &[]);
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stdout);
    let sentence = format!("!! data_dir: {} is a file; name a folder\n", file.display());
    assert!(said.contains(&sentence), "{said}");
}

#[test]
fn check_fails_for_a_database_whose_folder_nobody_makes() {
    let folder = folder();
    let away = folder.path().join("khac");
    let address = format!("sqlite://{}", away.join("doithoai.db").display());
    let done = typed(folder.path(), &["check"], &[("DOITHOAI_DATABASE_URL", &address)]);
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stdout);
    let sentence =
        format!("!! database_url: the folder {} is not there; make it, or name another\n", away.display());
    assert!(said.contains(&sentence), "{said}");
    let done = typed(folder.path(), &["check"], &[]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stdout));
}

#[test]
fn no_command_shows_the_password_of_the_database() {
    let folder = folder();
    let wrong = [
        "postgres://xa:bi-mat@[db/x",
        "postgres://xa:bi-mat@db:port/x?password=bi-mat",
        "mysql://xa:bi-mat@db/x",
    ];
    for address in wrong {
        for command in ["serve", "migrate", "check", "verify", "seed"] {
            let done = typed(folder.path(), &[command], &[("DOITHOAI_DATABASE_URL", address)]);
            let said = text(&done.stdout) + &text(&done.stderr);
            assert!(!done.status.success(), "{command} {address}");
            assert!(said.contains("database_url"), "{command} {address}: {said}");
            assert!(!said.contains("bi-mat"), "{command} {address}: {said}");
        }
    }
    let file = folder.path().join("doithoai.toml");
    std::fs::write(&file, "smtp_url = [\"smtp://xa:bi-mat@thu.test\"]\n").expect("written");
    let done = typed(folder.path(), &["check"], &[]);
    assert_eq!(done.status.code(), Some(2));
    assert_eq!(text(&done.stderr), "configuration: smtp_url: wants a text in quotation marks\n");
}

#[test]
fn what_the_database_is_asked_is_logged_with_its_time_when_wished_for() {
    let folder = folder();
    let done = typed(
        folder.path(),
        &["migrate"],
        &[("RUST_LOG", "info,sqlx::query=debug"), ("DOITHOAI_LOG", "json")],
    );
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let log = text(&done.stderr);
    let statement = log.lines().find(|line| line.contains("CREATE TABLE")).expect("a statement in the log");
    let fields: serde_json::Value = serde_json::from_str(statement).expect("one JSON object a line");
    assert!(fields["elapsed_secs"].as_f64().is_some(), "{statement}");
    let quiet = typed(folder.path(), &["migrate"], &[("RUST_LOG", "info,sqlx=error")]);
    assert!(!text(&quiet.stderr).contains("SELECT"), "{}", text(&quiet.stderr));
}
