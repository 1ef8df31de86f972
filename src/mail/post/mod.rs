//! The post: carries parcels to an SMTP server, or into a folder where none is set. A parcel is a parcel; what a
//! letter is about is not known here.
//!
//! Nothing of lettre's pool is used: it takes a connection back although the send over it was broken off by a
//! timeout, in the middle of DATA, and uses it again. Here one connection serves one trip and is thrown away
//! at the first doubt; and since every command is sent by itself, a refused recipient is told from a refusing server.

mod folder;
mod message;
mod smtp;

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};

use folder::Folder;
use smtp::{Connection, Server};

/// How long one parcel may take from connecting to the server's last word; lettre itself waits for ever after DATA.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// One message to one address.
#[derive(Debug, Clone)]
pub struct Parcel {
    /// The sender, `name <address>` or an address.
    pub from: String,
    /// The name beside a sender's address that has none.
    pub from_name: String,
    /// Where answers go.
    pub reply_to: Option<String>,
    /// The recipient's address.
    pub to: String,
    /// The recipient's name.
    pub to_name: Option<String>,
    /// The subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// `vi` or `en`.
    pub lang: String,
    /// `<…@…>`, the same on every try.
    pub message_id: String,
    /// `<…@…>`, the root of the thread.
    pub reference: String,
    /// The moment it was written.
    pub written_at: DateTime<Utc>,
}

/// Why a parcel did not arrive; the sentence is for the staff's list and may hold an address, so never for logs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The recipient or the parcel is refused, now and later.
    #[error("{0}")]
    Refused(String),
    /// This parcel did not get through; another try may.
    #[error("{0}")]
    Later(String),
    /// The server cannot be used at all at present, for no parcel.
    #[error("{0}")]
    Down(String),
}

/// The post's configuration cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PostError(String);

/// Where parcels go.
#[derive(Debug)]
pub struct Post {
    way: Way,
    patience: Duration,
}

#[derive(Debug)]
enum Way {
    Server(Box<Server>),
    Folder(Folder),
}

impl Post {
    /// The post as configured: `smtp://` (plain, or STARTTLS by `?tls=required` or `?tls=opportunistic`), `smtps://`,
    /// or a folder below the data folder. A password is never sent in clear to another machine: there STARTTLS is required.
    pub fn new(smtp_url: Option<&str>, data_dir: &Path) -> Result<Post, PostError> {
        let way = match smtp_url {
            Some(url) => Way::Server(Box::new(Server::from_url(url)?)),
            None => Way::Folder(Folder::new(data_dir.join("letters"))),
        };
        Ok(Post { way, patience: PATIENCE })
    }

    /// The same post with another patience for each parcel.
    pub fn with_patience(self, patience: Duration) -> Post {
        Post { patience, ..self }
    }

    /// The folder that takes the letters, where no server is set.
    pub fn folder(&self) -> Option<&Path> {
        match &self.way {
            Way::Folder(folder) => Some(folder.path()),
            Way::Server(_) => None,
        }
    }

    /// Whether the server can be reached and lets us in; a folder always can.
    pub async fn check(&self) -> Result<(), Failure> {
        let Way::Server(server) = &self.way else {
            return Ok(());
        };
        match tokio::time::timeout(self.patience, server.connect()).await {
            Ok(Ok(connection)) => {
                self.hang_up(connection).await;
                Ok(())
            }
            Ok(Err(failure)) => Err(failure),
            Err(_) => Err(Failure::Down(self.silence())),
        }
    }

    /// A trip that carries one parcel after another over one connection.
    pub fn trip(&self) -> Trip<'_> {
        Trip { post: self, connection: None }
    }

    async fn hang_up(&self, mut connection: Connection) {
        let _ = tokio::time::timeout(Duration::from_secs(2).min(self.patience), connection.quit()).await;
    }

    fn silence(&self) -> String {
        format!("the mail server did not answer within {} s", self.patience.as_secs_f32())
    }
}

/// Parcels on their way, one after the other.
pub struct Trip<'a> {
    post: &'a Post,
    connection: Option<Connection>,
}

impl Trip<'_> {
    /// Whether parcels go to a mail server, and not into a folder.
    pub fn to_a_server(&self) -> bool {
        matches!(self.post.way, Way::Server(_))
    }

    /// Delivers one parcel, or says why not.
    pub async fn deliver(&mut self, parcel: &Parcel) -> Result<(), Failure> {
        let message = message::build(parcel)?;
        let server = match &self.post.way {
            Way::Folder(folder) => return folder.keep(&parcel.message_id, message.formatted()).await,
            Way::Server(server) => server,
        };
        // Taken out, so that a broken-off attempt drops the connection instead of leaving it to the next parcel.
        let open = self.connection.take();
        let mut known = false;
        let attempt = async {
            let mut connection = match open {
                Some(connection) => connection,
                None => server.connect().await?,
            };
            let (sent, usable) = connection.send(&message, &mut known).await;
            Ok::<_, Failure>((sent, usable.then_some(connection)))
        };
        let ended = tokio::time::timeout(self.post.patience, attempt).await;
        match ended {
            Ok(Ok((sent, connection))) => {
                self.connection = connection;
                sent
            }
            Ok(Err(failure)) => Err(failure),
            Err(_) if known => Err(Failure::Later(self.post.silence())),
            Err(_) => Err(Failure::Down(self.post.silence())),
        }
    }

    /// Says good-bye to the server.
    pub async fn end(mut self) {
        if let Some(connection) = self.connection.take() {
            self.post.hang_up(connection).await;
        }
    }
}
