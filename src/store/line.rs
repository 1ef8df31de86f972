//! The line of writers on SQLite: one after the other, and one commit for those who stand in it together.
//!
//! Making a write durable costs more than the write. So whoever is ready while others wait leaves the transaction open for
//! them: each works in a savepoint of it, and whoever comes to stand first in line again ends it for all. Nobody is told
//! anything before that.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use tokio::sync::{Mutex, OwnedMutexGuard, watch};

use super::soundness::Soundness;

/// The line, and what is known of the writes so far.
#[derive(Clone)]
pub struct Line {
    place: Arc<Mutex<Option<Open>>>,
    waiting: Arc<AtomicUsize>,
    written: Arc<AtomicU64>,
    /// Whether what is committed is kept.
    pub sound: Arc<Soundness>,
}

/// A transaction that was left open for those who wait.
struct Open {
    tx: Arc<DatabaseTransaction>,
    ended: watch::Sender<Option<Result<(), DbErr>>>,
}

impl Open {
    /// Nothing of it is kept, and everybody in it is told why.
    fn undo(self, why: &DbErr) {
        self.ended.send_replace(Some(Err(why.clone())));
    }
}

/// A writer's turn. Given up inside a transaction of several, it ends that for those before it.
pub struct Turn {
    line: Line,
    place: Option<OwnedMutexGuard<Option<Open>>>,
    around: Option<Open>,
}

/// What a turn begins with.
pub enum Begun {
    /// A place of its own in the transaction that the one before left open.
    Within(Arc<DatabaseTransaction>, Turn),
    /// Nothing: a transaction has to be begun.
    Nothing(Turn),
}

/// Counts somebody who waits, also one who goes away.
struct Waiter<'a>(&'a AtomicUsize);

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Line {
    /// An empty line.
    pub fn of(sound: Soundness) -> Line {
        Line {
            place: Arc::default(),
            waiting: Arc::default(),
            written: Arc::default(),
            sound: Arc::new(sound),
        }
    }

    /// How many times writes have become durable, or may have.
    pub fn written(&self) -> u64 {
        self.written.load(Ordering::Acquire)
    }

    /// Waits for a turn.
    pub async fn turn(&self) -> Turn {
        self.waiting.fetch_add(1, Ordering::AcqRel);
        let waiter = Waiter(&self.waiting);
        let place = self.place.clone().lock_owned().await;
        drop(waiter);
        Turn { line: self.clone(), place: Some(place), around: None }
    }

    /// A turn where nobody has to wait: the server has its own line.
    pub fn free(&self) -> Turn {
        Turn { line: self.clone(), place: None, around: None }
    }

    async fn commit(&self, tx: Arc<DatabaseTransaction>) -> Result<(), DbErr> {
        let done = match Arc::try_unwrap(tx) {
            Ok(tx) => tx.commit().await,
            Err(_) => Err(given_up()),
        };
        // Also of one that failed nobody knows what it left.
        self.written.fetch_add(1, Ordering::Release);
        done.inspect_err(|error| self.sound.note(error))
    }

    async fn end(&self, Open { tx, ended }: Open) -> Result<(), DbErr> {
        let done = self.commit(tx).await;
        ended.send_replace(Some(done.clone()));
        done
    }

    /// Undoes what the last writer wrote and ends the transaction for those before.
    async fn give_up(&self, around: Open) -> Result<(), DbErr> {
        match around.tx.execute_unprepared("ROLLBACK TO writer; RELEASE writer").await {
            Ok(_) => self.end(around).await,
            Err(error) => {
                self.sound.note(&error);
                around.undo(&error);
                Err(error)
            }
        }
    }

    /// Waits until the transaction has ended, and ends it when nobody who waited before did.
    async fn ended(&self, mut ended: watch::Receiver<Option<Result<(), DbErr>>>) -> Result<(), DbErr> {
        let place = tokio::select! {
            biased;
            _ = ended.changed() => None,
            place = self.place.clone().lock_owned() => Some(place),
        };
        if let Some(mut place) = place
            && let Some(open) = place.take()
        {
            // Its result comes by the same way as everybody's.
            let _told = self.end(open).await;
        }
        let told = ended.borrow().clone();
        told.unwrap_or_else(|| Err(given_up()))
    }
}

