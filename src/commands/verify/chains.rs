//! The chains of the journal, each followed from its first line to the head that its subject keeps.

use std::collections::HashMap;

use domain::opinion::Act;

use super::{Findings, PAGE, words};
use crate::store::audit::{self, Holder};
use crate::store::fingerprints::Fingerprints;
use crate::store::journal::{Entry, Subject, expected_hash};
use crate::store::{Database, Error, kept};

/// Follows the chains of all subjects of one sort. A page of subjects is read with its lines as they stood at one
/// moment: beside a server that goes on writing, row and journal belong together.
pub(super) async fn follow(db: &Database, subject: Subject, found: &mut Findings) -> Result<(), Error> {
    let mut after = i64::MIN;
    loop {
        let snapshot = db.begin_read().await?;
        let page = audit::holders(&snapshot, subject, after, PAGE).await?;
        let until = page.next.unwrap_or(i64::MAX);
        let mut chains: HashMap<i64, Chain> =
            page.rows.into_iter().map(|row| (row.id, Chain::of(row))).collect();
        let mut from = (after.saturating_add(1), 0);
        loop {
            let lines = audit::lines(&snapshot, subject, from, until, 2_000).await?;
            let Some(last) = lines.last() else { break };
            from = (last.subject_id, last.seq);
            for line in &lines {
                found.lines += 1;
                match chains.get_mut(&line.subject_id) {
                    Some(chain) => chain.follow(line, subject, found),
                    None => found.add(format!(
                        "journal: line {} is about {} {}, which is not there",
                        line.id,
                        subject.as_str(),
                        line.subject_id
                    )),
                }
            }
        }
        let mut chains: Vec<Chain> = chains.into_values().collect();
        chains.sort_by_key(|chain| chain.holder.id);
        let mut whole: HashMap<i64, (Fingerprints, bool)> = HashMap::new();
        for mut chain in chains {
            found.subjects += 1;
            let (id, prints) = (chain.holder.id, std::mem::take(&mut chain.prints));
            let taken_back = chain.taken_back;
            if chain.end(subject, found) {
                whole.insert(id, (prints, taken_back));
            }
        }
        if subject == Subject::Opinion {
            for row in kept::of_opinions(&snapshot, after, until).await? {
                if let Some((prints, taken_back)) = whole.get(&row.opinion.id) {
                    words::compare(&row, prints, *taken_back, |what| {
                        found.add(format!("opinion {}: {what}", row.opinion.code));
                    });
                }
            }
        }
        match page.next {
            Some(next) => after = next,
            None => return Ok(()),
        }
    }
}

/// A chain as far as it was followed.
struct Chain {
    holder: Holder,
    seq: i32,
    hash: String,
    stage: Option<String>,
    prints: Fingerprints,
    /// Whether it was taken back, for good.
    taken_back: bool,
    broken: bool,
}

impl Chain {
    fn of(holder: Holder) -> Chain {
        Chain {
            holder,
            seq: 0,
            hash: String::new(),
            taken_back: false,
            stage: None,
            prints: Fingerprints::default(),
            broken: false,
        }
    }

    /// Takes the next line; a chain is complained about once.
    fn follow(&mut self, line: &Entry, subject: Subject, found: &mut Findings) {
        let wrong = if self.broken {
            None
        } else if line.seq != self.seq + 1 {
            Some(format!("line {} is missing", self.seq + 1))
        } else if line.prev_hash != self.hash {
            Some(format!("line {} does not hang on the line before it", line.seq))
        } else if line.hash != expected_hash(line, &self.holder.name) {
            Some(format!("line {} was changed after it was written", line.seq))
        } else {
            None
        };
        let prints = Fingerprints::of_line(&line.detail);
        let wrong = wrong.or_else(|| {
            let unread = prints.is_none() && !self.broken;
            unread.then(|| format!("line {} bears fingerprints that cannot be read", line.seq))
        });
        self.prints.follow(prints.unwrap_or_default());
        if let Some(wrong) = wrong {
            self.broken = true;
            found.add(format!("journal of {} {}: {wrong}", subject.as_str(), self.holder.name));
        }
        self.seq = line.seq;
        self.hash.clone_from(&line.hash);
        if line.to_stage.is_some() {
            self.stage.clone_from(&line.to_stage);
        }
        self.taken_back |= line.act == Act::Unsplit.as_str();
    }

    /// Compares the end with what the subject's own row says; `true` when the whole chain is sound.
    fn end(self, subject: Subject, found: &mut Findings) -> bool {
        if self.broken {
            return false;
        }
        let Holder { name, len, head, stage, .. } = self.holder;
        let wrong = if len != self.seq {
            Some(format!("has {} lines, its row says {len}", self.seq))
        } else if head != self.hash {
            Some("the last line is not the one its row names".to_owned())
        } else {
            match (stage, self.stage) {
                (Some(stage), Some(last)) if stage != last => {
                    Some(format!("ends in {last}, its row says {stage}"))
                }
                _ => None,
            }
        };
        let sound = wrong.is_none();
        if let Some(wrong) = wrong {
            found.add(format!("journal of {} {name}: {wrong}", subject.as_str()));
        }
        sound
    }
}
