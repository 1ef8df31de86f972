//! A parcel as a MIME message: text and HTML, own identifiers, names without line breaks.

use std::time::SystemTime;

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};

use super::{Failure, Parcel};

/// The message, ready to be sent. A parcel that cannot be written is refused, for it will not get better.
pub fn build(parcel: &Parcel) -> Result<Message, Failure> {
    let from = mailbox(&parcel.from, Some(&parcel.from_name)).ok_or_else(|| wrong("sender"))?;
    let to = mailbox(&parcel.to, parcel.to_name.as_deref()).ok_or_else(|| wrong("recipient"))?;
    let mut builder = Message::builder()
        .from(from)
        .to(to)
        .subject(one_line(&parcel.subject))
        .date(SystemTime::from(parcel.written_at))
        .message_id(Some(one_line(&parcel.message_id)))
        .references(one_line(&parcel.reference))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Auto-Response-Suppress", "All"))
        .raw_header(header("Content-Language", &parcel.lang));
    if let Some(reply_to) = parcel.reply_to.as_deref().and_then(|address| mailbox(address, None)) {
        builder = builder.reply_to(reply_to);
    }
    builder
        .multipart(MultiPart::alternative_plain_html(parcel.text.clone(), parcel.html.clone()))
        .map_err(|error| Failure::Refused(format!("the letter cannot be written: {error}")))
}

fn wrong(whose: &str) -> Failure {
    Failure::Refused(format!("the {whose}'s address cannot be read"))
}

/// `name <address>` or a bare address with the name beside it.
fn mailbox(written: &str, name: Option<&str>) -> Option<Mailbox> {
    let written = one_line(written);
    let mailbox = match written.parse::<Address>() {
        Ok(address) => Mailbox::new(None, address),
        Err(_) => written.parse::<Mailbox>().ok()?,
    };
    let name = mailbox.name.as_deref().or(name).map(one_line).filter(|name| !name.is_empty());
    Some(Mailbox::new(name, mailbox.email))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), one_line(value))
}

/// Without control characters: a line break in a name would make lettre panic, in a header it would begin another.
fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::*;

    fn parcel() -> Parcel {
        Parcel {
            from: "ubnd@xa.test".to_owned(),
            from_name: "Xã Đoàn Kết".to_owned(),
            reply_to: None,
            to: "dan@thon.test".to_owned(),
            to_name: None,
            subject: "[AKT-26-000001-A] Đã tiếp nhận ý kiến".to_owned(),
            text: "Kính gửi".to_owned(),
            html: "<p>Kính gửi</p>".to_owned(),
            lang: "vi".to_owned(),
            message_id: "<a@xa.test>".to_owned(),
            reference: "<b@xa.test>".to_owned(),
            written_at: Utc.with_ymd_and_hms(2026, 11, 23, 1, 2, 3).single().expect("a moment"),
        }
    }

    fn written(parcel: &Parcel) -> String {
        String::from_utf8(build(parcel).expect("a message").formatted()).expect("seven bits")
    }

    #[test]
    fn a_name_with_line_breaks_neither_panics_nor_adds_a_header() {
        let mut parcel = parcel();
        parcel.to_name = Some("Ông A\r\nBcc: evil@x.test\u{0}".to_owned());
        parcel.from_name = "Xã\r\nX-Evil: 1".to_owned();
        parcel.subject = "a\r\nX-Evil: 2".to_owned();
        let text = written(&parcel);
        assert!(!text.contains("\r\nBcc:") && !text.contains("\r\nX-Evil"), "{text}");
    }

    #[test]
    fn an_address_that_is_none_is_refused_for_good() {
        let mut parcel = parcel();
        parcel.to = "khong phai thu".to_owned();
        assert!(matches!(build(&parcel), Err(Failure::Refused(_))));
    }

    #[test]
    fn the_sender_may_bring_its_own_name() {
        let mut parcel = parcel();
        parcel.from = "Van phong <vp@xa.test>".to_owned();
        assert!(written(&parcel).contains("From: \"Van phong\" <vp@xa.test>"));
        assert!(written(&parcel).contains("Auto-Submitted: auto-generated"));
        assert!(written(&parcel).contains("Message-ID: <a@xa.test>"));
    }
}
