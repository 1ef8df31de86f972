//! `/cai-dat/{token}`: an empty installation gets its commune and its first account.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::forgotten::new_password;
use super::guard;
use super::plain::{self, Plain};
use crate::acts::staff::{self, SetUpForm};
use crate::acts::{Fields, Refusal};
use crate::app::App;
use crate::web::form::{Choice, Control, Field, FormView, Typed};
use crate::web::tongue::Tongue;
use crate::web::{Failure, Frame};

/// GET `/cai-dat/{token}`
pub async fn ask(
    State(app): State<App>,
    Extension(tongue): Extension<Tongue>,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    staff::may_set_up(&app, &token).await?;
    let f = guard::frame(&app, &tongue).await?;
    let form = SetUpForm { kind: "xa".to_owned(), ..SetUpForm::default() };
    Ok(page(f, &token, &form, None))
}

/// POST `/cai-dat/{token}`
pub async fn keep(
    State(app): State<App>,
    Extension(tongue): Extension<Tongue>,
    Path(token): Path<String>,
    Typed(form): Typed<SetUpForm>,
) -> Result<Response, Failure> {
    match staff::set_up(&app, &token, form.clone()).await {
        Ok(_) => {
            app.directory.forget();
            Ok(Redirect::to("/dang-nhap?xong=cai-dat").into_response())
        }
        Err(Refusal::Invalid(fields)) => {
            let f = guard::frame(&app, &tongue).await?;
            Ok(page(f, &token, &form, Some(&fields)))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn page(f: Frame, token: &str, form: &SetUpForm, wrong: Option<&Fields>) -> Response {
    let kinds = ["xa", "phuong", "dac_khu"].map(|word| Choice::new(word, f.word("unit-kind", word)));
    let view = FormView::new(format!("/cai-dat/{token}"), f.say("set-up-submit"))
        .field(
            Field::new("kind", Control::Chips, f.say("set-up-kind"))
                .choices(kinds.to_vec())
                .value(&form.kind),
        )
        .field(
            Field::text("place", f.say("set-up-place")).hint(f.say("set-up-place-hint")).value(&form.place),
        )
        .field(Field::text("code", f.say("set-up-code")).hint(f.say("set-up-code-hint")).value(&form.code))
        .field(
            Field::text("prefix", f.say("set-up-prefix"))
                .hint(f.say("set-up-prefix-hint"))
                .value(&form.prefix),
        )
        .field(Field::new("phone", Control::Tel, f.say("set-up-phone")).value(&form.phone).optional())
        .field(Field::text("address", f.say("set-up-address")).value(&form.address).optional())
        .field(
            Field::new("reply_to", Control::Email, f.say("set-up-reply-to"))
                .hint(f.say("set-up-reply-to-hint"))
                .value(&form.reply_to)
                .optional(),
        )
        .field(Field::text("name", f.say("set-up-name")).value(&form.name).autocomplete("name"))
        .field(Field::text("post", f.say("account-post")).hint(f.say("account-post-hint")).value(&form.post))
        .field(
            Field::new("email", Control::Email, f.say("account-email"))
                .value(&form.email)
                .autocomplete("email"),
        )
        .field(
            Field::text("login", f.say("sign-in-login"))
                .hint(f.say("account-login-hint"))
                .value(&form.login)
                .autocomplete("username"),
        )
        .field(new_password(&f))
        .field(
            Field::new("clerk", Control::Check, f.say("set-up-clerk"))
                .value(if form.clerk { "true" } else { "" })
                .optional(),
        );
    plain::form(f, Plain { title: "set-up-title", lead: Some("set-up-lead") }, view, wrong)
}
