//! `doithoai check`: whether this configuration would serve; one line each, the wrong key by its name.

use std::fmt::Display;
use std::path::Path;
use std::time::Duration;

use chrono::Datelike;

use crate::app::{Clock, day_in_vietnam};
use crate::commands::migrate;
use crate::config::Config;
use crate::mail::post::Post;
use crate::store::almanac::Almanac;
use crate::store::outbox::{self, Server};
use crate::store::schema::{self, Standing};
use crate::store::{Database, out_of_reach};

/// How long the mail server may take to greet.
const PATIENCE: Duration = Duration::from_secs(10);

/// What was found: lines for a terminal.
#[derive(Debug, Default)]
pub struct Report {
    /// Each line begins with `ok` or `!!`.
    pub lines: Vec<String>,
    /// Whether a line begins with `!!`.
    pub trouble: bool,
}

impl Report {
    fn ok(&mut self, what: &str, said: impl Display) {
        self.lines.push(format!("ok {what}: {said}"));
    }

    fn wrong(&mut self, what: &str, said: impl Display) {
        self.lines.push(format!("!! {what}: {said}"));
        self.trouble = true;
    }
}

/// Prints the report; `false` means exit code 1.
pub async fn run(config: &Config) -> bool {
    let report = look(config).await;
    for line in &report.lines {
        println!("{line}");
    }
    !report.trouble
}

/// Looks at everything that a server needs and changes nothing.
pub async fn look(config: &Config) -> Report {
    let mut report = Report::default();
    configuration(config, &mut report);
    folder(&config.data_dir, &mut report);
    mail(config, &mut report).await;
    if let Some(db) = database(config, &mut report).await {
        contents(&db, &mut report).await;
    }
    report
}

fn configuration(config: &Config, report: &mut Report) {
    if config.is_https() || config.listen.ip().is_loopback() {
        report.ok("public_url", &config.public_url);
    } else {
        report.wrong(
            "public_url",
            format!("{} is not https, yet listen is {}", config.public_url, config.listen),
        );
    }
    if !config.listen.ip().is_loopback() && config.trusted_proxies.is_empty() && config.is_https() {
        report.wrong("trusted_proxies", "empty: behind a proxy everybody would share one rate limit");
    }
    if config.limits == crate::config::Limits::Off {
        report.wrong("limits", "off: for load tests on loopback only");
    }
}

/// Tries to write where files live; a folder that is yet to be made counts by the nearest one that is there.
fn folder(data_dir: &Path, report: &mut Report) {
    let tried = if data_dir.is_dir() {
        let inside = ["files", "letters", "before-migration"].map(|name| data_dir.join(name));
        [data_dir.to_owned()]
            .iter()
            .chain(&inside)
            .filter(|place| place.exists())
            .try_for_each(|place| writable(place))
    } else {
        may_be_made(data_dir)
    };
    match tried {
        Ok(()) if data_dir.is_dir() => {
            report.ok("data_dir", format!("{} can be written", data_dir.display()))
        }
        Ok(()) => report.ok("data_dir", format!("{} will be made", data_dir.display())),
        Err(why) => report.wrong("data_dir", why),
    }
}

/// Whether a folder takes a file, or a sentence why not.
fn writable(folder: &Path) -> Result<(), String> {
    if !folder.is_dir() {
        return Err(format!("{} is a file; name a folder", folder.display()));
    }
    match tempfile::tempfile_in(folder) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("{} cannot be written: {error}", folder.display())),
    }
}

/// Whether a folder that is not there can be made, or a sentence why not.
fn may_be_made(folder: &Path) -> Result<(), String> {
    let here = Path::new(".");
    let mut above = folder.ancestors().map(|place| if place.as_os_str().is_empty() { here } else { place });
    let there = above.find(|place| place.symlink_metadata().is_ok()).unwrap_or(here);
    if there == folder {
        return writable(there);
    }
    writable(there).map_err(|why| format!("{} cannot be made: {why}", folder.display()))
}

