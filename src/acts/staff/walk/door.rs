//! Signing in, sessions, one-time codes and guessing.

use super::*;

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_read_the_same() {
    let House { app, _folder } = house().await;
    let wrong = try_in(&app, "quantri", "sai mật khẩu rồi", "192.0.2.1").await.expect_err("refused");
    let unknown = try_in(&app, "khongco", "sai mật khẩu rồi", "192.0.2.1").await.expect_err("refused");
    assert_eq!(format!("{wrong:?}"), format!("{unknown:?}"));
    let inside = signed_in(&app, " QUANTRI ", PASSWORD).await;
    assert_eq!(person(&app, &inside.token).await.login, "quantri");
    let unit = units::home(&app.db).await.expect("reads").expect("a unit");
    assert_eq!((unit.name.as_str(), unit.prefix.as_str()), ("Xã An Khê Thượng", "AKT"));
}

#[tokio::test]
async fn a_session_ends_when_idle_when_old_and_when_signed_out() {
    let House { app, _folder } = house().await;
    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    for _ in 0..13 {
        app.clock.forward(TimeDelta::hours(11));
        assert!(present(&app, &token).await.expect("looks").is_some());
    }
    app.clock.forward(TimeDelta::hours(13));
    assert!(present(&app, &token).await.expect("looks").is_none(), "idle for more than twelve hours");

    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    for _ in 0..15 {
        app.clock.forward(TimeDelta::hours(11));
        present(&app, &token).await.expect("looks");
    }
    app.clock.forward(TimeDelta::hours(4));
    assert!(present(&app, &token).await.expect("looks").is_none(), "older than seven days");

    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    sign_out(&app, &token).await.expect("signs out");
    assert!(present(&app, &token).await.expect("looks").is_none());
}

#[tokio::test]
async fn a_one_time_code_opens_once() {
    let House { app, _folder } = house().await;
    let inside = signed_in(&app, "quantri", PASSWORD).await;
    let me = person(&app, &inside.token).await;
    let shown = begin_totp(&app, &me).expect("shows");
    let totp = Builder::new()
        .with_secret(Secret::try_from_base32(&shown.secret).expect("base32"))
        .build()
        .expect("builds");
    let code = |app: &App| {
        let seconds = u64::try_from(app.now().timestamp()).expect("after 1970");
        totp.generate(seconds).to_string()
    };
    let form = SecondFactorForm {
        secret: shown.secret.clone(),
        seal: shown.seal.clone(),
        totp: code(&app),
        password: PASSWORD.into(),
    };
    confirm_totp(&app, &me, None, form).await.expect("confirms");
    assert!(present(&app, &inside.token).await.expect("looks").is_none(), "other sessions end");

    app.clock.forward(TimeDelta::seconds(60));
    let Ok(Admission::NeedsCode { ticket }) = try_in(&app, "quantri", PASSWORD, "192.0.2.1").await else {
        panic!("a code is needed")
    };
    let with = |ticket: &str, totp: String| SignInForm {
        login: "quantri".into(),
        ticket: ticket.into(),
        totp,
        ..SignInForm::default()
    };
    let forged = sign_in(&app, with("9999999999999.x", code(&app)), &from("192.0.2.1")).await;
    assert!(forged.is_err(), "a forged ticket is no password");
    let first = sign_in(&app, with(&ticket, code(&app)), &from("192.0.2.1")).await;
    assert!(matches!(first, Ok(Admission::SignedIn(_))), "{first:?}");
    let again = sign_in(&app, with(&ticket, code(&app)), &from("192.0.2.1")).await;
    assert!(matches!(again, Err(Refusal::Invalid(_))), "{again:?}");
}

#[tokio::test]
async fn guessing_is_slowed_down_without_shutting_the_owner_out() {
    let House { app, _folder } = house().await;
    signed_in(&app, "quantri", PASSWORD).await;
    for _ in 0..10 {
        let refused = try_in(&app, "quantri", "đoán bừa", "198.51.100.7").await;
        assert!(matches!(refused, Err(Refusal::Invalid(_))), "{refused:?}");
    }
    let slowed = try_in(&app, "quantri", PASSWORD, "198.51.100.7").await;
    assert!(matches!(slowed, Err(Refusal::TooMany(seconds)) if seconds <= 900), "{slowed:?}");
    signed_in(&app, "quantri", PASSWORD).await;
    app.clock.forward(TimeDelta::minutes(16));
    assert!(try_in(&app, "quantri", PASSWORD, "198.51.100.7").await.is_ok(), "nobody is locked out for ever");
}
