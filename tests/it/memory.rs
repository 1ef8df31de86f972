//! One visitor without an account cannot take the server's memory or its seats: tried alone and together, while others
//! are served. What is measured is the memory that the process holds for itself (RssAnon), not time.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::harness::citizen::send_form;
use crate::harness::database::Database;
use crate::harness::server::{Plan, Server};

/// The most that the process may hold, in bytes: it lives in a machine of 256 MB. What is shipped stays below 150 MB; this
/// build is not optimized, begins with some 30 MB more, and holds freed memory longer.
const MOST: u64 = 240_000_000;

/// The largest memory seen while this lives.
struct Watched {
    server: Server,
    over: Arc<AtomicBool>,
    peak: Arc<AtomicU64>,
}

impl Watched {
    async fn start() -> Watched {
        let plan = Plan::of(Path::new(env!("CARGO_BIN_EXE_doithoai")), &["demo"], Database::fresh().await);
        let mut server = plan.start().await;
        server.serve_again().await;
        let (over, peak) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let (ends, highest, memory) = (over.clone(), peak.clone(), server.memory());
        std::thread::spawn(move || {
            while !ends.load(Ordering::SeqCst) {
                highest.fetch_max(memory.now(), Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(5));
            }
        });
        Watched { server, over, peak }
    }

    #[track_caller]
    fn held_little(&self, what: &str) {
        let peak = self.peak.swap(0, Ordering::SeqCst);
        assert!(peak > 0 && peak <= MOST, "{what} took {} MB", peak / 1_000_000);
        eprintln!("{what}: {} MB", peak / 1_000_000);
    }

    /// Somebody else is served meanwhile.
    async fn serves_others(&self) {
        self.server.client().open("/").await.expect_status(200);
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
    }
}

/// A picture of one colour: many pixels in few bytes.
fn png(side: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbaImage::new(side, side).write_to(&mut bytes, image::ImageFormat::Png).expect("written");
    bytes.into_inner()
}

async fn sends_pictures(server: &Server, picture: &[u8]) {
    let page = server.client().open("/gui-y-kien").await;
    let page = send_form(&page).set("topic", "MTG").send().await.expect_status(200);
    let form = send_form(&page).set("text", "Mương đầu thôn tắc đã ba tháng.");
    let page = form.attach("photos", "lớn.png", "image/png", picture).send().await;
    assert!([200, 422].contains(&page.status.as_u16()), "{}", page.status);
}

/// The address of the step that takes words and photographs.
async fn words_step(server: &Server) -> String {
    let page = server.client().open("/gui-y-kien").await;
    let page = send_form(&page).set("topic", "MTG").send().await.expect_status(200);
    page.url.path().to_owned()
}

/// Begins a form with files and never ends it.
async fn half_sent(server: &Server, path: &str, megabytes: usize) -> TcpStream {
    let address = server.url("").trim_start_matches("http://").to_owned();
    let mut socket = TcpStream::connect(&address).await.expect("connects");
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: multipart/form-data; boundary=line\r\nContent-Length: 60000000\r\n\r\n"
    );
    socket.write_all(head.as_bytes()).await.expect("written");
    for nth in 0..megabytes.div_ceil(9) {
        let field = format!(
            "--line\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"{nth}.jpg\"\r\n\
             Content-Type: image/jpeg\r\n\r\n"
        );
        socket.write_all(field.as_bytes()).await.expect("written");
        for _ in 0..9 {
            socket.write_all(&vec![0xff; 1_000_000]).await.expect("written");
        }
        socket.write_all(b"\r\n").await.expect("written");
    }
    socket
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_visitor_cannot_take_the_memory_of_a_small_server() {
    let watched = Watched::start().await;
    let server = &watched.server;
    let large = png(3_100);
    tokio::join!(
        sends_pictures(server, &large),
        sends_pictures(server, &large),
        sends_pictures(server, &large),
        sends_pictures(server, &large),
        watched.serves_others(),
    );
    watched.held_little("four pictures of 38 MB unpacked");

    let path = words_step(server).await;
    let client = server.client();
    let form = reqwest::multipart::Form::new().text("text", "Mương tắc. ".repeat(4_000_000));
    let request = client.request(reqwest::Method::POST, &path).header("sec-fetch-site", "same-origin");
    let page = client.send(request.multipart(form)).await.expect_status(413);
    assert!(page.text().len() < 1_000_000);
    watched.held_little("a text of fifty megabytes");

    let mut half = Vec::new();
    for _ in 0..20 {
        half.push(half_sent(server, &path, 45).await);
    }
    watched.serves_others().await;
    watched.held_little("twenty forms half sent");
    drop(half);

    let mut tries = tokio::task::JoinSet::new();
    for nth in 0..100 {
        let client = server.client();
        tries.spawn(async move {
            let form = client.open("/dang-nhap").await.form("Đăng nhập");
            let form = form.set("login", &format!("khong-co-{nth}")).set("password", "một mật khẩu nào đó");
            form.send().await.status.as_u16()
        });
    }
    watched.serves_others().await;
    while let Some(status) = tries.join_next().await {
        assert!([422, 429, 503].contains(&status.expect("no panic")));
    }
    watched.held_little("a hundred wrong sign-ins at once");
}
