//! What staff and the operator see, mend, send again and call back.

use chrono::TimeDelta;
use doithoai::acts::letter::{self, AddressForm};
use doithoai::acts::{Person, Refusal};
use doithoai::mail::letters;
use doithoai::store::outbox::{self, Part, Shelf, State};
use doithoai::store::staff;
use domain::lang::Lang;
use domain::role::Role;

use super::room::{self, Room};
use crate::harness::faulty_smtp::{Fault, FaultySmtp};
use crate::harness::smtp::{Manners, Smtp};

#[tokio::test]
async fn a_mended_address_gets_the_letter_under_the_same_id() {
    let room = Room::open().await;
    let server = Smtp::with(Manners { refuse: vec!["dna@thon.test".to_owned()], ..Manners::default() }).await;
    let post = room.post(&server.url());
    room.put("dna@thon.test", 1).await;
    assert_eq!(room.round(&post).await.failed, 1);
    let failed = room.only().await;
    let tx = room.app.begin_write().await.expect("a transaction");
    assert!(outbox::mend(&tx, failed.id, "dan@thon.test", room.app.now()).await.expect("mended"));
    tx.commit().await.expect("committed");
    assert_eq!(room.round(&post).await.sent, 1);
    let arrived = server.letters_to("dan@thon.test");
    assert_eq!(format!("<{}>", arrived[0].message_id()), failed.message_id);
    let tx = room.app.begin_write().await.expect("a transaction");
    assert!(
        !outbox::resend(&tx, failed.id, room.app.now()).await.expect("asked"),
        "what was sent stays sent"
    );
}

#[tokio::test]
async fn a_letter_about_what_became_restricted_is_called_back_and_seen_on_no_list() {
    let (room, server) = (Room::open().await, Smtp::start().await);
    let shelf = room.shelf(Part::Both);
    let post = room.post(&server.url());
    room.put("a@thon.test", 1).await;
    room.round(&post).await;
    room.put("b@thon.test", 2).await;
    let before = room.opinion.clone();
    let tx = room.app.begin_write().await.expect("a transaction");
    room.restricted(&tx).await;
    assert_eq!(outbox::recall(&tx, before.id).await.expect("recalled"), 1);
    tx.commit().await.expect("committed");
    assert_eq!(room.round(&post).await.sent, 0);
    assert_eq!(server.letters().len(), 1, "only the one from before");
    let page = outbox::list(&room.app.db, &shelf, None, None).await.expect("listed");
    assert!(page.letters.is_empty());
    let counts = outbox::counts(&room.app.db, &shelf).await.expect("counted");
    assert_eq!(counts, outbox::Counts::default());
    let id = room.only().await.id;
    assert!(outbox::by_id(&room.app.db, &shelf, id).await.expect("asked").is_none());
}

#[tokio::test]
async fn a_letter_called_back_while_it_is_held_is_not_sent() {
    let room = Room::open().await;
    room.put("a@thon.test", 1).await;
    let now = room.app.now();
    let tx = room.app.begin_write().await.expect("a transaction");
    let taken = outbox::claim(&tx, "mine", now, now + TimeDelta::minutes(5), 8).await.expect("claimed");
    outbox::recall(&tx, room.opinion.id).await.expect("recalled");
    tx.commit().await.expect("committed");
    assert!(!outbox::is_held(&room.app.db, taken[0].id, "mine").await.expect("asked"));
}

#[tokio::test]
async fn the_list_shows_what_failed_first_and_turns_its_pages() {
    let room = Room::open().await;
    let shelf = room.shelf(Part::Both);
    let server = Smtp::with(Manners { refuse: vec!["x@thon.test".to_owned()], ..Manners::default() }).await;
    room.put("x@thon.test", 900).await;
    for nth in 0..52 {
        room.put(&format!("dan{nth:02}@thon.test"), nth).await;
    }
    room.round(&room.post(&server.url())).await;
    room.put("sau@thon.test", 901).await;
    let first = outbox::list(&room.app.db, &shelf, None, None).await.expect("listed");
    let states: Vec<&str> = first.letters.iter().map(|letter| letter.state.as_str()).take(3).collect();
    assert_eq!(states, ["failed", "waiting", "sent"]);
    assert_eq!(first.letters.len(), 50);
    let second = outbox::list(&room.app.db, &shelf, None, first.next).await.expect("listed");
    assert_eq!((second.letters.len(), second.next), (4, None));
    let only = outbox::list(&room.app.db, &shelf, Some(State::Failed), None).await.expect("listed");
    assert_eq!(only.letters.len(), 1);
    let elsewhere = outbox::list(&room.app.db, &Shelf { unit: room.unit.id + 1, ..shelf }, None, None)
        .await
        .expect("listed");
    assert!(elsewhere.letters.is_empty(), "another unit's letters are not for these eyes");
}

