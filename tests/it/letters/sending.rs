//! Letters that arrive.

use std::time::Duration;

use doithoai::app::App;
use doithoai::config::Config;
use doithoai::jobs::{self, Sent};
use doithoai::mail::post::Post;
use tokio::sync::watch;

use super::room::Room;
use crate::harness::letter::Letter;
use crate::harness::smtp::{Manners, Smtp};

#[tokio::test]
async fn a_letter_arrives_with_all_its_parts() {
    let (room, server) = (Room::open().await, Smtp::start().await);
    room.put("dan@thon.test", 1).await;
    let sent = room.round(&room.post(&server.url())).await;
    assert_eq!(sent, Sent { sent: 1, ..Sent::default() });
    let letters = server.letters();
    let [letter] = letters.as_slice() else { panic!("one letter, not {}", letters.len()) };
    let stored = room.only().await;
    assert_eq!(letter.subject(), format!("[{}] Giấy biên nhận ý kiến", room.opinion.code));
    assert_eq!(letter.from(), "vanphong@ankhethuong.test");
    assert_eq!(letter.sender, "vanphong@ankhethuong.test");
    assert_eq!(letter.recipients, ["dan@thon.test"]);
    assert_eq!(format!("<{}>", letter.message_id()), stored.message_id);
    assert_eq!(letter.header("References"), Some(stored.reference_id));
    assert_eq!(letter.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(letter.header("Reply-To").as_deref(), Some("hoidap@ankhethuong.test"));
    assert!(letter.text().contains("Xin ông (bà) giữ mã ý kiến và mã bí mật"), "{}", letter.text());
    assert!(letter.html().contains("Kính gửi: Ông (Bà) Hà Thị Mẫu, thôn Trại Mới"), "{}", letter.html());
    assert!(String::from_utf8_lossy(&letter.raw).contains("multipart/alternative"));
    assert_eq!((stored.state.as_str(), stored.attempts, stored.last_error), ("sent", 1, None));
    assert_eq!(stored.sent_at, Some(room.app.now()));
}

#[tokio::test]
async fn a_sent_letter_is_not_sent_again() {
    let (room, server) = (Room::open().await, Smtp::start().await);
    let post = room.post(&server.url());
    room.put("dan@thon.test", 1).await;
    room.put("dan@thon.test", 1).await;
    room.round(&post).await;
    room.app.clock.forward(chrono::TimeDelta::days(1));
    assert_eq!(room.round(&post).await, Sent::default());
    assert_eq!(server.letters().len(), 1);
}

#[tokio::test]
async fn many_letters_go_in_one_round_over_one_connection_after_the_other() {
    let (room, server) = (Room::open().await, Smtp::start().await);
    for nth in 0..20 {
        room.put(&format!("dan{nth:02}@thon.test"), nth).await;
    }
    let sent = room.round(&room.post(&server.url())).await;
    assert_eq!(sent, Sent { sent: 20, ..Sent::default() });
    assert_eq!(server.letters().len(), 20);
}

#[tokio::test]
async fn without_a_mail_server_letters_become_files() {
    let room = Room::open().await;
    room.put("dan@thon.test", 1).await;
    let post = Post::new(None, room.folder.path()).expect("a folder");
    assert_eq!(room.round(&post).await.sent, 1);
    let folder = room.folder.path().join("letters");
    let files: Vec<_> = std::fs::read_dir(&folder).expect("the folder is there").flatten().collect();
    let [file] = files.as_slice() else { panic!("one file, not {}", files.len()) };
    let letter = Letter::read_plain(&file.path());
    assert_eq!(letter.to(), "dan@thon.test");
    assert_eq!(format!("<{}>", letter.message_id()), room.only().await.message_id);
    assert!(file.file_name().to_string_lossy().starts_with(&room.opinion.code));
}

#[tokio::test]
async fn the_post_tells_whether_the_server_is_there() {
    let (room, mut server) = (Room::open().await, Smtp::with(Manners::default()).await);
    let post = room.post(&server.url());
    post.check().await.expect("the server is there");
    server.kill();
    post.check().await.expect_err("the server is gone");
}

#[tokio::test]
async fn the_rounds_send_by_themselves_and_end_when_told() {
    let (room, server) = (Room::open().await, Smtp::start().await);
    let config = Config { smtp_url: Some(server.url()), ..room.app.config.clone() };
    let app = App::new(config, room.app.db.clone(), room.app.clock.clone()).await.expect("an app");
    let (stop, stopped) = watch::channel(false);
    let rounds = jobs::start(&app, stopped).expect("a server's address");
    room.put("dan@thon.test", 1).await;
    app.letters_waiting.notify_one();
    server.wait_for(1).await;
    stop.send(true).expect("the rounds listen");
    tokio::time::timeout(Duration::from_secs(11), rounds).await.expect("in time").expect("without panic");
}
