//! Mail servers that fail: no letter is lost, none goes under another Message-ID, the others go all the same.

use chrono::TimeDelta;
use doithoai::jobs::{Sent, send_letters};
use doithoai::store::outbox::{self, Part};

use super::room::Room;
use crate::harness::faulty_smtp::{Fault, FaultySmtp};
use crate::harness::smtp::{Manners, Smtp};

/// Whom a failure costs a try.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cost {
    /// The letter: it waits for its own next try.
    Letter,
    /// Nobody: the letter stays due, and the server is asked again in a minute.
    Nobody,
}

/// One round against a faulty server, then one against a good one: what was stored in between, and that it arrives once.
async fn survives(fault: Fault, complaint: &str, cost: Cost) {
    let (room, bad, good) = (Room::open().await, FaultySmtp::start(fault).await, Smtp::start().await);
    room.put("dan@thon.test", 1).await;
    let sent = room.round(&room.post(&bad.url())).await;
    assert_eq!(sent, Sent { retried: 1, ..Sent::default() }, "{fault:?}");
    let stored = room.only().await;
    let tries = i32::from(cost == Cost::Letter);
    assert_eq!((stored.state.as_str(), stored.attempts), ("waiting", tries), "{fault:?}");
    assert_eq!((stored.lease, stored.sent_at), (None, None), "{fault:?}");
    let next = if cost == Cost::Letter { TimeDelta::minutes(1) } else { TimeDelta::zero() };
    assert_eq!(stored.next_at, room.app.now() + next, "{fault:?}");
    let error = stored.last_error.unwrap_or_default();
    assert!(error.contains(complaint), "{fault:?}: {error}");

    let post = room.post(&good.url());
    assert_eq!(room.round(&post).await, Sent::default(), "not before its time");
    room.app.clock.forward(TimeDelta::minutes(1));
    assert_eq!(room.round(&post).await.sent, 1, "{fault:?}");
    let letters = good.letters();
    assert_eq!(letters.len(), 1);
    assert_eq!(format!("<{}>", letters[0].message_id()), stored.message_id, "{fault:?}");
    let stored = room.only().await;
    let after = (stored.state.as_str(), stored.attempts, stored.last_error);
    assert_eq!(after, ("sent", tries + 1, None), "{fault:?}");
}

#[tokio::test]
async fn a_letter_outlives_a_server_that_is_not_there() {
    survives(Fault::Refuses, "efused", Cost::Nobody).await;
}

#[tokio::test]
async fn a_letter_outlives_a_server_that_says_nothing() {
    survives(Fault::Silent, "did not answer", Cost::Nobody).await;
}

#[tokio::test]
async fn a_letter_outlives_a_server_that_is_silent_after_the_letter() {
    survives(Fault::SilentAfterData, "did not answer", Cost::Letter).await;
}

#[tokio::test]
async fn a_letter_outlives_a_server_that_dies_in_the_letter() {
    survives(Fault::DiesInData, "", Cost::Letter).await;
}

#[tokio::test]
async fn a_letter_outlives_a_server_that_greets_with_554() {
    survives(Fault::Turns554, "no mail service here", Cost::Nobody).await;
}

#[tokio::test]
async fn a_letter_outlives_a_server_that_closes_for_everybody() {
    survives(Fault::Says("MAIL", "421 4.3.2 closing"), "4.3.2 closing", Cost::Nobody).await;
    survives(Fault::Says("MAIL", "452 4.3.1 no room"), "no room", Cost::Nobody).await;
    survives(Fault::Says("RCPT", "421 4.3.2 closing"), "4.3.2 closing", Cost::Nobody).await;
    survives(Fault::HangsUpAt("RCPT"), "", Cost::Nobody).await;
}

#[tokio::test]
async fn a_letter_that_is_put_off_alone_waits_for_its_own_time() {
    survives(Fault::Says("RCPT", "450 4.2.1 mailbox busy"), "mailbox busy", Cost::Letter).await;
    survives(Fault::Says("DATA", "451 4.7.1 greylisted"), "greylisted", Cost::Letter).await;
}

