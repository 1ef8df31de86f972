//! The harness keeps its own promises: what a walk relies on was itself tested.

use std::path::Path;
use std::time::{Duration, Instant};

use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use sea_orm::{ConnectionTrait, Statement};

use crate::harness::database::Database;
use crate::harness::faulty_smtp::{Fault, FaultySmtp};
use crate::harness::server::{Plan, Server};
use crate::harness::smtp::{Manners, Smtp};
use crate::harness::today;

/// A page with forms, served by whatever Python the machine has.
const SITE: &str = r#"
import http.server, os, sys
PAGE = '''<!doctype html><title>Gửi ý kiến</title><h1>Gửi  ý kiến</h1><a href="/tra-cuu">Tra <b>cứu</b></a>
<form method="post" action="/gui-y-kien"><input type="hidden" name="once" value="abc">
<label for="w">Nội dung</label><textarea id="w" name="words">
cũ</textarea>
<label><input type="radio" name="village" value="1" checked> Thôn 1</label>
<label><input type="radio" name="village" value="2"> Thôn 2</label>
<select name="topic"><option value="">Chọn</option><option value="dat">Đất đai</option></select>
<button name="act" value="send">Gửi đi</button></form><script>hidden()</script>'''
class Site(http.server.BaseHTTPRequestHandler):
    def reply(self, body):
        data = body.encode()
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.send_header("set-cookie", "lang=vi; Path=/")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
    def do_GET(self):
        self.reply(PAGE)
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        h = self.headers
        self.reply("<p>" + "|".join([body.replace("&", " "), h["origin"], h["sec-fetch-site"], h.get("cookie", "-")]))
    def log_message(self, *_):
        pass
host, port = os.environ["DOITHOAI_LISTEN"].split(":")
print("site starts", file=sys.stderr, flush=True)
http.server.ThreadingHTTPServer((host, int(port)), Site).serve_forever()
"#;

async fn site() -> Server {
    Plan::of(Path::new("/usr/bin/python3"), &["-c", SITE], Database::bare().await).start().await
}

fn letter(to: &str) -> Message {
    let message = Message::builder()
        .from("Xã An Khê Thượng <xa@example.vn>".parse().expect("a mailbox"))
        .to(to.parse().expect("a mailbox"))
        .subject("[AKT-26-000001-A] Ý kiến đã được tiếp nhận")
        .header(lettre::message::header::ContentType::TEXT_PLAIN);
    message.body("Kính gửi ông bà,\nđã nhận.\n".to_owned()).expect("a letter")
}

fn post(url: &str) -> AsyncSmtpTransport<Tokio1Executor> {
    let bound = Some(Duration::from_secs(5));
    AsyncSmtpTransport::<Tokio1Executor>::from_url(url).expect("an address").timeout(bound).build()
}

#[tokio::test]
async fn each_test_has_a_migrated_database_of_its_own() {
    let (mine, yours) = (Database::fresh().await, Database::fresh().await);
    let (left, right) = (mine.connect().await, yours.connect().await);
    left.execute_unprepared("CREATE TABLE only_mine (id INTEGER)").await.expect("the left one takes a table");
    let ask = |sql: &str| Statement::from_string(left.get_database_backend(), sql);
    right
        .query_one_raw(ask("SELECT count(*) FROM only_mine"))
        .await
        .expect_err("the right one does not know it");
    right.query_one_raw(ask("SELECT count(*) FROM seaql_migrations")).await.expect("both are migrated");
    assert_ne!(mine.url(), yours.url());
}

#[tokio::test]
async fn a_database_leaves_with_its_test() {
    let database = Database::fresh().await;
    let file = database.url().trim_start_matches("sqlite://").to_owned();
    let witness = Database::bare().await;
    let name = database.url().split(['/', '?']).nth(3).unwrap_or_default().to_owned();
    let _still_open = database.connect().await;
    drop(database);
    if witness.is_sqlite() {
        assert!(!Path::new(&file).exists());
    } else {
        let db = witness.connect().await;
        let sql = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
        let left = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
        assert!(left.expect("the server answers").is_none(), "{name} is still there");
    }
}

