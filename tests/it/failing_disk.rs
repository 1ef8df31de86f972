//! The disk fills up or fails while opinions come in, and is well again later: whatever was acknowledged is there after a
//! kill, and what was not acknowledged was said so. The disk is played by `tests/support/disk.c`. SQLite lies on it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::citizen::{self, looks_with, send_form};
use crate::harness::database::Database;
use crate::harness::server::{Plan, Server};
use crate::harness::wait;
use crate::walk::picture;

/// A server whose database and files lie on a disk that fails on command.
struct House {
    server: Server,
    how: PathBuf,
    acknowledged: Vec<(String, String, String)>,
    sent: usize,
    _folder: tempfile::TempDir,
}

fn played(folder: &Path) -> PathBuf {
    let library = folder.join("disk.so");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/disk.c");
    let mut compiler = Command::new("cc");
    let compiled = compiler.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl");
    let compiled = compiled.status().expect("a C compiler is missing: install gcc");
    assert!(compiled.success(), "the failing disk does not compile");
    library
}

impl House {
    async fn founded() -> House {
        House::founded_with_limits("off").await
    }

    async fn founded_with_limits(limits: &str) -> House {
        let folder = tempfile::tempdir().expect("a folder");
        let how = folder.path().join("how");
        std::fs::write(&how, "well").expect("written");
        let plan = Plan::of(Path::new(env!("CARGO_BIN_EXE_doithoai")), &["demo"], Database::fresh().await);
        let disk = plan.database_folder().expect("the database is a file");
        let library = played(folder.path());
        let server = plan
            .set("DOITHOAI_LIMITS", limits)
            .set("LD_PRELOAD", library.to_str().expect("a path"))
            .set("FAILING_FOLDER", disk.to_str().expect("a path"))
            .set("FAILING_HOW", how.to_str().expect("a path"))
            .start()
            .await;
        House { server, how, acknowledged: Vec::new(), sent: 0, _folder: folder }
    }

    fn disk_is(&self, how: &str) {
        // Renamed, so that no word is ever read half.
        let fresh = self.how.with_extension("fresh");
        std::fs::write(&fresh, how).expect("written");
        std::fs::rename(&fresh, &self.how).expect("renamed");
    }

    /// Sends one opinion; gives the status.
    async fn sends(&mut self) -> u16 {
        self.sent += 1;
        let text = format!("Ý kiến thứ {}: mương N4 tắc.", self.sent);
        let body = serde_json::json!({ "unit": "demo", "text": text, "topic": "MTG", "anonymous": true });
        let request = self.server.client().request(reqwest::Method::POST, "/api/v1/opinions").json(&body);
        let key = format!("o-dia-hong-va-day-{:08}", self.sent);
        let answer = request.header("idempotency-key", key).send().await.expect("an answer");
        let status = answer.status().as_u16();
        let said = answer.text().await.expect("a body");
        if status == 201 {
            let receipt: serde_json::Value = serde_json::from_str(&said).expect("JSON");
            let word = |name: &str| receipt[name].as_str().expect(name).to_owned();
            self.acknowledged.push((word("code"), word("secret"), text));
        } else {
            assert!([503, 507].contains(&status), "{status}: {said}");
        }
        status
    }

    /// An act that begins to write and is refused: its transaction ends without a commit.
    async fn is_refused_something(&self) {
        let client = self.server.client();
        let form = client.open("/dang-nhap").await.form("Đăng nhập").set("login", "khong-co");
        let page = form.set("password", "một mật khẩu nào đó").send().await;
        assert!([422, 503, 507].contains(&page.status.as_u16()), "{}", page.status);
    }

    async fn readiness(&self) -> (u16, String) {
        let answer = self.server.client().get("/readyz").await;
        (answer.status.as_u16(), answer.text())
    }

    /// Kills the server, starts it on a good disk and looks for everything that was acknowledged.
    async fn everything_acknowledged_is_there(mut self) {
        self.server.kill();
        self.disk_is("well");
        self.server.start_again().await;
        for (code, secret, text) in &self.acknowledged {
            looks_with(&self.server.client(), code, secret).await.expect(text);
        }
        let verified = self.server.plan().command(&["verify"]);
        let said = String::from_utf8_lossy(&verified.stdout).into_owned();
        assert!(verified.status.success(), "{said}{}", String::from_utf8_lossy(&verified.stderr));
    }

