//! Through the doors of this room, as a browser without script.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::{Router, middleware};
use chrono::TimeDelta;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::acts::staff::walk::{House, PASSWORD, house};
use crate::app::App;
use crate::web::{rescue, security, session, tongue};

/// This room alone, with the layers that it stands in.
fn router(app: App) -> Router {
    super::routes()
        .layer(middleware::from_fn_with_state(app.clone(), session::recognise))
        .layer(middleware::from_fn_with_state(app.clone(), security::same_site))
        .layer(middleware::from_fn_with_state(app.clone(), rescue::keep))
        .layer(middleware::from_fn(tongue::choose))
        .with_state(app)
}

struct Answer {
    status: StatusCode,
    to: String,
    cookie: Option<String>,
    page: String,
}

async fn ask(doors: &Router, method: &str, path: &str, cookie: &str, form: &[(&str, &str)]) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::COOKIE, format!("__Host-doithoai={cookie}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(serde_urlencoded::to_string(form).expect("encodes")))
        .expect("a request");
    let response = doors.clone().oneshot(request).await.expect("answers");
    let word = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let cookie = word(header::SET_COOKIE).and_then(|set| {
        assert!(
            !set.starts_with("__Host-doithoai") || set.contains("HttpOnly; SameSite=Lax; Secure"),
            "{set}"
        );
        set.strip_prefix("__Host-doithoai=")?.split(';').next().map(str::to_owned)
    });
    let (status, to) = (response.status(), word(header::LOCATION).unwrap_or_default());
    let bytes = response.into_body().collect().await.expect("a body").to_bytes();
    Answer { status, to, cookie, page: String::from_utf8_lossy(&bytes).into_owned() }
}

async fn sign_in(doors: &Router) -> String {
    let form = [("login", "quantri"), ("password", PASSWORD), ("tiep", "/lam-viec/tai-khoan")];
    let answer = ask(doors, "POST", "/dang-nhap", "", &form).await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/lam-viec/tai-khoan"));
    answer.cookie.expect("a session")
}

