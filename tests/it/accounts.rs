//! Accounts that open restricted things need two people, one administrator always remains, and what a colleague leaves
//! behind is told.

use doithoai::store::journal::{self, Subject};
use doithoai::store::staff;
use reqwest::Method;

use crate::harness::citizen::{self, Said};
use crate::harness::http::Client;
use crate::harness::office::{Office, PASSWORD, case_path};
use crate::harness::page::Page;

const CHAIR: &str = "chutich@ankhethuong.example";
const SECRETARY: &str = "bithu@ankhethuong.example";

/// Fills in the form of a new account and sends it.
async fn adds(admin: &Client, login: &str, roles: &[&str]) -> Page {
    let mut form = admin.open("/lam-viec/can-bo/moi").await.form("/lam-viec/can-bo/moi");
    form = form.set("name", "Ngô Văn Thử").set("post", "Công chức").set("login", login);
    form = form.set("email", &format!("{login}@ankhethuong.example"));
    for role in roles {
        form = form.set("roles", role);
    }
    form.send().await.expect_status(200)
}

/// Chooses the password of an account by the newest link that came to this address, and signs in.
async fn enters(office: &Office, login: &str, address: &str) -> Client {
    let link = newest_link(office, address).await.expect("a letter with a link");
    let client = office.visitor();
    let page = client.open(&link).await;
    page.form(&link).set("new_password", PASSWORD).send().await.expect_status(200);
    office.sign_in_with(&client, login).await;
    client
}

async fn newest_link(office: &Office, address: &str) -> Option<String> {
    let letters = office.letters_to(address).await;
    letters.iter().rev().find_map(|letter| {
        let text = letter.text();
        let at = text.find("/dat-mat-khau/")?;
        Some(text[at..].split_whitespace().next().unwrap_or_default().to_owned())
    })
}

/// Presses a button of a proposal's card.
async fn decides(client: &Client, what: &str) -> Page {
    client.open("/lam-viec/xac-nhan").await.form(what).send().await
}

async fn told(office: &Office, address: &str, words: &str) -> usize {
    let letters = office.letters_to(address).await;
    letters.iter().filter(|letter| letter.text().contains(words)).count()
}

async fn acts_on(office: &Office, login: &str) -> Vec<String> {
    let row = staff::by_login(&office.app.db, login).await.expect("read").expect("an account");
    let lines = journal::of(&office.app.db, Subject::Staff, row.id).await.expect("read");
    lines.into_iter().map(|line| line.act).collect()
}

#[tokio::test]
async fn an_account_that_the_administrator_made_a_reception_officer_sees_nothing_until_the_chair_confirms() {
    let office = Office::open().await;
    let admin = office.sign_in("quantri").await;
    adds(&admin, "tiepdan", &["reception_officer"]).await.expect("chờ Bí thư hoặc Chủ tịch xác nhận");
    let fresh = enters(&office, "tiepdan", "tiepdan@ankhethuong.example").await;
    for path in ["/lam-viec/han-che", "/lam-viec/y-kien"] {
        let page = fresh.open(path).await;
        assert!(page.status == 403 || page.texts("tbody tr").is_empty(), "{path}:\n{}", page.text());
    }
    fresh.open("/lam-viec/han-che").await.expect_status(403);
    assert_eq!(told(&office, CHAIR, "giao vai trò Cán bộ tiếp công dân").await, 1);
    assert_eq!(told(&office, SECRETARY, "giao vai trò Cán bộ tiếp công dân").await, 1);

    decides(&office.sign_in("chutich").await, "Xác nhận").await.expect_status(200).expect("Đã xác nhận.");
    fresh.open("/lam-viec/han-che").await.expect_status(200);
    assert_eq!(told(&office, SECRETARY, "từ nay giữ vai trò Cán bộ tiếp công dân").await, 1);
    let acts = acts_on(&office, "tiepdan").await;
    assert!(acts.contains(&"confirm_role".to_owned()), "{acts:?}");
    office.verify().await;
}