/// Whether SQLite's file can be written or made where it is to lie, or a sentence why not. Its folder is made with the
/// data folder only.
fn place(file: &Path, data_dir: &Path) -> Result<(), String> {
    if file.is_dir() {
        return Err(format!("{} is a folder; name a file", file.display()));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if folder.exists() {
        writable(folder)?;
    } else if data_dir.starts_with(folder) {
        may_be_made(folder)?;
    } else {
        return Err(format!("the folder {} is not there; make it, or name another", folder.display()));
    }
    if !file.exists() {
        return Ok(());
    }
    let opened = std::fs::File::options().append(true).open(file);
    opened.map(|_| ()).map_err(|error| format!("{} cannot be written: {error}", file.display()))
}

async fn mail(config: &Config, report: &mut Report) {
    let post = match Post::new(config.smtp_url.as_deref(), &config.data_dir) {
        Ok(post) => post.with_patience(PATIENCE),
        Err(error) => return report.wrong("smtp_url", error),
    };
    if let Some(folder) = post.folder() {
        return report.ok("smtp_url", format!("not set; letters become files in {}", folder.display()));
    }
    match post.check().await {
        Ok(()) => report.ok("smtp_url", "the mail server answers and lets us in"),
        Err(failure) => report.wrong("smtp_url", failure),
    }
}

/// The database, if it can be used as it is.
async fn database(config: &Config, report: &mut Report) -> Option<Database> {
    if let Some(file) = migrate::sqlite_file(config) {
        if let Err(why) = place(&file, &config.data_dir) {
            report.wrong("database_url", why);
            return None;
        }
        if !file.exists() {
            report.ok("database_url", format!("{} will be made by `doithoai migrate`", file.display()));
            return None;
        }
    }
    let db = match Database::connect(&config.database_url()).await {
        Ok(db) => db,
        Err(error) => {
            report.wrong("database_url", format!("cannot connect: {error}"));
            return None;
        }
    };
    match schema::standing(&db).await {
        Ok(Standing::Current) => {
            report.ok(
                "database_url",
                format!("connected, schema {}", schema::known().last().map_or("", String::as_str)),
            );
            return Some(db);
        }
        Ok(Standing::Empty) => report.ok("database_url", "connected, empty; `doithoai migrate` fills it"),
        Ok(Standing::Behind(steps)) => {
            report.wrong(
                "database_url",
                format!("the schema lacks {}; run `doithoai migrate`", steps.join(", ")),
            );
        }
        Ok(Standing::Newer(steps)) => report.wrong(
            "database_url",
            format!("made by a newer Đối Thoại (it has {}); use that version", steps.join(", ")),
        ),
        Err(error) => report.wrong("database_url", error),
    }
    None
}

async fn contents(db: &Database, report: &mut Report) {
    let now = Clock::default().now();
    let year = day_in_vietnam(now).year();
    match Almanac::default().read(db).await {
        Ok(pages) => {
            for year in [year, year + 1] {
                if pages.calendar.has_year(year) {
                    report.ok("calendar", format!("holds the days off of {year}"));
                } else {
                    report.wrong(
                        "calendar",
                        format!("no days off of {year}; due days of that year would be wrong"),
                    );
                }
            }
        }
        Err(error) => report.wrong("calendar", error),
    }
    match outbox::stuck(db, now).await {
        Ok(0) => report.ok("letters", "none is stuck"),
        Ok(n) => {
            report.wrong("letters", format!("{n} are stuck; see the list of letters, and smtp_url above"))
        }
        Err(error) => report.wrong("letters", error),
    }
    match outbox::held(db).await {
        Ok(0) => {}
        Ok(n) => report.wrong(
            "letters",
            format!("{n} are held since the restore; `doithoai mail release` lets them go"),
        ),
        Err(error) => report.wrong("letters", error),
    }
    match outbox::server_seen(db).await {
        Ok(Some(Server { away_since: Some(since), said, .. })) => report.wrong(
            "smtp_url",
            format!("away since {}: {}", since.format("%Y-%m-%d %H:%M UTC"), said.unwrap_or_default()),
        ),
        Ok(_) => {}
        Err(error) => report.wrong("smtp_url", error),
    }
    match out_of_reach::of_nobody(db, 100).await {
        Ok(0) => report.ok("restricted", "each restricted item has somebody who may open it"),
        Ok(n) => report.wrong(
            "restricted",
            format!("nobody may open {n} items; give the commune or its province a reception officer"),
        ),
        Err(error) => report.wrong("restricted", error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(report: &Report) -> String {
        report.lines.join("\n")
    }

    #[test]
    fn a_data_folder_that_cannot_be_one_is_named() {
        let house = tempfile::tempdir().expect("a folder");
        let file = house.path().join("tep");
        std::fs::write(&file, "x").expect("written");
        let looked = |path: &Path| {
            let mut report = Report::default();
            folder(path, &mut report);
            (report.trouble, said(&report))
        };
        let shown = file.display();
        assert_eq!(looked(&file), (true, format!("!! data_dir: {shown} is a file; name a folder")));
        let below = file.join("data");
        let sentence =
            format!("!! data_dir: {} cannot be made: {shown} is a file; name a folder", below.display());
        assert_eq!(looked(&below), (true, sentence));
        let fresh = house.path().join("a").join("b");
        assert_eq!(looked(&fresh), (false, format!("ok data_dir: {} will be made", fresh.display())));
        std::fs::write(house.path().join("files"), "x").expect("written");
        assert!(looked(house.path()).0, "files is no folder");
    }

    #[test]
    fn a_database_that_cannot_lie_where_it_should_is_named() {
        let house = tempfile::tempdir().expect("a folder");
        let data = house.path().join("data");
        assert_eq!(place(&data.join("doithoai.db"), &data), Ok(()));
        assert_eq!(
            place(house.path(), &data),
            Err(format!("{} is a folder; name a file", house.path().display()))
        );
        let astray = house.path().join("khac");
        assert_eq!(
            place(&astray.join("doithoai.db"), &data),
            Err(format!("the folder {} is not there; make it, or name another", astray.display()))
        );
        std::fs::write(&astray, "x").expect("written");
        assert_eq!(
            place(&astray.join("doithoai.db"), &data),
            Err(format!("{} is a file; name a folder", astray.display()))
        );
    }
}
