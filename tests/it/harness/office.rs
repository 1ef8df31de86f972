//! A whole office in this process: the invented province with its communes, a clock that is moved by hand,
//! a real listener for pages and API, and a real mail server.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use doithoai::app::{App, Clock, day_in_vietnam};
use doithoai::commands::{demo, verify};
use doithoai::config::Config;
use doithoai::jobs;
use doithoai::mail::post::Post;
use doithoai::store::{Database as Store, facts, figures, recount, tally, units};
use doithoai::web::routes;
use doithoai::web::server::{self, Seats};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::database::{Database, is_sqlite};
use super::http::Client;
use super::letter::Letter;
use super::page::Page;
use super::smtp::Smtp;
use super::today;

/// The password of every account.
pub const PASSWORD: &str = "mật khẩu chỉ để thử";

/// The office; all of it goes with this value.
pub struct Office {
    /// The program, for its clock and for what nobody sees from outside.
    pub app: App,
    /// Where the letters arrive.
    pub smtp: Smtp,
    /// Its database.
    pub database: Database,
    base: String,
    post: Post,
    folder: TempDir,
    _stop: watch::Sender<bool>,
}

impl Office {
    /// Opens the office on a Tuesday morning at nine, after the story of the demo, with no letter waiting.
    pub async fn open() -> Office {
        let (told, kept) = (today::day(), told_files());
        let database = Database::filled(&name(), async |url: &str| tell(url, &kept, told).await).await;
        let folder = tempfile::tempdir().expect("the temporary folder is writable");
        copy(&kept, folder.path());
        let office = Office::around(database, folder, told).await;
        let mut day = told;
        while day.weekday() != Weekday::Tue {
            day = day + Days::new(1);
        }
        office.at(day, 9, 0);
        office
    }

    /// Opens the office at nine on the very day up to which the story was told.
    pub async fn told_on(day: NaiveDate) -> Office {
        let database = Database::fresh().await;
        let folder = tempfile::tempdir().expect("the temporary folder is writable");
        tell(database.url(), folder.path(), day).await;
        Office::around(database, folder, day).await
    }

    async fn around(database: Database, folder: TempDir, day: NaiveDate) -> Office {
        let smtp = Smtp::start().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let base = format!("http://{address}");
        let config = Config {
            listen: address,
            public_url: base.clone(),
            smtp_url: Some(smtp.url()),
            ..config(folder.path())
        };
        let post = Post::new(config.smtp_url.as_deref(), folder.path()).expect("a mail server's address");
        let store = Store::connect(database.url()).await.expect("the database opens");
        let clock = Clock::still(today::at(day, 9, 0));
        let app = App::new(config, store, clock).await.expect("the program starts");
        let (stop, stopped) = watch::channel(false);
        let router = routes::router(app.clone());
        let seats = Seats::of(&app);
        tokio::spawn(server::serve(listener, router, stopped, Duration::from_millis(100), seats));
        Office { app, smtp, database, base, post, folder, _stop: stop }
    }

    /// Somebody's browser, signed in nowhere.
    pub fn visitor(&self) -> Client {
        Client::new(&self.base)
    }

    /// Somebody's browser that takes no cookies.
    pub fn visitor_without_cookies(&self) -> Client {
        Client::without_cookies(&self.base)
    }

    /// A browser in which this person signed in.
    pub async fn sign_in(&self, login: &str) -> Client {
        let client = self.visitor();
        self.sign_in_with(&client, login).await;
        client
    }

    /// Signs in with this browser.
    pub async fn sign_in_with(&self, client: &Client, login: &str) {
        let page = client.open("/dang-nhap").await;
        let form = page.form("/dang-nhap");
        let after = form.set("login", login).set("password", PASSWORD).submit().await;
        assert!(after.is_redirect(), "{login} is not let in:\n{}", after.text());
    }

    /// A personal token of this person, made on the page for it.
    pub async fn token(&self, login: &str) -> String {
        let client = self.sign_in(login).await;
        let page = client.open("/lam-viec/tai-khoan/ma-truy-cap").await;
        let form = page.form("/lam-viec/tai-khoan/ma-truy-cap").set("label", "thử").set("password", PASSWORD);
        let form = form.set("scopes", "act").set("scopes", "restricted").set("days", "365");
        let page = form.submit().await;
        let shown = page.texts("code");
        shown.into_iter().next().expect("a fresh token is shown once")
    }