#[tokio::test]
async fn neither_the_administrator_nor_the_account_itself_confirms_and_a_refused_role_never_comes() {
    let office = Office::open().await;
    let admin = office.sign_in("quantri").await;
    adds(&admin, "tiepdan", &["reception_officer", "monitor"]).await;
    let fresh = enters(&office, "tiepdan", "tiepdan@ankhethuong.example").await;
    assert_eq!(told(&office, "tiepdan@ankhethuong.example", "do người quản trị của").await, 1);
    let chair = office.sign_in("chutich").await;
    let page = chair.open("/lam-viec/xac-nhan").await;
    let place = page.form("Xác nhận").action();
    for client in [&admin, &fresh] {
        let tried = client.post(&place, &[("once", "x")]).await;
        assert!(tried.status.is_client_error(), "{}", tried.text());
    }
    fresh.open("/lam-viec/han-che").await.expect_status(403);
    decides(&chair, "Từ chối").await.expect_status(200);
    fresh.open("/lam-viec/han-che").await.expect_status(403);
    let late = office.sign_in("bithu").await.post(&place, &[("once", "y")]).await;
    assert_eq!(late.status, 409, "{}", late.text());
    assert_eq!(told(&office, SECRETARY, "đã bị từ chối").await, 1);
}

/// Two administrators change one account from pages that they opened at the same time.
async fn the_slower_one_reads_what_the_other_wrote(admin: &Client) {
    let place = "/lam-viec/can-bo/kinhte";
    let (one, two) = (admin.open(place).await.form(place), admin.open(place).await.form(place));
    one.set("post", "Phó Trưởng phòng Kinh tế").send().await.expect_status(200);
    let late = two.set("name", "Trần Thị Mẫu").send().await.expect_status(409);
    late.expect("Đồng nghiệp vừa ghi").expect("Phó Trưởng phòng Kinh tế").expect_not("Đoạn 1");
    assert_eq!(late.form(place).value("name"), "Trần Thị Mẫu", "nothing typed is lost");
    late.form(place).send().await.expect_status(200);
}

#[tokio::test]
async fn the_administrator_cannot_send_himself_the_chairs_link() {
    let office = Office::open().await;
    office.letters().await;
    let admin = office.sign_in("quantri").await;
    the_slower_one_reads_what_the_other_wrote(&admin).await;
    let mine = "quantri.moi@ankhethuong.example";
    let page = admin.open("/lam-viec/can-bo/chutich").await;
    let page = page.form("/lam-viec/can-bo/chutich").set("email", mine).send().await;
    page.expect("chờ Bí thư hoặc Chủ tịch xác nhận");
    let page = admin.open("/lam-viec/can-bo/chutich").await;
    page.form("/lam-viec/can-bo/chutich/duong-dan").send().await.expect_status(200);
    let visitor = office.visitor();
    let form = visitor.open("/quen-mat-khau").await.form("/quen-mat-khau").set("account", mine);
    form.send().await.expect_status(200);
    assert_eq!(newest_link(&office, mine).await, None, "nothing goes to the new address");
    assert_eq!(newest_link(&office, CHAIR).await, None, "no link before somebody confirms it");
    assert_eq!(told(&office, CHAIR, "đổi địa chỉ thư").await, 1, "the person is told at the old address");
    assert_eq!(told(&office, SECRETARY, "đổi địa chỉ thư").await, 1);

    let secretary = office.sign_in("bithu").await;
    let page = secretary.open("/lam-viec/xac-nhan").await;
    page.expect(mine).expect("Phùng Đức Anh");
    decides(&secretary, "Từ chối").await.expect_status(200);
    decides(&office.sign_in("chutich").await, "Xác nhận").await.expect_status(200);
    assert!(newest_link(&office, CHAIR).await.is_some(), "the link goes to the chair's own address");
    let acts = acts_on(&office, "chutich").await;
    for act in ["change", "ask_link", "refuse_address", "confirm_link"] {
        assert!(acts.contains(&act.to_owned()), "{act}: {acts:?}");
    }
}

