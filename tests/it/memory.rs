//! One visitor without an account cannot take the server's memory or its seats: tried alone and together, while others
//! are served. What is measured is the memory that the process holds for itself (RssAnon), not time.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
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
    form.attach("photos", "lớn.png", "image/png", picture).send().await.expect_status(200);
}

/// A progressive JPEG of one grey: all of it has to be held before a line of it is ready, and it takes few bytes.
fn progressive(side: u16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    bytes.extend([1; 64]);
    let [high, low] = side.to_be_bytes();
    bytes.extend([0xff, 0xc2, 0, 17, 8, high, low, high, low, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
    for class in [0x00, 0x10] {
        // One code of one bit, for "no difference" and for "the end of a block".
        bytes.extend([0xff, 0xc4, 0, 20, class, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }
    bytes.extend([0xff, 0xda, 0, 12, 3, 1, 0x00, 2, 0x00, 3, 0x00, 0, 0, 0]);
    let blocks = usize::from(side).div_ceil(8).pow(2) * 3;
    bytes.extend(vec![0; blocks.div_ceil(8)]);
    bytes.extend([0xff, 0xd9]);
    bytes
}

/// Posts a body piece by piece, whatever it is; the status, or 0 where the connection was cut.
async fn posts(server: &Server, path: &str, kind: &str, (piece, times): (&[u8], usize)) -> u16 {
    let address = server.url("").trim_start_matches("http://").to_owned();
    let (mut read, mut write) = TcpStream::connect(&address).await.expect("connects").into_split();
    let length = piece.len() * times;
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
    );
    let writing = async {
        let mut sent = write.write_all(head.as_bytes()).await;
        for _ in 0..times {
            if sent.is_err() {
                return;
            }
            sent = write.write_all(piece).await;
        }
    };
    let reading = async {
        let mut said = Vec::new();
        let _ = read.read_to_end(&mut said).await;
        String::from_utf8_lossy(&said).split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
    };
    tokio::join!(writing, reading).1
}

const MULTIPART: &str = "multipart/form-data; boundary=line";
const URLENCODED: &str = "application/x-www-form-urlencoded";

/// Fifty megabytes in which no field begins.
async fn sends_no_boundary(server: &Server, path: &str) {
    let status = posts(server, path, MULTIPART, (&vec![b'x'; 1_000_000], 50)).await;
    assert!([0, 400, 413, 422].contains(&status), "{status}");
}

/// A field whose head goes on for fifty megabytes.
async fn sends_an_endless_head(server: &Server, path: &str) {
    let mut piece = vec![b'a'; 50_000_000];
    let begin = b"--line\r\nContent-Disposition: form-data; name=\"";
    piece[..begin.len()].copy_from_slice(begin);
    let status = posts(server, path, MULTIPART, (&piece, 1)).await;
    assert!([0, 400, 413, 422].contains(&status), "{status}");
}

/// A hundred thousand fields of one letter.
async fn sends_tiny_fields(server: &Server, path: &str) {
    let field = b"--line\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nx\r\n";
    let status = posts(server, path, MULTIPART, (&field.repeat(1_000), 100)).await;
    assert!([0, 200, 303, 400, 413, 422].contains(&status), "{status}");
}

/// A form that is a million times "and", and one of as many names.
async fn sends_a_million_ands(server: &Server, path: &str) {
    for piece in [&b"&"[..], b"a=&"] {
        let status = posts(server, path, URLENCODED, (&piece.repeat(10_000), 100)).await;
        assert!([0, 200, 303, 400, 413, 422].contains(&status), "{status}");
    }
}

async fn sends_progressive_pictures(server: &Server) {
    let picture = progressive(3_536);
    let page = server.client().open("/gui-y-kien").await;
    let page = send_form(&page).set("topic", "MTG").send().await.expect_status(200);
    let form = send_form(&page).set("text", "Mương đầu thôn tắc đã ba tháng.");
    let form = form.attach("photos", "lớn.jpg", "image/jpeg", &picture);
    let page = form.attach("photos", "lớn 2.jpg", "image/jpeg", &picture).send().await;
    assert!([200, 422].contains(&page.status.as_u16()), "{}", page.status);
}

/// A hundred sign-ins with wrong passwords at once.
async fn guesses_passwords(server: &Server) {
    let mut tries = tokio::task::JoinSet::new();
    for nth in 0..100 {
        let client = server.client();
        tries.spawn(async move {
            let form = client.open("/dang-nhap").await.form("Đăng nhập");
            let form = form.set("login", &format!("khong-co-{nth}")).set("password", "một mật khẩu nào đó");
            form.send().await.status.as_u16()
        });
    }
    while let Some(status) = tries.join_next().await {
        assert!([422, 429, 503].contains(&status.expect("no panic")));
    }
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

    tokio::join!(guesses_passwords(server), watched.serves_others());
    watched.held_little("a hundred wrong sign-ins at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_megabytes_in_which_no_field_begins_take_little() {
    let watched = Watched::start().await;
    let path = words_step(&watched.server).await;
    tokio::join!(sends_no_boundary(&watched.server, &path), watched.serves_others());
    watched.held_little("fifty megabytes without a boundary");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_whose_head_never_ends_takes_little() {
    let watched = Watched::start().await;
    let path = words_step(&watched.server).await;
    tokio::join!(sends_an_endless_head(&watched.server, &path), watched.serves_others());
    watched.held_little("a head that never ends");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_thousand_tiny_fields_take_little() {
    let watched = Watched::start().await;
    let path = words_step(&watched.server).await;
    tokio::join!(sends_tiny_fields(&watched.server, &path), watched.serves_others());
    watched.held_little("a hundred thousand tiny fields");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_of_a_million_ands_takes_little() {
    let watched = Watched::start().await;
    let path = words_step(&watched.server).await;
    for path in [path.as_str(), "/dang-nhap", "/tra-cuu"] {
        tokio::join!(sends_a_million_ands(&watched.server, path), watched.serves_others());
    }
    watched.held_little("a million ands");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn progressive_photographs_take_little() {
    let watched = Watched::start().await;
    tokio::join!(
        sends_progressive_pictures(&watched.server),
        sends_progressive_pictures(&watched.server),
        watched.serves_others(),
    );
    watched.held_little("four progressive photographs");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_of_it_at_once_takes_little_while_others_are_served() {
    let watched = Watched::start().await;
    let server = &watched.server;
    let (path, large) = (words_step(server).await, png(3_100));
    let halves = async {
        let mut half = Vec::new();
        for _ in 0..10 {
            half.push(half_sent(server, &path, 45).await);
        }
        half
    };
    let (half, ..) = tokio::join!(
        halves,
        sends_pictures(server, &large),
        sends_progressive_pictures(server),
        sends_no_boundary(server, &path),
        sends_an_endless_head(server, &path),
        sends_tiny_fields(server, &path),
        sends_a_million_ands(server, &path),
        guesses_passwords(server),
        async {
            for _ in 0..5 {
                watched.serves_others().await;
            }
        },
    );
    watched.held_little("all of it at once");
    drop(half);
}