#[tokio::test]
async fn a_letter_refused_once_it_was_read_is_not_sent_again() {
    for (at, said) in
        [(".", "554 5.7.1 this looks like spam"), ("DATA", "554 5.5.1 no"), (".", "552 5.3.4 too big")]
    {
        let (room, server) = (Room::open().await, FaultySmtp::start(Fault::Says(at, said)).await);
        room.put("dan@thon.test", 1).await;
        assert_eq!(room.round(&room.post(&server.url())).await.failed, 1, "{said}");
        let stored = room.only().await;
        assert_eq!(stored.state, "failed", "{said}");
        assert!(stored.last_error.unwrap_or_default().contains(&said[10..]), "the list tells why");
    }
}

#[tokio::test]
async fn when_a_server_is_back_after_hours_everything_goes_within_minutes() {
    let (room, bad, good) =
        (Room::open().await, FaultySmtp::start(Fault::Turns554).await, Smtp::start().await);
    let away = room.post(&bad.url());
    for nth in 0..60 {
        room.put(&format!("dan{nth:02}@thon.test"), nth).await;
        room.round(&away).await;
        room.app.clock.forward(TimeDelta::minutes(3));
    }
    assert_eq!(bad.visits(), 60, "one letter asks, whatever waits");
    let (post, back) = (room.post(&good.url()), room.app.now());
    while room.stored().await.iter().any(|letter| letter.state == "waiting") {
        room.round(&post).await;
        room.app.clock.forward(TimeDelta::seconds(15));
    }
    assert!(room.app.now() - back <= TimeDelta::minutes(2), "{}", room.app.now() - back);
    assert_eq!(good.letters().len(), 60);
    assert!(room.stored().await.iter().all(|letter| letter.attempts == 1));
}

#[tokio::test]
async fn a_letter_whose_sender_is_put_off_does_not_keep_the_others_waiting() {
    let room = Room::open().await;
    let server = Smtp::with(Manners { defer_sender_first: 1, ..Manners::default() }).await;
    for nth in 0..3 {
        room.put(&format!("dan{nth}@thon.test"), nth).await;
    }
    room.app.clock.forward(TimeDelta::seconds(1));
    let post = room.post(&server.url());
    assert_eq!(room.round(&post).await, Sent { retried: 3, ..Sent::default() });
    room.app.clock.forward(TimeDelta::minutes(1));
    assert_eq!(room.round(&post).await.sent, 3);
    let last = &server.letters()[2];
    assert_eq!(last.recipients, ["dan0@thon.test"], "whoever met it goes last");
}

#[tokio::test]
async fn all_instances_together_send_no_more_in_a_minute_than_they_may() {
    let (room, server) = (Room::open().await, Smtp::start().await);
    for nth in 0..25 {
        room.put(&format!("dan{nth:02}@thon.test"), nth).await;
    }
    let (one, other) = (room.sending(10).await, room.sending(10).await);
    let post = room.post(&server.url());
    assert_eq!(send_letters(&one, &post).await.expect("a round").sent, 10);
    assert_eq!(send_letters(&other, &post).await.expect("a round").sent, 0);
    for app in [&one, &other] {
        app.clock.forward(TimeDelta::minutes(1));
    }
    assert_eq!(send_letters(&other, &post).await.expect("a round").sent, 10);
    assert_eq!(send_letters(&one, &post).await.expect("a round").sent, 0);
}

#[tokio::test]
async fn a_server_that_is_down_is_asked_once_a_round() {
    let (room, bad) = (Room::open().await, FaultySmtp::start(Fault::Turns554).await);
    for nth in 0..5 {
        room.put(&format!("dan{nth}@thon.test"), nth).await;
    }
    assert_eq!(room.round(&room.post(&bad.url())).await, Sent { retried: 5, ..Sent::default() });
    assert_eq!(bad.visits(), 1);
}

#[tokio::test]
async fn a_letter_deferred_at_first_arrives_later() {
    let room = Room::open().await;
    let server = Smtp::with(Manners { defer_first: 1, ..Manners::default() }).await;
    room.put("dan@thon.test", 1).await;
    let post = room.post(&server.url());
    assert_eq!(room.round(&post).await.retried, 1);
    assert!(room.only().await.last_error.unwrap_or_default().contains("try again later"));
    room.app.clock.forward(TimeDelta::minutes(1));
    assert_eq!(room.round(&post).await.sent, 1);
    assert_eq!(server.letters().len(), 1);
}