#[tokio::test]
async fn a_confirmed_address_gets_the_letters_from_then_on() {
    let office = Office::open().await;
    let admin = office.sign_in("quantri").await;
    let page = admin.open("/lam-viec/can-bo/chutich").await;
    let new = "lth@ankhethuong.example";
    page.form("/lam-viec/can-bo/chutich").set("email", new).send().await;
    decides(&office.sign_in("bithu").await, "Xác nhận").await.expect_status(200);
    assert_eq!(told(&office, CHAIR, "từ nay là").await, 1, "told at the old address too");
    let form = office.visitor().open("/quen-mat-khau").await.form("/quen-mat-khau");
    form.set("account", "chutich").send().await.expect_status(200);
    assert!(newest_link(&office, new).await.is_some());
}

#[tokio::test]
async fn two_administrators_who_disable_one_another_at_the_same_moment_do_not_both_succeed() {
    let office = Office::open().await;
    let first = office.sign_in("quantri").await;
    adds(&first, "quantri2", &["administrator"]).await;
    let second = enters(&office, "quantri2", "quantri2@ankhethuong.example").await;
    let left = first.open("/lam-viec/can-bo/quantri2").await.form("/lam-viec/can-bo/quantri2/ngung");
    let right = second.open("/lam-viec/can-bo/quantri").await.form("/lam-viec/can-bo/quantri/ngung");
    tokio::join!(left.submit(), right.submit());
    let unit = staff::by_login(&office.app.db, "quantri").await.expect("read").expect("there").unit_id;
    let rows =
        staff::holding(&office.app.db, unit, &[domain::role::Role::Administrator]).await.expect("read");
    assert_eq!(rows.len(), 1, "one of them remains");
}

#[tokio::test]
async fn before_a_colleague_leaves_the_page_says_what_stays_behind_and_afterwards_the_leaders_are_told() {
    let office = Office::open().await;
    let receipt =
        citizen::sends(&office, Said { topic: "MTG", text: "Rác đầu thôn.", ..Said::default() }).await;
    let clerk = office.sign_in("vanphong").await;
    let form = office.ask(&clerk, &receipt.code, "phan-loai").await;
    let form = form.form(&crate::harness::office::act_path(&receipt.code, "phan-loai"));
    form.set("kind", "phan_anh").set("topic", "MTG-01").send().await.expect_status(200);
    let chair = office.sign_in("chutich").await;
    let form = office.ask(&chair, &receipt.code, "giao").await;
    let form = form.form(&crate::harness::office::act_path(&receipt.code, "giao"));
    form.set("office", "CA").set("term", "answer").send().await.expect_status(200);
    let admin = office.sign_in("quantri").await;
    let page = admin.open("/lam-viec/can-bo/congan").await;
    page.expect("Là người duy nhất của cơ quan");
    let list = page.form("/lam-viec/can-bo/congan/ngung").send().await.expect_status(200);
    list.expect("của cơ quan không còn ai làm");
    for address in [CHAIR, "vanphong@ankhethuong.example"] {
        assert_eq!(told(&office, address, "chưa có người làm").await, 1, "{address}");
    }
    for client in [&chair, &clerk] {
        client.open("/lam-viec").await.expect("Không còn người làm (1)").expect(&receipt.code);
    }
    clerk.open(&case_path(&receipt.code)).await;
    admin.open("/lam-viec/can-bo/vanphong").await.form("/lam-viec/can-bo/vanphong/ngung").send().await;
    let page = chair.open(&case_path(&receipt.code)).await;
    assert!(
        page.texts(".timeline li").iter().any(|line| line.contains("(không còn công tác)")),
        "{}",
        page.text()
    );
    let sees = doithoai::store::Sees {
        reach: doithoai::store::sees::Reach::Unit(office_unit(&office).await),
        staff: None,
        circles: Vec::new(),
    };
    let left = doithoai::store::left_behind::list(&office.app.db, &sees, 100).await.expect("read");
    assert!(left.0.iter().any(|row| row.code == receipt.code), "{left:?}");
}

