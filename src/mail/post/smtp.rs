//! One SMTP server and one connection to it.

use std::borrow::Cow;
use std::net::IpAddr;
use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Quit, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::{Error, SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use url::Url;

use super::{Failure, PostError};

/// How long connecting to one address may take, so that a second address of the host gets its turn.
const CONNECT: Duration = Duration::from_secs(10);

/// How the connection is encrypted.
#[derive(Clone)]
enum Secrecy {
    None,
    Opportunistic(TlsParameters),
    Required(TlsParameters),
    Wrapper(TlsParameters),
}

/// A server with how to reach it.
pub struct Server {
    host: String,
    port: u16,
    hello: ClientId,
    secrecy: Secrecy,
    credentials: Option<Credentials>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

impl Server {
    /// Reads `smtp://user:password@host:port/helo?tls=required`, as lettre does.
    pub fn from_url(text: &str) -> Result<Server, PostError> {
        let url = Url::parse(text).map_err(|error| PostError(format!("smtp_url: {error}")))?;
        let host = url.host_str().ok_or_else(|| PostError("smtp_url: names no host".to_owned()))?.to_owned();
        let tls = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value.into_owned());
        let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
        let near = host == "localhost" || address.is_ok_and(|address| address.is_loopback());
        let parameters =
            || TlsParameters::new(host.clone()).map_err(|error| PostError(format!("smtp_url: {error}")));
        let clear = url.password().is_none() || near;
        let (secrecy, port) = match (url.scheme(), tls.as_deref()) {
            ("smtp", None) if clear => (Secrecy::None, SMTP_PORT),
            ("smtp", None | Some("required")) => (Secrecy::Required(parameters()?), SUBMISSION_PORT),
            ("smtp", Some("opportunistic")) => (Secrecy::Opportunistic(parameters()?), SUBMISSION_PORT),
            ("smtps", _) => (Secrecy::Wrapper(parameters()?), SUBMISSIONS_PORT),
            _ => {
                return Err(PostError(
                    "smtp_url: wants smtp:// or smtps://, and tls=required or opportunistic".to_owned(),
                ));
            }
        };
        let credentials = match url.password() {
            Some(password) => Some(Credentials::new(decoded(url.username())?, decoded(password)?)),
            None => None,
        };
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        Ok(Server { port: url.port().unwrap_or(port), host, hello, secrecy, credentials })
    }

    /// Connects, greets, encrypts, signs in. Whatever fails here fails for every parcel.
    pub async fn connect(&self) -> Result<Connection, Failure> {
        let down = |error: Error| Failure::Down(told(&error));
        let wrapper = match &self.secrecy {
            Secrecy::Wrapper(parameters) => Some(parameters.clone()),
            Secrecy::None | Secrecy::Opportunistic(_) | Secrecy::Required(_) => None,
        };
        let to = (self.host.trim_matches(['[', ']']), self.port);
        let mut smtp = AsyncSmtpConnection::connect_tokio1(to, Some(CONNECT), &self.hello, wrapper, None)
            .await
            .map_err(down)?;
        match &self.secrecy {
            Secrecy::Required(parameters) => {
                smtp.starttls(parameters.clone(), &self.hello).await.map_err(down)?;
            }
            Secrecy::Opportunistic(parameters) if smtp.can_starttls() => {
                smtp.starttls(parameters.clone(), &self.hello).await.map_err(down)?;
            }
            Secrecy::None | Secrecy::Opportunistic(_) | Secrecy::Wrapper(_) => {}
        }
        if let Some(credentials) = &self.credentials {
            smtp.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await.map_err(down)?;
        }
        Ok(Connection { smtp })
    }
}

fn decoded(part: &str) -> Result<String, PostError> {
    let text = percent_decode_str(part).decode_utf8();
    text.map(Cow::into_owned).map_err(|_| PostError("smtp_url: user or password cannot be read".to_owned()))
}

/// An open connection.
pub struct Connection {
    smtp: AsyncSmtpConnection,
}

impl Connection {
    /// Sends one message; also says whether the connection can carry another one. `known` turns true when the
    /// server has taken the sender: from there on, what lasts too long concerns this letter.
    pub async fn send(&mut self, message: &Message, known: &mut bool) -> (Result<(), Failure>, bool) {
        match self.hand_over(message, known).await {
            Ok(()) => (Ok(()), true),
            Err((failure, error)) => {
                // After a refusal in words the server still listens; after anything else nobody knows.
                let usable = error.status().is_some() && self.smtp.command(Rset).await.is_ok();
                (Err(failure), usable)
            }
        }
    }

    async fn hand_over(&mut self, message: &Message, known: &mut bool) -> Result<(), (Failure, Error)> {
        let envelope = message.envelope();
        let body = message.formatted();
        let mut options = Vec::new();
        let beyond_ascii = envelope
            .to()
            .iter()
            .chain(envelope.from())
            .any(|address| !AsRef::<str>::as_ref(address).is_ascii());
        if beyond_ascii && self.smtp.server_info().supports_feature(Extension::SmtpUtfEight) {
            options.push(MailParameter::SmtpUtfEight);
        }
        if !body.is_ascii() && self.smtp.server_info().supports_feature(Extension::EightBitMime) {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let sender = Mail::new(envelope.from().cloned(), options);
        self.smtp.command(sender).await.map_err(|error| (At::Sender.means(&error), error))?;
        *known = true;
        for to in envelope.to() {
            let recipient = Rcpt::new(to.clone(), Vec::new());
            self.smtp.command(recipient).await.map_err(|error| (At::Recipient.means(&error), error))?;
        }
        self.smtp.command(Data).await.map_err(|error| (At::Data.means(&error), error))?;
        self.smtp.message(&body).await.map_err(|error| (At::Letter.means(&error), error))?;
        Ok(())
    }

    /// Says good-bye.
    pub async fn quit(&mut self) -> Result<(), Error> {
        self.smtp.command(Quit).await.map(|_| ())
    }
}

/// Where in handing a letter over something failed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Told who sends.
    Sender,
    /// Told who receives.
    Recipient,
    /// Asked to take the letter.
    Data,
    /// Given the letter itself.
    Letter,
}

impl At {
    /// Whom a failure concerns. A server that says 421, puts the sender off or hangs up before it has the letter is away
    /// for everybody; whatever else it puts off concerns one letter, and so does a line that breaks in the letter, which
    /// may be the letter's own doing. What it will not have once it knows recipient and letter, it will never have.
    fn means(self, error: &Error) -> Failure {
        let words = told(error);
        let code = error.status().map(u16::from);
        if code == Some(421) {
            return Failure::Down(words);
        }
        match self {
            At::Sender if error.is_transient() => Failure::Down(words),
            At::Sender | At::Recipient | At::Data if code.is_none() && !error.is_timeout() => {
                Failure::Down(words)
            }
            // A policy refusal (RFC 3463 x.7.x, such as "relaying denied") is the operator's to mend and not the
            // recipient's fault.
            At::Recipient if error.is_permanent() && !words.contains("5.7.") => Failure::Refused(words),
            At::Data | At::Letter if error.is_permanent() => Failure::Refused(words),
            At::Sender | At::Recipient | At::Data | At::Letter => Failure::Later(words),
        }
    }
}

/// The error with its causes in one line, cut to what a list can show.
fn told(error: &Error) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let inner_words = inner.to_string();
        if !words.contains(&inner_words) {
            words = format!("{words}: {inner_words}");
        }
        cause = inner.source();
    }
    let line: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    line.chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str) -> Server {
        Server::from_url(url).expect("an address of a server")
    }

    #[test]
    fn a_password_is_not_sent_in_clear_to_another_machine() {
        assert!(matches!(server("smtp://u:p@mail.test:2525").secrecy, Secrecy::Required(_)));
        assert!(matches!(server("smtp://u:p@127.0.0.1:2525").secrecy, Secrecy::None));
        assert!(matches!(server("smtp://mail.test").secrecy, Secrecy::None));
    }

    #[test]
    fn ports_follow_the_kind_of_connection() {
        assert_eq!(server("smtp://mail.test").port, 25);
        assert_eq!(server("smtp://mail.test?tls=opportunistic").port, 587);
        assert_eq!(server("smtps://mail.test").port, 465);
        assert_eq!(server("smtp://mail.test:2525").port, 2525);
    }

    #[test]
    fn what_is_no_server_is_refused() {
        assert!(Server::from_url("smtp://mail.test?tls=maybe").is_err());
        assert!(Server::from_url("http://mail.test").is_err());
    }

    #[test]
    fn signs_in_addresses_are_decoded() {
        assert_eq!(decoded("a%40b+c").expect("decoded"), "a@b+c");
    }
}
