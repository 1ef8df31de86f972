//! What stays readable of a letter, whose eyes find it, and what a mended address mends.

use doithoai::acts::letter::{self, AddressForm};
use doithoai::acts::{Person, Refusal};
use doithoai::mail::letters;
use doithoai::mail::post::Post;
use doithoai::store::batch::Batch;
use doithoai::store::opinions;
use doithoai::store::outbox::{self, Part};
use doithoai::store::staff;
use doithoai::store::statements::{self, Identity};
use domain::lang::Lang;
use domain::role::Role;

use super::lists::clerk;
use super::room::{self, Room, receipt};
use crate::harness::smtp::{Manners, Smtp};

#[tokio::test]
async fn whoever_reads_the_database_finds_no_secret_in_a_letter_that_has_gone() {
    let (room, server) = (Room::open().await, Smtp::start().await);
    let secret = receipt().secret.to_string();
    room.put("dan@thon.test", 1).await;
    let waiting = room.only().await;
    assert!(waiting.text.contains(&secret) && waiting.html.contains(&secret), "the letter has to carry it");
    room.round(&room.post(&server.url())).await;
    assert!(server.letters()[0].text().contains(&secret));
    let kept = room.only().await;
    for words in [&kept.text, &kept.html, &kept.secrets] {
        assert!(!words.contains(&secret), "{words}");
    }
    assert!(kept.text.contains(&room.opinion.code) && kept.text.contains("••••••"), "{}", kept.text);
}

#[tokio::test]
async fn a_link_to_a_new_password_is_gone_from_a_letter_that_became_a_file() {
    let room = Room::open().await;
    let words = letters::staff::Words {
        lang: Lang::Vi,
        unit: "Xã An Khê Thượng",
        name: "Đỗ Thị Mẫu",
        login: "kinhte",
        link: "https://doithoai.ankhethuong.test/dat-mat-khau/mot-lan",
        until: room.app.now(),
    };
    let tx = room.app.begin_write().await.expect("a transaction");
    let mut officer = room::officer(room.unit.id);
    officer.id = staff::insert(&tx, officer.clone()).await.expect("stored").expect("new");
    let envelope = letters::to_staff(&room.app, &officer, None, "reset", "1", letters::staff::reset(&words));
    outbox::put(&tx, envelope, room.app.now()).await.expect("put");
    tx.commit().await.expect("committed");
    room.round(&Post::new(None, room.folder.path()).expect("a folder")).await;
    let page = outbox::list(&room.app.db, &room.shelf(Part::Accounts), None, None).await.expect("listed");
    assert_eq!(page.letters[0].state, "sent");
    assert!(!page.letters[0].text.contains("mot-lan") && !page.letters[0].html.contains("mot-lan"));
}

#[tokio::test]
async fn a_mended_address_is_mended_for_the_letters_that_follow() {
    let room = Room::open().await;
    let server = Smtp::with(Manners { refuse: vec!["dna@thon.test".to_owned()], ..Manners::default() }).await;
    let post = room.post(&server.url());
    let tx = room.app.begin_write().await.expect("a transaction");
    let mut officer = room::officer(room.unit.id);
    officer.id = staff::insert(&tx, officer.clone()).await.expect("stored").expect("new");
    let identity = Identity {
        statement_id: room.opinion.statement_id,
        name: None,
        phone: None,
        email: Some("dna@thon.test".to_owned()),
        address: None,
        consent_messages: true,
        consent_publish_name: false,
    };
    let mut batch = Batch::within(&tx);
    statements::keep_identity(identity, &mut batch);
    batch.run(&tx).await.expect("kept");
    tx.commit().await.expect("committed");
    room.put("dna@thon.test", 1).await;
    assert_eq!(room.round(&post).await.failed, 1);
    let failed = room.only().await.id;
    room.put("dna@thon.test", 2).await;
    let person = Person { id: officer.id, ..clerk(&room, vec![Role::Clerk]) };
    let form = AddressForm { address: "dan@thon.test".to_owned(), once: String::new() };
    letter::mend(&room.app, &person, failed, form).await.expect("mended");
    assert_eq!(room.round(&post).await.sent, 2);
    assert_eq!(server.letters_to("dan@thon.test").len(), 2);
    let identity =
        statements::identity(&room.app.db, room.opinion.statement_id).await.expect("read").expect("there");
    assert_eq!(identity.email.as_deref(), Some("dan@thon.test"));
}

#[tokio::test]
async fn a_call_to_the_restricted_list_is_found_by_nobody_who_may_not_open_the_item() {
    let room = Room::open().await;
    let before = room.opinion.clone();
    let tx = room.app.begin_write().await.expect("a transaction");
    let mut secretary = room::officer(room.unit.id);
    secretary.id = staff::insert(&tx, secretary.clone()).await.expect("stored").expect("new");
    let mut accused = staff::Staff { login: "tiepdan".to_owned(), ..room::officer(room.unit.id) };
    accused.id = staff::insert(&tx, accused.clone()).await.expect("stored").expect("new");
    let after = room.restricted(&tx).await;
    opinions::exclude(&tx, before.id, &[accused.id], false).await.expect("excluded");
    let words = letters::look_needed(&room.app, Lang::Vi);
    let envelope =
        letters::to_staff(&room.app, &secretary, Some(&room::case(&after)), "look_needed", "1", words);
    for part in [&envelope.text, &envelope.message_id, &envelope.reference, &envelope.subject] {
        assert!(!part.contains(&after.code), "{part}");
    }
    outbox::put(&tx, envelope, room.app.now()).await.expect("put");
    tx.commit().await.expect("committed");
    let seen = async |person: Person| {
        let shelf = letter::shelf(&person).expect("looks after letters");
        outbox::list(&room.app.db, &shelf, None, None).await.expect("listed").letters.len()
    };
    let both = |id: i64| Person { id, ..clerk(&room, vec![Role::Clerk, Role::ReceptionOfficer]) };
    assert_eq!(seen(clerk(&room, vec![Role::Clerk])).await, 0, "the office");
    assert_eq!(seen(clerk(&room, vec![Role::Administrator])).await, 0, "the administrator");
    assert_eq!(seen(both(accused.id)).await, 0, "whoever is accused");
    assert_eq!(seen(both(secretary.id)).await, 1, "who may open it");
}

#[tokio::test]
async fn whoever_looks_after_no_letters_finds_no_list() {
    let room = Room::open().await;
    let refused = letter::shelf(&clerk(&room, vec![Role::Chair]));
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
}
