//! The plan of a conference as one form.

use domain::conference::{Approach, Coverage, Mode, Occasion};
use domain::date::{display_day, display_time};
use domain::paper::citation;
use domain::role::Role;

use crate::acts::conference::plan::PlanForm;
use crate::app::App;
use crate::store::conferences::{self, Conference};
use crate::store::units::BaseDocument;
use crate::store::{Error, staff, units};
use crate::web::desk::Desk;
use crate::web::form::{Choice, Control, Field, FormView};
use crate::web::page::Frame;

/// Who may chair a conference (Kế hoạch 202-KH/BDVTU: secretary and chair together).
const CHAIRS: [Role; 3] = [Role::PartySecretary, Role::Chair, Role::ViceChair];

/// What can be chosen in the form.
pub struct Choices {
    chairs: Vec<Choice>,
    bases: Vec<Choice>,
}

impl Choices {
    /// Reads accounts and base documents of the person's unit.
    pub async fn read(app: &App, desk: &Desk) -> Result<Choices, Error> {
        let chairs = staff::holding(&app.db, desk.person.unit_id, &CHAIRS).await?;
        let bases = units::base_documents(&app.db, desk.person.unit_id).await?;
        Ok(Choices {
            chairs: chairs
                .into_iter()
                .map(|row| Choice::new(row.login, format!("{}, {}", row.name, row.post)))
                .collect(),
            bases: bases
                .iter()
                .map(|row| Choice::new(row.number.clone(), base_label(&desk.f, row)))
                .collect(),
        })
    }
}

/// A base document in one line: number, day, issuer, what it is about, and whether it is still in force.
pub fn base_label(f: &Frame, row: &BaseDocument) -> String {
    let mut label = citation(&row.number, row.issued_on, &row.issuer, &row.r#abstract);
    if row.in_force_to.is_some_and(|last| last < f.today) {
        label.push_str(&format!(" ({})", f.say("conference-desk-base-over")));
    } else if row.in_force_from.is_some_and(|first| first > f.today) {
        label.push_str(&format!(" ({})", f.say("conference-desk-base-not-yet")));
    }
    label
}

/// The form with the values typed so far.
pub fn view(f: &Frame, form: &PlanForm, choices: Choices, action: String, submit: &str) -> FormView {
    let say = |key: &str| f.say(key).into_owned();
    let words = |prefix: &str, all: Vec<&'static str>| -> Vec<Choice> {
        all.into_iter()
            .map(|word| {
                Choice::new(word, f.word(prefix, word))
                    .hint(f.word(&format!("conference-desk-{prefix}"), word))
            })
            .collect()
    };
    let mut view = FormView::new(action, say(submit)).hidden("once", &form.once);
    if let Some(version) = form.version {
        view = view.hidden("version", version);
    }
    let radios = |name: &'static str, key: &str, value: &str, choices: Vec<Choice>| {
        Field::new(name, Control::Radios, say(key)).value(value).choices(choices)
    };
    view.field(
        Field::text("theme", say("conference-desk-theme"))
            .hint(say("conference-desk-theme-hint"))
            .value(&form.theme),
    )
    .field(radios(
        "occasion",
        "conference-desk-occasion",
        &form.occasion,
        words("occasion", Occasion::ALL.iter().map(|word| word.as_str()).collect()),
    ))
    .field(radios(
        "approach",
        "conference-desk-approach",
        &form.approach,
        words("approach", Approach::ALL.iter().map(|word| word.as_str()).collect()),
    ))
    .field(
        Field::text("audience", say("conference-desk-audience"))
            .hint(say("conference-desk-audience-hint"))
            .value(&form.audience)
            .optional(),
    )
    .field(radios(
        "coverage",
        "conference-desk-coverage",
        &form.coverage,
        words("coverage", Coverage::ALL.iter().map(|word| word.as_str()).collect()),
    ))
    .field(
        Field::text("cluster", say("conference-desk-cluster"))
            .hint(say("conference-desk-cluster-hint"))
            .value(&form.cluster)
            .optional(),
    )
    .field(
        Field::text("held_on", say("conference-desk-held-on"))
            .hint(say("conference-desk-held-on-hint"))
            .value(&form.held_on),
    )
    .field(Field::text("starts_at", say("conference-desk-starts-at")).value(&form.starts_at))
    .field(Field::text("ends_at", say("conference-desk-ends-at")).value(&form.ends_at))
    .field(
        Field::text("place", say("conference-desk-place"))
            .hint(say("conference-desk-place-hint"))
            .value(&form.place),
    )
    .field(radios(
        "mode",
        "conference-desk-mode",
        &form.mode,
        words("mode", Mode::ALL.iter().map(|word| word.as_str()).collect()),
    ))
    .field(
        Field::text("online_url", say("conference-desk-online-url"))
            .hint(say("conference-desk-online-url-hint"))
            .value(&form.online_url)
            .inputmode("url")
            .optional(),
    )
    .field(
        Field::area("agenda", say("conference-desk-agenda"))
            .hint(say("conference-desk-agenda-hint"))
            .value(&form.agenda)
            .rows(7)
            .optional(),
    )
    .field(
        Field::new("chairs", Control::Checks, say("conference-desk-chairs"))
            .hint(say("conference-desk-chairs-hint"))
            .values(form.chairs.clone())
            .choices(choices.chairs),
    )
    .field(
        Field::new("bases", Control::Checks, say("conference-desk-bases"))
            .hint(say("conference-desk-bases-hint"))
            .values(form.bases.clone())
            .choices(choices.bases),
    )
}

/// A form that begins with what is most often true.
pub fn blank(app: &App) -> PlanForm {
    PlanForm {
        occasion: Occasion::Regular.as_str().to_owned(),
        approach: Approach::ByTheme.as_str().to_owned(),
        coverage: Coverage::Whole.as_str().to_owned(),
        mode: Mode::InPerson.as_str().to_owned(),
        once: app.fresh_token(),
        ..PlanForm::default()
    }
}

/// The plan of a stored conference as it would be typed.
pub async fn stored(app: &App, row: &Conference) -> Result<PlanForm, Error> {
    let chairs = conferences::chairs(&app.db, row.id).await?;
    let bases = conferences::bases(&app.db, row.id).await?;
    Ok(PlanForm {
        theme: row.theme.clone(),
        occasion: row.occasion.as_str().to_owned(),
        approach: row.approach.as_str().to_owned(),
        audience: row.audience.clone().unwrap_or_default(),
        coverage: row.coverage.as_str().to_owned(),
        cluster: row.cluster.clone().unwrap_or_default(),
        mode: row.mode.as_str().to_owned(),
        held_on: display_day(row.held_on),
        starts_at: typed_time(row.starts_at),
        ends_at: typed_time(row.ends_at),
        place: row.place.clone(),
        online_url: row.online_url.clone().unwrap_or_default(),
        agenda: row.agenda.clone().unwrap_or_default(),
        chairs: chairs.into_iter().map(|row| row.login).collect(),
        bases: bases.into_iter().map(|row| row.number).collect(),
        version: Some(row.version),
        once: app.fresh_token(),
    })
}

/// Minutes after midnight as people type them, such as 7:30.
pub fn typed_time(minutes: i32) -> String {
    display_time(u16::try_from(minutes.clamp(0, 24 * 60)).unwrap_or_default())
}