#[tokio::test]
async fn a_letter_that_does_not_move_counts_as_stuck() {
    let (room, bad) = (Room::open().await, FaultySmtp::start(Fault::Refuses).await);
    room.put("dan@thon.test", 1).await;
    assert_eq!(outbox::stuck(&room.app.db, room.app.now()).await.expect("counted"), 0);
    let later = room.app.now() + TimeDelta::minutes(16);
    assert_eq!(outbox::stuck(&room.app.db, later).await.expect("counted"), 1, "nobody sends");
    room.round(&room.post(&bad.url())).await;
    assert_eq!(outbox::stuck(&room.app.db, room.app.now()).await.expect("counted"), 0, "seconds old");
    room.app.clock.stand_at(later);
    room.round(&room.post(&bad.url())).await;
    assert_eq!(outbox::stuck(&room.app.db, later).await.expect("counted"), 1, "no server takes it");
}

pub fn clerk(room: &Room, roles: Vec<Role>) -> Person {
    Person {
        id: 0,
        unit_id: room.unit.id,
        of_province: false,
        office_id: None,
        village_id: None,
        roles,
        login: "vanphong".to_owned(),
        name: "Văn phòng".to_owned(),
        post: "Văn thư".to_owned(),
        email: "vanphong@ankhethuong.test".to_owned(),
        lang: Lang::Vi,
        shortcuts: false,
        narrowed: false,
    }
}

#[tokio::test]
async fn a_link_that_opens_an_account_cannot_be_sent_to_an_address_of_somebodys_choice() {
    let room = Room::open().await;
    let shelf = room.shelf(Part::Both);
    let tx = room.app.begin_write().await.expect("a transaction");
    let mut officer = room::officer(room.unit.id);
    officer.id = staff::insert(&tx, officer.clone()).await.expect("stored").expect("new");
    let letter = letters::look_needed(&room.app, Lang::Vi);
    let envelope = letters::to_staff(&room.app, &officer, None, "reset", "1", letter);
    outbox::put(&tx, envelope, room.app.now()).await.expect("put");
    officer.email = "moi@ankhethuong.test".to_owned();
    staff::put(&tx, officer.clone()).await.expect("changed");
    tx.commit().await.expect("committed");
    let page = outbox::list(&room.app.db, &shelf, None, None).await.expect("listed");
    let id = page.letters[0].id;
    let form = AddressForm { address: "toi@thon.test".to_owned(), once: String::new() };
    let clerks = letter::mend(&room.app, &clerk(&room, vec![Role::Clerk]), id, form.clone()).await;
    assert!(matches!(clerks, Err(Refusal::NotFound)), "not on the clerk's list: {clerks:?}");
    let person = clerk(&room, vec![Role::Administrator]);
    let refused = letter::mend(&room.app, &person, id, form).await;
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
    letter::resend(&room.app, &person, id, "").await.expect("sent again");
    let after = outbox::by_id(&room.app.db, &shelf, id).await.expect("read").expect("there");
    assert_eq!(after.to_address, "moi@ankhethuong.test", "the account's own address");
}

#[tokio::test]
async fn only_the_clerk_opens_letters_and_only_of_the_own_unit() {
    let room = Room::open().await;
    room.put("dan@thon.test", 1).await;
    let id = room.only().await.id;
    let chair = letter::open(&room.app, &clerk(&room, vec![Role::Chair]), id).await;
    assert!(matches!(chair, Err(Refusal::Forbidden(_))), "{chair:?}");
    let stranger = Person { unit_id: room.unit.id + 1, ..clerk(&room, vec![Role::Clerk]) };
    let elsewhere = letter::open(&room.app, &stranger, id).await;
    assert!(matches!(elsewhere, Err(Refusal::NotFound)), "{elsewhere:?}");
}
