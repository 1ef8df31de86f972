//! PostgreSQL's own tools, which backup and restore call; the password goes through the environment, never the command line.

use std::path::Path;
use std::process::Stdio;

use tokio::process::Command;

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
    let mut url = url::Url::parse(url).map_err(|e| format!("database_url: {e}"))?;
    let mut command = Command::new(name);
    if let Some(password) = url.password() {
        command.env("PGPASSWORD", decoded(password));
        url.set_password(None).map_err(|()| "database_url: the password cannot be set apart".to_owned())?;
    }
    command.arg("--dbname").arg(url.as_str());
    Ok(command)
}

/// `%40` back to `@`, as a URL writes passwords.
fn decoded(text: &str) -> String {
    let pair = format!("p={}", text.replace('+', "%2B"));
    url::form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
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
    #[test]
    fn a_password_is_handed_on_as_it_is_meant() {
        assert_eq!(super::decoded("a%40b+c%25"), "a@b+c%");
    }
}