async fn office_unit(office: &Office) -> i64 {
    staff::by_login(&office.app.db, "quantri").await.expect("read").expect("there").unit_id
}

#[tokio::test]
async fn a_check_beside_a_working_office_raises_no_alarm() {
    let office = Office::open().await;
    let app = office.app.clone();
    let working = tokio::spawn(async move {
        for nth in 0..60 {
            let form = doithoai::acts::opinion::submit::SubmissionForm {
                text: format!("Đường thôn hỏng, đoạn {nth}."),
                unit: "demo".to_owned(),
                once: format!("beside-{nth}"),
                ..Default::default()
            };
            let tries = doithoai::acts::limits::sending([192, 0, 2, 1].into());
            doithoai::acts::opinion::submit::submit(&app, form, tries).await.expect("taken in");
        }
    });
    let mut looks = 0;
    while !working.is_finished() || looks < 3 {
        office.verify().await;
        looks += 1;
    }
    working.await.expect("no panic");
}

#[tokio::test]
async fn a_clerk_whom_the_administrator_made_alone_reads_nothing_that_is_shielded() {
    let office = Office::open().await;
    let text = "Chủ tịch xã nhận tiền của tôi 50 triệu để làm sổ đỏ.";
    let code = citizen::sends(&office, Said { text, ..Said::default() }).await.code;
    let admin = office.sign_in("quantri").await;
    adds(&admin, "ke.gian", &["clerk"]).await.expect("chờ Bí thư hoặc Chủ tịch xác nhận");
    let fresh = enters(&office, "ke.gian", "ke.gian@ankhethuong.example").await;
    for path in ["/lam-viec/y-kien", &case_path(&code)] {
        let page = fresh.open(path).await;
        assert!(!page.body.contains("50 triệu"), "{path}:\n{}", page.text());
    }
    assert_eq!(told(&office, SECRETARY, "giao vai trò").await, 1);
    let page = admin.open("/lam-viec/can-bo/vanphong").await;
    let form = page.form("/lam-viec/can-bo/vanphong").set("email", "ke.gian.2@ankhethuong.example");
    form.send().await.expect("chờ Bí thư hoặc Chủ tịch xác nhận");
    let page = admin.open("/lam-viec/can-bo/vanphong").await;
    page.form("/lam-viec/can-bo/vanphong/duong-dan").send().await.expect_status(200);
    assert_eq!(newest_link(&office, "ke.gian.2@ankhethuong.example").await, None);
}

#[tokio::test]
async fn a_secretary_who_was_disabled_comes_back_at_a_new_address_only_by_a_second_person() {
    let office = Office::open().await;
    office.letters().await;
    let admin = office.sign_in("quantri").await;
    let path = "/lam-viec/can-bo/bithu";
    admin.open(path).await.form(&format!("{path}/ngung")).send().await.expect_status(200);
    let mine = "ke.gian@ankhethuong.example";
    let page = admin.open(path).await.form(path).set("email", mine).send().await;
    page.expect("chờ Bí thư hoặc Chủ tịch xác nhận");
    assert_eq!(newest_link(&office, mine).await, None, "no link before somebody confirms it");
    assert_eq!(told(&office, SECRETARY, "đổi địa chỉ thư").await, 1, "told at the old address");
    assert!(told(&office, CHAIR, "đổi địa chỉ thư").await >= 1);
    office.verify().await;
}