    async fn fails_for_a_while(&mut self, how: &str) {
        for _ in 0..3 {
            assert_eq!(self.sends().await, 201);
        }
        self.disk_is(how);
        let mut refused = 0;
        for _ in 0..8 {
            if self.sends().await != 201 {
                refused += 1;
            }
            self.is_refused_something().await;
        }
        assert!(refused > 0, "a disk that is {how} refuses something, or it is not played");
        let mut ready = self.readiness().await.0;
        for _ in 0..20 {
            if ready == 503 {
                break;
            }
            // Between two failures the disk may have taken a proof.
            self.sends().await;
            ready = self.readiness().await.0;
        }
        assert_eq!(ready, 503, "a disk that is {how} is told");
    }

    async fn is_well_again(&mut self) {
        self.disk_is("well");
        wait::until("the server is ready again", async || (self.readiness().await.0 == 200).then_some(()))
            .await;
        for _ in 0..12 {
            assert_eq!(self.sends().await, 201);
            self.is_refused_something().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_is_nearly_full_takes_words_and_no_more_pictures() {
    let plan = Plan::of(Path::new(env!("CARGO_BIN_EXE_doithoai")), &["demo"], Database::fresh().await);
    let mut server = plan.start().await;
    server.set("DOITHOAI_FILES_UNTIL", "0");
    server.start_again().await;
    let page = server.client().open("/gui-y-kien").await;
    let page = send_form(&page).set("topic", "MTG").send().await.expect_status(200);
    let words = send_form(&page).set("text", "Mương đầu thôn tắc đã ba tháng.");
    let refused =
        words.attach("photos", "mương.png", "image/png", &picture()).send().await.expect_status(422);
    refused.expect("mương.png: chưa nhận, vì máy chủ gần hết chỗ").expect("Mương đầu thôn tắc đã ba tháng.");
    let page = send_form(&refused).send().await.expect_status(200);
    let page = send_form(&page).send().await.expect_status(200);
    citizen::receipt(&send_form(&page)).await;
}

async fn loses_nothing_on_a_disk_that_is(how: &str) {
    let mut house = House::founded().await;
    house.fails_for_a_while(how).await;
    house.is_well_again().await;
    house.everything_acknowledged_is_there().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_loses_nothing_acknowledged_and_says_so_in_the_form_with_the_words_kept() {
    let mut house = House::founded().await;
    house.fails_for_a_while("full").await;
    assert_eq!(house.sends().await, 507);
    let (status, said) = house.readiness().await;
    assert_eq!(status, 503, "{said}");
    assert!(said.contains("disk"), "{said}");
    house.disk_is("well");
    wait::until("the server is ready again", async || (house.readiness().await.0 == 200).then_some(())).await;
    let page = house.server.client().open("/gui-y-kien").await;
    let page = send_form(&page).set("topic", "MTG").send().await.expect_status(200);
    let words = send_form(&page).set("text", "Mương đầu thôn tắc đã ba tháng.");
    house.disk_is("full");
    let page = words.submit().await.expect_status(507);
    page.expect("Máy chủ hết chỗ lưu").expect("Mương đầu thôn tắc đã ba tháng.").expect("0209 0000 000");
    house.disk_is("well");
    words.send().await.expect_status(200).expect("Bước 3 trên 4");
    house.is_well_again().await;
    house.everything_acknowledged_is_there().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_a_citizen_still_reads_and_whoever_guesses_is_still_stopped() {
    let mut house = House::founded_with_limits("on").await;
    assert_eq!(house.sends().await, 201);
    let (code, secret, text) = house.acknowledged[0].clone();
    house.disk_is("full");
    assert_eq!(house.sends().await, 507);
    looks_with(&house.server.client(), &code, &secret).await.expect_status(200).expect(&text);
    for nth in 0..10 {
        looks_with(&house.server.client(), &code, &format!("000{nth}")).await.expect_status(422);
    }
    looks_with(&house.server.client(), &code, "1234").await.expect_status(429);
    looks_with(&house.server.client(), &code, &secret).await.expect_status(200).expect(&text);
    house.everything_acknowledged_is_there().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_nothing_can_be_written_the_page_keeps_the_words_and_names_telephone_and_desk() {
    let house = House::founded().await;
    let page = house.server.client().open("/gui-y-kien").await;
    let page = send_form(&page).set("topic", "MTG").send().await.expect_status(200);
    let words = send_form(&page).set("text", "Mương đầu thôn tắc đã ba tháng.");
    house.disk_is("writing");
    let page = words.submit().await.expect_status(503);
    page.expect("Mương đầu thôn tắc đã ba tháng.").expect("0209 0000 000").expect("nói với trưởng thôn");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_refuses_every_second_write_loses_nothing_acknowledged() {
    loses_nothing_on_a_disk_that_is("tearing").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_cannot_be_written_loses_nothing_acknowledged() {
    loses_nothing_on_a_disk_that_is("writing").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_keeps_nothing_it_was_given_loses_nothing_acknowledged() {
    loses_nothing_on_a_disk_that_is("syncing").await;
}