    /// Today in Vietnam, by the office's clock.
    pub fn today(&self) -> NaiveDate {
        day_in_vietnam(self.app.now())
    }

    /// Moves the clock to an hour of a day in Vietnam.
    pub fn at(&self, day: NaiveDate, hour: u32, minute: u32) {
        self.app.clock.stand_at(today::at(day, hour, minute));
    }

    /// Moves the clock to nine in the morning, so many days on.
    pub fn days_later(&self, days: u64) {
        self.at(self.today() + Days::new(days), 9, 0);
    }

    /// Carries every waiting letter to the mail server and gives all that arrived for this address.
    pub async fn letters_to(&self, address: &str) -> Vec<Letter> {
        self.carry().await;
        self.smtp.letters_to(address)
    }

    /// Carries every waiting letter and gives all that ever arrived.
    pub async fn letters(&self) -> Vec<Letter> {
        self.carry().await;
        self.smtp.letters()
    }

    async fn carry(&self) {
        let sent = jobs::send_letters(&self.app, &self.post).await.expect("a round of letters");
        assert_eq!((sent.failed, sent.retried), (0, 0), "every letter is taken");
    }

    /// Checks the whole journal, every deadline, every file and the figures, which stay as they are summed up.
    pub async fn verify(&self) {
        let found = verify::all(&self.app.db, self.folder.path()).await.expect("it can be read");
        assert!(found.sound(), "{:#?}", found.wrong);
        assert!(found.lines > 0, "there is a journal");
        self.figures_agree().await;
        jobs::sum_up(&self.app).await.expect("a round of summing up");
        self.figures_agree().await;
    }

    /// Checks the figures of every unit against a recount of its rows.
    pub async fn figures_agree(&self) {
        let today = self.today();
        let db = &self.app.db.begin_read().await.expect("one moment is read");
        for unit in units::ever(db).await.expect("the units are read") {
            let counted = recount::of_unit(db, unit.id).await.expect("the rows are counted");
            assert_eq!(tally::of_unit(db, unit.id).await.expect("the counters are read"), counted);
            let shown = figures::of_unit(db, unit.id, today).await.expect("the figures are read");
            assert_eq!(shown, figures::drawn(counted, today), "{}", unit.code);
        }
    }

    /// Opens the page of an act on an opinion.
    pub async fn ask(&self, client: &Client, code: &str, act: &str) -> Page {
        client.get(&act_path(code, act)).await.expect_status(200)
    }

    /// Presses a button on the page of an opinion that needs no words.
    pub async fn press(&self, client: &Client, code: &str, act: &str) -> Page {
        let page = client.get(&case_path(code)).await.expect_status(200);
        page.form(&act_path(code, act)).send().await
    }
}

/// The page of an opinion at the desk.
pub fn case_path(code: &str) -> String {
    format!("/lam-viec/y-kien/{code}")
}

/// The page of an act on an opinion.
pub fn act_path(code: &str, act: &str) -> String {
    format!("/lam-viec/y-kien/{code}/viec/{act}")
}

fn config(folder: &Path) -> Config {
    Config {
        data_dir: folder.to_owned(),
        mail_from: "Đối Thoại <doithoai@tinh.test>".to_owned(),
        ..Config::default()
    }
}

/// The story is told up to a day, so that another day's is of no use.
fn name() -> String {
    format!("office_{}", today::day().format("%Y%m%d"))
}

fn told_files() -> PathBuf {
    let kind = if is_sqlite() { "sqlite" } else { "postgres" };
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("told-{kind}-{}", name()))
}

/// Tells the story of the demo up to a day into an empty database; its letters go into a folder.
async fn tell(url: &str, folder: &Path, day: NaiveDate) {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).expect("the target folder is writable");
    let store = Store::connect(url).await.expect("the new database opens");
    facts::load(&store).await.expect("the defaults are written");
    let settings = Config { public_url: "http://127.0.0.1:1".to_owned(), ..config(folder) };
    let clock = Clock::still(today::at(day, 9, 0));
    let app = App::new(settings, store, clock).await.expect("the program starts");
    demo::fill(&app, PASSWORD).await.expect("the story is told");
    let post = jobs::post(&app).expect("a folder is a post");
    while jobs::send_letters(&app, &post).await.expect("a round of letters").sent > 0 {}
    app.db.clone().close().await.expect("it closes");
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("the story has a folder").flatten() {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&place).expect("the temporary folder is writable");
            copy(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).expect("a file can be copied");
        }
    }
}