#[tokio::test]
async fn a_refused_recipient_is_given_up_at_once_and_the_others_are_served() {
    let room = Room::open().await;
    let server = Smtp::with(Manners {
        refuse: vec!["b.la@thon.test".to_owned()],
        defer: vec!["c.ban@thon.test".to_owned()],
        ..Manners::default()
    })
    .await;
    for (nth, to) in
        ["a.dau@thon.test", "b.la@thon.test", "c.ban@thon.test", "d.cuoi@thon.test"].into_iter().enumerate()
    {
        room.put(to, nth).await;
    }
    let sent = room.round(&room.post(&server.url())).await;
    assert_eq!(sent, Sent { sent: 2, retried: 1, failed: 1, lost: 0 });
    let states: Vec<String> = room.stored().await.into_iter().map(|letter| letter.state).collect();
    assert_eq!(states, ["sent", "failed", "waiting", "sent"]);
    let refused = room.stored().await.remove(1);
    assert!(refused.last_error.unwrap_or_default().contains("no such mailbox here"));
}

#[tokio::test]
async fn an_address_that_cannot_be_read_stops_nobody_else() {
    let (room, server) = (Room::open().await, Smtp::start().await);
    room.put("a khong phai dia chi", 0).await;
    room.put("dan@thon.test", 1).await;
    let sent = room.round(&room.post(&server.url())).await;
    assert_eq!(sent, Sent { sent: 1, failed: 1, ..Sent::default() });
    assert_eq!(server.letters_to("dan@thon.test").len(), 1);
}

#[tokio::test]
async fn a_server_that_dies_between_letters_loses_none() {
    let room = Room::open().await;
    let mut server = Smtp::with(Manners { die_after: Some(2), ..Manners::default() }).await;
    for nth in 0..5 {
        room.put(&format!("dan{nth}@thon.test"), nth).await;
    }
    let post = room.post(&server.url());
    let sent = room.round(&post).await;
    assert_eq!((sent.sent, sent.retried), (2, 3));
    server.start_again(Manners::default());
    room.app.clock.forward(TimeDelta::minutes(1));
    assert_eq!(room.round(&post).await.sent, 3);
    assert_eq!(server.letters().len(), 5);
    assert!(room.stored().await.iter().all(|letter| letter.state == "sent"));
}

#[tokio::test]
async fn after_ten_tries_a_letter_is_given_up_where_staff_see_it() {
    let room = Room::open().await;
    let server = Smtp::with(Manners { defer: vec!["dan@thon.test".to_owned()], ..Manners::default() }).await;
    room.put("dan@thon.test", 1).await;
    let (post, began) = (room.post(&server.url()), room.app.now());
    let mut rounds = 0;
    while room.only().await.state == "waiting" {
        let due = room.only().await.next_at;
        room.app.clock.stand_at(due);
        room.round(&post).await;
        rounds += 1;
        assert!(rounds < 50, "it ends");
    }
    assert_eq!(rounds, 10);
    assert!(room.app.now() - began <= TimeDelta::days(3));
    let counts = outbox::counts(&room.app.db, &room.shelf(Part::Cases)).await.expect("counted");
    assert_eq!((counts.waiting, counts.failed, counts.sent), (0, 1, 0));
}

#[tokio::test]
async fn a_server_that_rests_over_tet_costs_a_letter_nothing_and_one_that_never_comes_back_is_given_up() {
    let (room, bad) = (Room::open().await, FaultySmtp::start(Fault::Refuses).await);
    room.put("dan@thon.test", 1).await;
    let (post, began) = (room.post(&bad.url()), room.app.now());
    for day in [0, 1, 4, 9] {
        room.app.clock.stand_at(began + TimeDelta::days(day));
        assert_eq!(room.round(&post).await.retried, 1, "day {day}");
    }
    let stored = room.only().await;
    assert_eq!((stored.state.as_str(), stored.attempts), ("waiting", 0));
    assert_eq!(stored.next_at, room.app.now(), "it stays due");
    room.app.clock.stand_at(began + TimeDelta::days(14));
    assert_eq!(room.round(&post).await.failed, 1);
    assert_eq!(room.only().await.state, "failed");
}