#[tokio::test]
async fn whoever_takes_the_chairs_role_away_alone_gains_neither_the_address_nor_a_link_nor_the_account() {
    let office = Office::open().await;
    office.letters().await;
    let admin = office.sign_in("quantri").await;
    let (path, mine) = ("/lam-viec/can-bo/chutich", "ke.gian@ankhethuong.example");
    let form = admin.open(path).await.form(path).clear("roles").set("roles", "monitor");
    form.send().await.expect_status(200);
    assert_eq!(told(&office, SECRETARY, "không còn giữ vai trò").await, 1);
    let page = admin.open(path).await.form(path).set("email", mine).send().await;
    page.expect("chờ Bí thư hoặc Chủ tịch xác nhận");
    let page = admin.open(path).await.form(&format!("{path}/duong-dan")).send().await;
    page.expect("chờ Bí thư hoặc Chủ tịch xác nhận");
    for account in [mine, "chutich"] {
        let form =
            office.visitor().open("/quen-mat-khau").await.form("/quen-mat-khau").set("account", account);
        form.send().await.expect_status(200);
    }
    assert_eq!(newest_link(&office, mine).await, None, "nothing goes to the new address");
    admin.open(path).await.form(&format!("{path}/ngung")).send().await.expect_status(200);
    let page = admin.open(path).await.form(path).set("email", mine).send().await;
    page.expect("chờ Bí thư hoặc Chủ tịch xác nhận");
    assert_eq!(newest_link(&office, mine).await, None, "nor after a rest");
    let page = admin.open(path).await.form(path).set("roles", "chair").send().await;
    page.expect("chờ Bí thư hoặc Chủ tịch xác nhận");
    office.verify().await;
}

/// Whether this browser's session still opens the desk.
async fn is_in(client: &Client) -> bool {
    !client.get("/lam-viec").await.is_redirect()
}

#[tokio::test]
async fn whoever_knew_an_account_s_password_is_out_when_the_account_is_handed_to_another_address() {
    let office = Office::open().await;
    let admin = office.sign_in("quantri").await;
    let (first, new, path) =
        ("theo.doi@ankhethuong.example", "khac@ankhethuong.example", "/lam-viec/can-bo/theo.doi");
    adds(&admin, "theo.doi", &["monitor"]).await;
    let knew = enters(&office, "theo.doi", first).await;
    let token = format!("Bearer {}", office.token("theo.doi").await);
    let by_token = async || {
        let request = knew.request(Method::GET, "/api/v1/opinions").header("authorization", &token);
        knew.send(request).await.status
    };
    assert_eq!(by_token().await, 200);
    admin.open(path).await.form(path).set("email", new).send().await.expect_status(200);
    assert!(!is_in(&knew).await, "the session is over");
    assert_eq!(by_token().await, 401, "so is the token");
    let form = office.visitor().open("/dang-nhap").await.form("/dang-nhap").set("login", "theo.doi");
    let page = form.set("password", PASSWORD).submit().await;
    assert!(!page.is_redirect(), "the old password opens nothing");
    let hers = enters(&office, "theo.doi", new).await;
    assert!(is_in(&hers).await, "the link that came to the new address does");
    office.verify().await;
}

#[tokio::test]
async fn the_holder_who_confirms_the_own_new_address_stays_signed_in() {
    let office = Office::open().await;
    let admin = office.sign_in("quantri").await;
    let path = "/lam-viec/can-bo/chutich";
    let chair = office.sign_in("chutich").await;
    let form = admin.open(path).await.form(path).set("email", "lth@ankhethuong.example");
    form.send().await.expect("chờ Bí thư hoặc Chủ tịch xác nhận");
    decides(&chair, "Xác nhận").await.expect_status(200);
    assert!(is_in(&chair).await);
}

#[tokio::test]
async fn no_account_is_called_like_a_page_that_stands_where_its_own_would() {
    let office = Office::open().await;
    let admin = office.sign_in("quantri").await;
    let mut form = admin.open("/lam-viec/can-bo/moi").await.form("/lam-viec/can-bo/moi");
    form = form.set("name", "Ngô Văn Thử").set("post", "Công chức").set("login", "moi");
    form = form.set("email", "moi@ankhethuong.example").set("roles", "monitor");
    form.send().await.expect_status(422).expect("Tên đăng nhập này đã có người dùng");
}
