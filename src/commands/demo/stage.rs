//! The stage of the story: persons by login, the clock moved by hand, and the acts in short words.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use domain::lang::Lang;
use domain::redaction::{marks, mask};

use crate::acts::opinion::approve::{ConfirmForm, approve};
use crate::acts::opinion::assign::{AssignmentForm, assign};
use crate::acts::opinion::classify::{ClassificationForm, classify};
use crate::acts::opinion::close::{ClosingForm, close, propose_closing};
use crate::acts::opinion::draft::{DraftForm, submit_draft};
use crate::acts::opinion::issue::issue;
use crate::acts::opinion::publish::{PublicationForm, publish};
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::commands::demo::answers::Said;
use crate::store::staff;

/// Why the promised day moved for what was sent before a conference.
const AFTER_THE_HALL: &str = "Ý kiến được nghe và giao việc sau hội nghị.";

/// Why a matter takes the longer term.
const LONGER: &str = "Việc cần khảo sát, lập dự toán và trình Hội đồng nhân dân xã.";

/// The stage.
pub(super) struct Stage<'a> {
    /// The program.
    pub app: &'a App,
    /// The day on which the story ends: today.
    pub today: NaiveDate,
}

impl Stage<'_> {
    /// The person behind a login.
    pub async fn person(&self, login: &str) -> Result<Person, Refusal> {
        let row = staff::by_login(&self.app.db, login).await?.ok_or(Refusal::NotFound)?;
        Ok(Person::of(&self.app.db, row).await?)
    }

    /// Moves the clock to an hour of a day in Vietnam; never backwards.
    pub fn at(&self, day: NaiveDate, hour: u32, minute: u32) {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        let zone = chrono::FixedOffset::east_opt(7 * 3600).expect("seven hours is an offset");
        let moment: DateTime<Utc> = zone
            .from_local_datetime(&day.and_time(time))
            .single()
            .map_or_else(|| self.app.now(), |at| at.to_utc());
        self.app.clock.stand_at(moment.max(self.app.now()));
    }

    /// The day that lies so many working days before today, so that terms stand alike on whatever day the story is told;
    /// on a day off they are counted from the next day that is worked.
    pub async fn working_days_ago(&self, days: u32) -> Result<NaiveDate, Refusal> {
        let pages = self.app.almanac.read(&self.app.db).await?;
        let mut day = pages.calendar.next_working(self.today);
        for _ in 0..days {
            day = pages.calendar.previous_working(day - Days::new(1));
        }
        Ok(day)
    }

    /// The working day so many days before another, or earlier when that one is off.
    pub async fn before(&self, day: NaiveDate, days: u64) -> Result<NaiveDate, Refusal> {
        let pages = self.app.almanac.read(&self.app.db).await?;
        Ok(pages.calendar.previous_working(day - Days::new(days)))
    }

    /// The day that lies so many working days after today.
    pub async fn working_days_ahead(&self, days: u32) -> Result<NaiveDate, Refusal> {
        let pages = self.app.almanac.read(&self.app.db).await?;
        let mut day = self.today;
        for _ in 0..days {
            day = pages.calendar.next_working(day + Days::new(1));
        }
        Ok(day)
    }

    /// The clerk classifies.
    pub async fn classified(&self, code: &str, kind: &str, topic: &str, title: &str) -> Result<(), Refusal> {
        let form = ClassificationForm {
            kind: kind.to_owned(),
            topic: topic.to_owned(),
            title: title.to_owned(),
            ..ClassificationForm::default()
        };
        self.classified_as(code, form).await
    }

    /// The clerk classifies with all marks.
    pub async fn classified_as(&self, code: &str, form: ClassificationForm) -> Result<(), Refusal> {
        classify(self.app, &self.person("vanphong").await?, code, form).await?;
        Ok(())
    }

    /// The chair assigns.
    pub async fn assigned(
        &self,
        code: &str,
        office: &str,
        supporting: &[&str],
        term: &str,
    ) -> Result<(), Refusal> {
        let form = AssignmentForm {
            office: office.to_owned(),
            supporting: supporting.iter().map(|code| (*code).to_owned()).collect(),
            term: term.to_owned(),
            reason: if term == "answer_complex" { LONGER } else { AFTER_THE_HALL }.to_owned(),
            ..AssignmentForm::default()
        };
        assign(self.app, &self.person("chutich").await?, code, form).await
    }

    /// An officer lays a draft before the approvers.
    pub async fn drafted(&self, login: &str, code: &str, said: &Said) -> Result<(), Refusal> {
        let day = domain::date::display_day;
        let form = DraftForm {
            checked: said.checked.to_owned(),
            checked_on: day(self.app.today()),
            legal_ground: said.ground.to_owned(),
            solution: said.solution.to_owned(),
            responsible: said.responsible.to_owned(),
            accepted: said.accepted.0.to_owned(),
            accepted_why: said.accepted.1.to_owned(),
            done_by: said.done_in.map(|days| day(self.app.today() + Days::new(days))).unwrap_or_default(),
            ..DraftForm::default()
        };
        submit_draft(self.app, &self.person(login).await?, code, form).await
    }

    /// The vice chair approves.
    pub async fn approved(&self, code: &str) -> Result<(), Refusal> {
        approve(self.app, &self.person("phochutich").await?, code, ConfirmForm::default()).await
    }

    /// The clerk numbers and issues.
    pub async fn issued(&self, code: &str) -> Result<(), Refusal> {
        issue(self.app, &self.person("vanphong").await?, code, ConfirmForm::default()).await
    }

    /// The clerk publishes a redacted version: what is marked is masked.
    pub async fn published(
        &self,
        code: &str,
        title: &str,
        words: &str,
        answer: &str,
        files: Vec<String>,
    ) -> Result<(), Refusal> {
        let masked = |text: &str| mask(text, &marks(text, &[]), Lang::Vi);
        let form = PublicationForm {
            title: masked(title),
            words: masked(words),
            answer: masked(answer),
            files,
            ..PublicationForm::default()
        };
        publish(self.app, &self.person("vanphong").await?, code, form).await
    }

    /// Somebody proposes the outcome and the chair confirms it the same day.
    pub async fn closed(
        &self,
        login: &str,
        code: &str,
        outcome: &str,
        told: &str,
        due_in: Option<u64>,
        files: Vec<String>,
    ) -> Result<(), Refusal> {
        let due_on = due_in.map(|days| domain::date::display_day(self.app.today() + Days::new(days)));
        let form = ClosingForm {
            outcome: outcome.to_owned(),
            told: told.to_owned(),
            due_on: due_on.unwrap_or_default(),
            files,
            ..ClosingForm::default()
        };
        propose_closing(self.app, &self.person(login).await?, code, form.clone()).await?;
        close(self.app, &self.person("chutich").await?, code, ClosingForm { files: Vec::new(), ..form }).await
    }
}