/// Work on a transaction of several goes on when whoever asked for it goes away: half of it would undo what others wrote.
async fn whole<T: Send + 'static>(
    work: impl Future<Output = Result<T, DbErr>> + Send + 'static,
) -> Result<T, DbErr> {
    tokio::spawn(work).await.unwrap_or_else(|_| Err(given_up()))
}

impl Turn {
    /// Begins within the transaction that the one before left open, if it left one.
    pub async fn begin(self) -> Result<Begun, DbErr> {
        match &self.place {
            Some(place) if place.is_some() => whole(self.join()).await,
            _ => Ok(Begun::Nothing(self)),
        }
    }

    async fn join(mut self) -> Result<Begun, DbErr> {
        let Some(open) = self.place.as_mut().and_then(|place| place.take()) else {
            return Ok(Begun::Nothing(self));
        };
        let begun = match self.line.sound.why() {
            Some(why) => Err(why),
            None => open.tx.execute_unprepared("SAVEPOINT writer").await.map(|_| ()),
        };
        match begun {
            Ok(()) => {
                let tx = open.tx.clone();
                self.around = Some(open);
                Ok(Begun::Within(tx, self))
            }
            Err(error) => {
                self.line.sound.note(&error);
                open.undo(&error);
                Err(error)
            }
        }
    }

    /// Ends what the one before left open; the turn goes on.
    pub async fn end(mut self) -> Result<Turn, DbErr> {
        whole(async move {
            if let Some(open) = self.place.as_mut().and_then(|place| place.take()) {
                self.line.end(open).await?;
            }
            Ok(self)
        })
        .await
    }

    /// Makes durable what was written in this turn: at once, or with what the next in line write.
    pub async fn commit(self, tx: Arc<DatabaseTransaction>) -> Result<(), DbErr> {
        match self.place {
            Some(_) => whole(self.keep(tx)).await,
            None => self.line.commit(tx).await,
        }
    }

    /// Gives up what was written in this turn; told once everything that it read is durable.
    pub async fn settle(mut self, tx: Arc<DatabaseTransaction>) -> Result<(), DbErr> {
        drop(tx);
        match self.undoing() {
            Some(undoing) => whole(undoing).await,
            None => Ok(()),
        }
    }

    /// The work of giving up a place in a transaction of several; none where this turn has none.
    fn undoing(&mut self) -> Option<impl Future<Output = Result<(), DbErr>> + Send + 'static + use<>> {
        let around = self.around.take()?;
        let (line, place) = (self.line.clone(), self.place.take());
        Some(async move {
            let done = line.give_up(around).await;
            drop(place);
            done
        })
    }

    async fn keep(mut self, tx: Arc<DatabaseTransaction>) -> Result<(), DbErr> {
        let open = match self.around.take() {
            None => Open { tx, ended: watch::channel(None).0 },
            Some(around) => {
                drop(tx);
                if let Err(error) = around.tx.execute_unprepared("RELEASE writer").await {
                    self.line.sound.note(&error);
                    around.undo(&error);
                    return Err(error);
                }
                around
            }
        };
        let line = self.line.clone();
        match self.place.take() {
            Some(mut place) if line.waiting.load(Ordering::Acquire) > 0 => {
                let ended = open.ended.subscribe();
                *place = Some(open);
                drop(place);
                line.ended(ended).await
            }
            place => {
                let done = line.end(open).await;
                drop(place);
                done
            }
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some(undoing) = self.undoing() else { return };
        // Without a runtime the program ends, and nobody is told that anything was kept.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(undoing);
        }
    }
}

fn given_up() -> DbErr {
    DbErr::Custom("a transaction of several writers was given up".to_owned())
}

#[cfg(test)]
mod tests;
