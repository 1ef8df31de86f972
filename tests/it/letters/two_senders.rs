//! Several instances on one database: each letter goes once, and a dead sender's letters go all the same.

use std::collections::HashSet;

use chrono::TimeDelta;
use doithoai::jobs::send_letters;
use doithoai::store::outbox;

use super::room::Room;
use crate::harness::smtp::Smtp;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_instances_at_the_same_time_send_no_letter_twice() {
    let (room, server) = (Room::open().await, Smtp::start().await);
    for nth in 0..40 {
        room.put(&format!("dan{nth:02}@thon.test"), nth).await;
    }
    let (left, right) = (room.app.clone(), room.neighbour().await);
    let (post_left, post_right) = (room.post(&server.url()), room.post(&server.url()));
    let (a, b) = tokio::join!(
        tokio::spawn(async move { send_letters(&left, &post_left).await.expect("a round") }),
        tokio::spawn(async move { send_letters(&right, &post_right).await.expect("a round") }),
    );
    let (a, b) = (a.expect("it ends"), b.expect("it ends"));
    assert_eq!(a.sent + b.sent, 40, "{a:?} {b:?}");
    let ids: HashSet<String> = server.letters().iter().map(|letter| letter.message_id().to_owned()).collect();
    assert_eq!((ids.len(), server.letters().len()), (40, 40));
}

#[tokio::test]
async fn what_a_dead_sender_took_goes_after_its_lease_under_the_same_id() {
    let (room, server) = (Room::open().await, Smtp::start().await);
    let post = room.post(&server.url());
    room.put("dan@thon.test", 1).await;
    let now = room.app.now();
    let tx = room.app.begin_write().await.expect("a transaction");
    let taken = outbox::claim(&tx, "dead", now, now + TimeDelta::minutes(5), 8).await.expect("claimed");
    tx.commit().await.expect("committed");
    assert_eq!(taken.len(), 1);
    assert_eq!(room.round(&post).await.sent, 0, "it is held");
    room.app.clock.forward(TimeDelta::minutes(5));
    assert_eq!(room.round(&post).await.sent, 1);
    assert_eq!(format!("<{}>", server.letters()[0].message_id()), room.only().await.message_id);

    let tx = room.app.begin_write().await.expect("a transaction");
    let late = outbox::retry(&tx, taken[0].id, "dead", now, "too late").await.expect("asked");
    assert!(!late, "whose lease is over writes nothing");
    tx.commit().await.expect("committed");
    assert_eq!(room.only().await.state, "sent");
}

#[tokio::test]
async fn no_more_letters_are_taken_than_asked_for_and_none_before_its_time() {
    let room = Room::open().await;
    for nth in 0..12 {
        room.put(&format!("dan{nth:02}@thon.test"), nth).await;
    }
    let now = room.app.now();
    let claim = async |lease: &str, at| {
        let tx = room.app.begin_write().await.expect("a transaction");
        let taken = outbox::claim(&tx, lease, at, at + TimeDelta::minutes(5), 8).await.expect("claimed");
        tx.commit().await.expect("committed");
        taken.into_iter().map(|letter| letter.id).collect::<Vec<_>>()
    };
    assert_eq!(claim("early", now - TimeDelta::seconds(1)).await.len(), 0);
    let (first, second) = (claim("one", now).await, claim("two", now).await);
    assert_eq!((first.len(), second.len()), (8, 4));
    assert!(first.iter().all(|id| !second.contains(id)));
    assert!(first.is_sorted());
}
