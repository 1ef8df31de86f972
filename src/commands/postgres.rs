//! PostgreSQL's own tools, which backup and restore call; the password goes through the environment, never the command line.

use std::path::Path;
use std::process::Stdio;

use percent_encoding::percent_decode_str;
use tokio::process::Command;
use url::Url;

/// Writes the whole database into a file in PostgreSQL's own format.
pub async fn dump(url: &str, file: &Path) -> Result<(), String> {
    let mut command = tool("pg_dump", url)?;
    command
        .args(["--format=custom", "--no-owner", "--no-privileges", "--compress=0"])
        .arg("--file")
        .arg(file);
    finish(command, "pg_dump").await
}

/// Reads such a file into an empty database, all or nothing.
pub async fn restore(url: &str, file: &Path) -> Result<(), String> {
    let mut command = tool("pg_restore", url)?;
    command.args(["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]).arg(file);
    finish(command, "pg_restore").await
}

fn tool(name: &str, url: &str) -> Result<Command, String> {
    let (url, password) = apart(url)?;
    let mut command = Command::new(name);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command.arg("--dbname").arg(url.as_str());
    Ok(command)
}

/// The address without its password, and the password, wherever the address holds it.
fn apart(url: &str) -> Result<(Url, Option<String>), String> {
    let mut url = Url::parse(url).map_err(|e| format!("database_url: {e}"))?;
    let before_host = url.password().map(|text| percent_decode_str(text).decode_utf8_lossy().into_owned());
    url.set_password(None).map_err(|()| "database_url: the password cannot be set apart".to_owned())?;
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let (secret, options): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(name, _)| name == "password");
    if !secret.is_empty() {
        url.set_query(None);
        if !options.is_empty() {
            url.query_pairs_mut().extend_pairs(options);
        }
    }
    Ok((url, secret.into_iter().next_back().map(|(_, value)| value).or(before_host)))
}

async fn finish(mut command: Command, name: &str) -> Result<(), String> {
    let done = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .output()
        .await;
    match done {
        Ok(done) if done.status.success() => Ok(()),
        Ok(done) => Err(format!("{name} failed: {}", String::from_utf8_lossy(&done.stderr).trim())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(format!(
            "{name} was not found; install PostgreSQL's client programs of the server's version and put them on PATH"
        )),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn a_password_is_handed_on_as_it_is_meant_and_never_on_the_command_line() {
        let (url, password) = apart("postgres://xa:a%40b+c%25@db/x").expect("an address");
        assert_eq!((url.as_str(), password.as_deref()), ("postgres://xa@db/x", Some("a@b+c%")));
        let (url, password) = apart("postgres://db/x?user=xa&password=bi-mat").expect("an address");
        assert_eq!((url.as_str(), password.as_deref()), ("postgres://db/x?user=xa", Some("bi-mat")));
    }
}