#[tokio::test]
async fn a_letter_arrives_and_is_read_back() {
    let server = Smtp::start().await;
    post(&server.url()).send(letter("dan@example.vn")).await.expect("accepted");
    let letters = server.wait_for(1).await;
    assert_eq!(letters[0].subject(), "[AKT-26-000001-A] Ý kiến đã được tiếp nhận");
    assert_eq!((letters[0].to(), letters[0].from()), ("dan@example.vn", "xa@example.vn"));
    assert_eq!(letters[0].text().trim_end(), "Kính gửi ông bà,\nđã nhận.");
    assert_eq!(letters[0].recipients, ["dan@example.vn"]);
    assert_eq!(letters[0].header("Content-Type").as_deref(), Some("text/plain; charset=utf-8"));
    assert_eq!(server.letters_to("khac@example.vn").len(), 0);
}

#[tokio::test]
async fn a_mail_server_refuses_defers_dies_and_comes_back() {
    let manners = Manners {
        refuse: vec!["khong@example.vn".into()],
        defer: vec!["sau@example.vn".into()],
        die_after: Some(1),
        ..Manners::default()
    };
    let mut server = Smtp::with(manners).await;
    let post = |url: String| async move { (post(&url), url).0 };
    let door = post(server.url()).await;
    assert!(door.send(letter("khong@example.vn")).await.expect_err("refused").is_permanent());
    assert!(door.send(letter("sau@example.vn")).await.expect_err("deferred").is_transient());
    door.send(letter("dan@example.vn")).await.expect("the first is kept");
    door.send(letter("dan@example.vn")).await.expect_err("it dies in the second");
    server.start_again(Manners::default());
    post(server.url()).await.send(letter("dan@example.vn")).await.expect("it is back");
    assert_eq!(server.letters().len(), 2);
}

#[tokio::test]
async fn faulty_mail_servers_fail_as_they_say() {
    for fault in [Fault::Refuses, Fault::Turns554, Fault::DiesInData] {
        let server = FaultySmtp::start(fault).await;
        post(&server.url()).send(letter("dan@example.vn")).await.expect_err("no letter gets through");
    }
    for fault in [Fault::Silent, Fault::SilentAfterData] {
        let server = FaultySmtp::start(fault).await;
        let began = Instant::now();
        let bound = Duration::from_millis(500);
        let sent = tokio::time::timeout(bound, post(&server.url()).send(letter("dan@example.vn"))).await;
        assert!(sent.is_err() && began.elapsed() >= bound, "{fault:?} kept the client waiting");
        assert_eq!(server.visits(), 1);
    }
}

#[tokio::test]
async fn a_form_is_filled_and_sent_as_a_browser_does() {
    let server = site().await;
    let client = server.client();
    let page = client.get("/gui-y-kien").await.expect_status(200);
    assert_eq!(page.title(), "Gửi ý kiến");
    page.expect("Gửi ý kiến").expect("Tra cứu").expect_not("Đã gửi");
    assert!(!page.has("hidden()"));
    assert_eq!(page.link("Tra cứu"), "/tra-cuu");
    let form = page.form("Gửi đi");
    assert_eq!(form.value("Nội dung"), "cũ");
    let form = form.set("Nội dung", "đường\nhỏng").set("village", "Thôn 2").set("topic", "Đất đai");
    let words = form.submit().await.text();
    let sent = "once=abc words=%C4%91%C6%B0%E1%BB%9Dng%0D%0Ah%E1%BB%8Fng village=2 topic=dat act=send";
    let origin = server.url("");
    assert_eq!(words, format!("{sent}|{origin}|same-origin|lang=vi"));
    assert_eq!(client.cookie("lang").as_deref(), Some("vi"));
}

#[tokio::test]
async fn a_server_is_killed_started_again_and_stopped() {
    let mut server = site().await;
    let client = server.client();
    server.kill();
    reqwest::get(server.url("/")).await.expect_err("nobody answers after kill -9");
    server.start_again().await;
    client.get("/").await.expect_status(200);
    assert_eq!(server.output().matches("site starts").count(), 2);
    assert!(!server.stop().success(), "this one dies of TERM");
}

#[tokio::test]
#[should_panic(expected = "before it was ready")]
async fn a_server_that_ends_at_once_is_reported_with_its_words() {
    Plan::of(Path::new("/bin/false"), &[], Database::bare().await).start().await;
}

#[tokio::test]
async fn a_program_under_test_lives_on_the_day_of_its_test_and_says_so() {
    let server = Server::start().await;
    let said = server.output();
    let day = today::day().to_string();
    let warned = said.lines().any(|line| line.contains("does not follow the system") && line.contains(&day));
    assert!(warned, "{said}");
}
