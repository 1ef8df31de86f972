//! `doithoai demo`: an invented commune with a province above it, told through the acts themselves, then served.

mod answers;
mod matters;
mod people;
mod picture;
mod places;
mod restricted;
mod stage;
mod story;

use chrono::NaiveDate;

use super::clock;
use super::migrate::{self, Ready};
use super::serve::until_told;
use crate::acts::staff::set_demo_password;
use crate::app::App;
use crate::config::Config;
use crate::store::{outbox, settings};

/// The setting that marks a filled demo, with its password's absence: a second start keeps what is there.
const MARK: &str = "demo";

/// What `doithoai demo` takes.
#[derive(Debug, clap::Args)]
pub struct DemoArgs {
    /// The day on which the story ends and the demo begins, such as 2026-11-25; the clock runs on from its morning
    #[arg(long, value_name = "DAY")]
    today: Option<NaiveDate>,
}

/// Fills the data folder once, prints addresses and accounts, and serves.
pub async fn run(config: Config, args: DemoArgs) -> Result<(), String> {
    let clock = clock::of_demo(args.today)?;
    let Ready { db, lock } = migrate::prepare(&config).await?;
    let app = App::new(config, db, clock).await.map_err(|e| format!("the database refuses: {e}"))?;
    let told = settings::get(&app.db, MARK).await.map_err(|e| e.to_string())?;
    let password = app.config.demo_password.clone().filter(|typed| !typed.is_empty());
    match told {
        Some(_) => {
            println!("The demo is already in {}; it is kept as it is.", app.config.data_dir.display());
            if let Some(password) = &password {
                set_demo_password(&app, &people::logins(), password).await.map_err(|e| e.to_string())?;
            }
            announce(&app, password.as_deref().unwrap_or("(as printed at the first start)"));
        }
        None => {
            let password = password.unwrap_or_else(|| app.fresh_token().chars().take(14).collect());
            fill(&app, &password).await?;
            announce(&app, &password);
        }
    }
    until_told(app, lock).await
}

/// Tells the whole story up to the clock's own day into an empty installation; leaves the clock as it found it.
pub async fn fill(app: &App, password: &str) -> Result<(), String> {
    let had_accounts = crate::store::staff::any(&app.db).await.map_err(|e| e.to_string())?;
    if had_accounts {
        return Err("this installation already has accounts; demo wants a data folder of its own".to_owned());
    }
    let (now, today) = (app.now(), app.today());
    let hand = app.clock.stand_at(now - chrono::TimeDelta::days(60));
    let told = tell(app, password, today).await;
    app.clock.put_back(hand);
    app.almanac.forget().await;
    app.directory.forget();
    told?;
    let late = |e: crate::store::Error| e.to_string();
    let tx = app.begin_write().await.map_err(late)?;
    outbox::wait_from(&tx, app.now()).await.map_err(late)?;
    tx.commit().await.map_err(late)?;
    settings::put(&app.db, MARK, "told").await.map_err(|e| e.to_string())
}

async fn tell(app: &App, password: &str, today: NaiveDate) -> Result<(), String> {
    places::build(app).await.map_err(|e| format!("demo units: {e}"))?;
    people::hire(app).await.map_err(|e| format!("demo accounts: {e}"))?;
    set_demo_password(app, &people::logins(), password).await.map_err(|e| e.to_string())?;
    story::tell(app, today).await.map_err(|e| format!("demo story: {e}"))
}

fn announce(app: &App, password: &str) {
    println!();
    println!("  Public site   {}", app.link("/"));
    println!("  Staff         {}", app.link("/dang-nhap"));
    println!("  API           {}", app.link("/openapi.json"));
    println!();
    println!("  Password of all accounts: {password}");
    for (login, who) in people::described() {
        println!("    {login:<12} {who}");
    }
    println!();
}
