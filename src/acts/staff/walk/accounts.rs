//! New, changed, disabled accounts and forgotten passwords.

use super::*;

#[tokio::test]
async fn a_new_account_chooses_its_password_by_letter_and_a_disabled_one_is_out_at_once() {
    let House { app, _folder } = house().await;
    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    let admin = person(&app, &token).await;
    let form = AccountForm { once: "form-1".into(), ..clerk("vanphong") };
    let added = add(&app, Author::Person(&admin), form.clone(), None).await.expect("adds");
    let twice = add(&app, Author::Person(&admin), form, None).await.expect("a double click");
    assert_eq!(added.id, twice.id);
    assert!(add(&app, Author::Person(&admin), clerk("vanphong"), None).await.is_err(), "the login is taken");

    let link = last_link(&app, added.id).await;
    assert!(opened(&app, &link).await.expect("opens").first);
    let chosen = NewPasswordForm { new_password: "mưa tháng bảy gãy cành trám".into() };
    reset(&app, &link, chosen.clone()).await.expect("sets");
    assert!(matches!(reset(&app, &link, chosen).await, Err(Refusal::NotFound)), "a link works once");

    let theirs = signed_in(&app, "vanphong", "mưa tháng bảy gãy cành trám").await.token;
    let clerk = person(&app, &theirs).await;
    let wish = TokenForm {
        label: "báo cáo".into(),
        password: "mưa tháng bảy gãy cành trám".into(),
        ..TokenForm::default()
    };
    let guessed = TokenForm { password: PASSWORD.into(), ..wish.clone() };
    let refused = issue_token(&app, &clerk, guessed).await.expect_err("refused").to_string();
    assert_eq!(refused, "invalid: password: error-password-wrong");
    let personal = issue_token(&app, &clerk, wish.clone()).await.expect("issues");
    assert!(bearer(&app, &personal).await.expect("looks").is_some());
    sign_out_everywhere(&app, &clerk).await.expect("signs out");
    assert!(bearer(&app, &personal).await.expect("looks").is_none(), "dead after signing out everywhere");
    let personal = issue_token(&app, &clerk, wish.clone()).await.expect("issues");
    app.clock.forward(TimeDelta::days(91));
    assert!(bearer(&app, &personal).await.expect("looks").is_none(), "it ran out");
    let theirs = signed_in(&app, "vanphong", "mưa tháng bảy gãy cành trám").await.token;
    let personal = issue_token(&app, &clerk, wish).await.expect("issues");
    let first = bearer(&app, &personal).await.expect("looks").expect("opens");
    assert!(first.person.narrowed && first.token.last_used_at.is_none());
    let used = async || bearer(&app, &personal).await.expect("looks").expect("opens").token.last_used_at;
    let noted = used().await;
    app.clock.forward(TimeDelta::minutes(59));
    assert_eq!(used().await, noted, "written once an hour at most");
    app.clock.forward(TimeDelta::minutes(2));
    used().await;
    assert!(used().await > noted);
    let stored = staff::by_id(&app.db, clerk.id).await.expect("read").expect("there");
    let seen = stored.version;
    let stale = DisableForm { version: Some(seen - 1), once: String::new() };
    let refused = disable(&app, Author::Person(&admin), "vanphong", stale).await;
    assert!(matches!(refused, Err(Refusal::Overtaken)), "{refused:?}");
    let form = DisableForm { version: Some(seen), once: "form-2".into() };
    disable(&app, Author::Person(&admin), "vanphong", form).await.expect("disables");
    assert!(present(&app, &theirs).await.expect("looks").is_none());
    assert!(bearer(&app, &personal).await.expect("looks").is_none());
    assert!(try_in(&app, "vanphong", "mưa tháng bảy gãy cành trám", "192.0.2.1").await.is_err());
}

#[tokio::test]
async fn one_administrator_always_remains_and_nobody_changes_the_own_roles() {
    let House { app, _folder } = house().await;
    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    let admin = person(&app, &token).await;
    let own = AccountForm { roles: vec!["administrator".into()], ..clerk("quantri") };
    let refused = change(&app, Author::Person(&admin), "quantri", own.clone()).await.expect_err("refused");
    assert!(refused.to_string().contains("error-own-roles"), "{refused}");
    let command = Author::Command { unit: admin.unit_id };
    let refused = change(&app, command, "quantri", clerk("quantri")).await.expect_err("refused");
    assert!(refused.to_string().contains("error-last-administrator"), "{refused}");
    let refused = disable(&app, command, "quantri", DisableForm::default()).await.expect_err("refused");
    assert!(refused.to_string().contains("error-last-administrator"), "{refused}");
    change(&app, command, "quantri", own).await.expect("the operator may");
    let roles = staff::roles(&app.db, admin.id).await.expect("reads");
    assert_eq!(roles, [domain::role::Role::Administrator]);
}

#[tokio::test]
async fn a_forgotten_password_gets_a_letter_only_if_the_account_exists() {
    let House { app, _folder } = house().await;
    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    let me = person(&app, &token).await;
    let wish = |account: &str| ResetForm { account: account.into() };
    let address = "192.0.2.1".parse().expect("an address");
    ask_reset(&app, wish("khongco"), address).await.expect("the same answer");
    ask_reset(&app, wish("QuanTri@AnKhe.example"), address).await.expect("the same answer");
    let link = last_link(&app, me.id).await;
    app.clock.forward(TimeDelta::minutes(61));
    assert!(matches!(opened(&app, &link).await, Err(Refusal::NotFound)), "it opens for one hour");
    ask_reset(&app, wish("quantri"), address).await.expect("the same answer");
    let link = last_link(&app, me.id).await;
    let short = NewPasswordForm { new_password: "ngắn".into() };
    assert!(matches!(reset(&app, &link, short).await, Err(Refusal::Invalid(_))));
    let chosen = NewPasswordForm { new_password: "nước chảy đá mòn mãi".into() };
    assert_eq!(reset(&app, &link, chosen).await.expect("sets"), "quantri");
    assert!(present(&app, &token).await.expect("looks").is_none(), "all sessions end");
    signed_in(&app, "quantri", "nước chảy đá mòn mãi").await;
}

#[tokio::test]
async fn whoever_took_a_session_over_does_not_guess_its_password() {
    let House { app, _folder } = house().await;
    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    let me = person(&app, &token).await;
    let tries = |typed: &str| PasswordForm {
        password: typed.into(),
        new_password: "mưa tháng bảy gãy cành trám".into(),
    };
    for _ in 0..10 {
        let refused = change_password(&app, &me, None, tries("đoán bừa một lần")).await;
        assert!(matches!(refused, Err(Refusal::Invalid(_))), "{refused:?}");
    }
    let refused = change_password(&app, &me, None, tries(PASSWORD)).await;
    assert!(matches!(refused, Err(Refusal::TooMany(_))), "even the right one waits: {refused:?}");
}