#[tokio::test]
async fn a_visitor_of_the_desk_is_led_to_the_sign_in_page_and_back() {
    let House { app, _folder } = house().await;
    let doors = router(app);
    let answer = ask(&doors, "GET", "/lam-viec/can-bo?x=1", "", &[]).await;
    assert_eq!(
        (answer.status, answer.to.as_str()),
        (StatusCode::SEE_OTHER, "/dang-nhap?tiep=%2Flam-viec%2Fcan-bo%3Fx%3D1")
    );
    let page = ask(&doors, "GET", &answer.to, "", &[]).await.page;
    assert!(page.contains("Xin đăng nhập để mở trang này."), "{page}");
    let elsewhere = [("login", "quantri"), ("password", PASSWORD), ("tiep", "//evil.example/")];
    assert_eq!(ask(&doors, "POST", "/dang-nhap", "", &elsewhere).await.to, "/evil.example/");
    let wrong = ask(&doors, "POST", "/dang-nhap", "", &[("login", "quantri"), ("password", "sai")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.page.contains("Tên đăng nhập hoặc mật khẩu chưa đúng."));
    assert!(wrong.page.contains("value=\"quantri\"") && !wrong.page.contains("sai\""));
}

#[tokio::test]
async fn every_page_of_the_room_is_shown_in_both_languages() {
    let House { app, _folder } = house().await;
    let doors = router(app);
    for path in ["/dang-nhap", "/quen-mat-khau"] {
        assert_eq!(ask(&doors, "GET", path, "", &[]).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(ask(&doors, "GET", "/dat-mat-khau/abc", "", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ask(&doors, "GET", "/cai-dat/abc", "", &[]).await.status, StatusCode::NOT_FOUND);
    let cookie = sign_in(&doors).await;
    for path in [
        "/lam-viec/tai-khoan",
        "/lam-viec/tai-khoan/mat-khau",
        "/lam-viec/tai-khoan/xac-thuc",
        "/lam-viec/tai-khoan/xac-thuc/bo",
        "/lam-viec/tai-khoan/ma-truy-cap",
        "/lam-viec/can-bo",
        "/lam-viec/can-bo/moi",
        "/lam-viec/can-bo/quantri",
    ] {
        for lang in ["vi", "en"] {
            let answer = ask(&doors, "GET", path, &format!("{cookie}; lang={lang}"), &[]).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.page.contains(&format!("<html lang=\"{lang}\">")), "{path}");
            for key in ["account-", "colleague-", "factor-", "password-", "session-", "token-", "role-"] {
                assert!(!answer.page.contains(&format!(">{key}")), "{path} in {lang} shows a bare key {key}");
            }
        }
    }
}

#[tokio::test]
async fn an_account_added_in_the_form_is_listed_and_a_wrong_form_keeps_its_words() {
    let House { app, _folder } = house().await;
    let doors = router(app);
    let cookie = sign_in(&doors).await;
    let form = [
        ("name", "Lê Thị Thử"),
        ("post", "Công chức"),
        ("login", "thử"),
        ("email", "thu@ankhe.example"),
        ("roles", "vice_chair"),
        ("roles", "monitor"),
        ("lang", "vi"),
        ("once", "form-7"),
    ];
    let wrong = ask(&doors, "POST", "/lam-viec/can-bo/moi", &cookie, &form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.page.contains("href=\"#login\"") && wrong.page.contains("value=\"thu@ankhe.example\""));
    let mut form = form;
    form[2] = ("login", "thu.lt");
    let done = ask(&doors, "POST", "/lam-viec/can-bo/moi", &cookie, &form).await;
    assert_eq!((done.status, done.to.as_str()), (StatusCode::SEE_OTHER, "/lam-viec/can-bo?xong=them"));
    let list = ask(&doors, "GET", &done.to, &cookie, &[]).await.page;
    assert!(list.contains("Lê Thị Thử") && list.contains("(chưa đặt mật khẩu)"), "{list}");
    let left = ask(&doors, "POST", "/dang-xuat", &cookie, &[]).await;
    assert_eq!(left.to, "/dang-nhap?xong=dang-xuat");
    assert_eq!(ask(&doors, "GET", "/lam-viec/can-bo", &cookie, &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_sent_after_the_session_ended_comes_back_with_its_words() {
    let House { app, _folder } = house().await;
    let doors = router(app.clone());
    let typed = [("name", "Một cái tên đã gõ rất lâu"), ("once", "form-8")];
    let lost = ask(&doors, "POST", "/lam-viec/can-bo/moi", "", &typed).await;
    assert_eq!(lost.status, StatusCode::UNAUTHORIZED);
    assert!(lost.page.contains("Một cái tên đã gõ rất lâu"));
    let hidden = |name: &str| {
        let (_, after) = lost.page.split_once(&format!("name=\"{name}\" value=\"")).expect("a field");
        after.split('"').next().expect("a value").replace("&#38;", "&").replace("&amp;", "&")
    };
    let (body, seal) = (hidden("resume_body"), hidden("resume_seal"));
    let form = [
        ("login", "quantri"),
        ("password", PASSWORD),
        ("resume_action", "/lam-viec/can-bo/moi"),
        ("resume_body", body.as_str()),
        ("resume_seal", seal.as_str()),
    ];
    let forged = form.map(|(name, value)| match name {
        "resume_body" => (name, "name=M%E1%BB%99t+ng%C6%B0%E1%BB%9Di+kh%C3%A1c&roles=administrator"),
        _ => (name, value),
    });
    let entered = ask(&doors, "POST", "/dang-nhap", "", &forged).await;
    assert_eq!(
        (entered.status, entered.to.as_str()),
        (StatusCode::SEE_OTHER, "/lam-viec"),
        "{}",
        entered.page
    );
    app.clock.forward(TimeDelta::hours(23));
    let back = ask(&doors, "POST", "/dang-nhap", "", &form).await;
    assert_eq!(back.status, StatusCode::OK);
    assert!(back.cookie.is_some() && back.page.contains("action=\"/lam-viec/can-bo/moi\""));
    assert!(back.page.contains("Một cái tên đã gõ rất lâu"));
    app.clock.forward(TimeDelta::hours(2));
    let late = ask(&doors, "POST", "/dang-nhap", "", &form).await;
    assert_eq!((late.status, late.to.as_str()), (StatusCode::SEE_OTHER, "/lam-viec"), "carried for a day");
}
