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
use crate::store::schema::{self, Standing};
use crate::store::{Database, out_of_reach, outbox};

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

/// Tries to write where files and the database live; a folder that is yet to be made counts by its parent.
fn folder(data_dir: &Path, report: &mut Report) {
    let made = data_dir.is_dir();
    let place =
        if made { Some(data_dir) } else { data_dir.ancestors().skip(1).find(|folder| is_folder(folder)) };
    let tried = match place {
        Some(place) if place.as_os_str().is_empty() => tempfile::tempfile_in("."),
        Some(place) => tempfile::tempfile_in(place),
        None => tempfile::tempfile_in(data_dir),
    };
    match tried {
        Ok(_) if made => report.ok("data_dir", format!("{} can be written", data_dir.display())),
        Ok(_) => report.ok("data_dir", format!("{} will be made", data_dir.display())),
        Err(error) => report.wrong("data_dir", format!("{} cannot be written: {error}", data_dir.display())),
    }
}

fn is_folder(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.is_dir()
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
    if let Some(file) = migrate::sqlite_file(config)
        && !file.exists()
    {
        report.ok("database_url", format!("{} will be made by `doithoai migrate`", file.display()));
        return None;
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
    match out_of_reach::of_nobody(db, 100).await {
        Ok(0) => report.ok("restricted", "each restricted item has somebody who may open it"),
        Ok(n) => report.wrong(
            "restricted",
            format!("nobody may open {n} items; give the commune or its province a reception officer"),
        ),
        Err(error) => report.wrong("restricted", error),
    }
}
