//! Files that were not taken, each with its name and its own reason.

use serde::{Deserialize, Serialize};

use crate::acts::Said;
use crate::store::files::MOST;

domain::words! {
    /// Why a file was not taken.
    pub enum Trouble {
        /// There is nothing in it.
        Empty,
        /// More bytes than are taken.
        TooLarge,
        /// Neither a picture nor a document that is taken.
        Type,
        /// More pixels than are unpacked.
        TooManyPixels,
        /// It says that it is a picture, but none can be read.
        Broken,
        /// There are as many already as are taken.
        TooMany,
        /// The rest of the disk is kept for words.
        NoRoom,
    }
}

/// A file that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotTaken {
    /// The name it has for the sender.
    pub name: String,
    /// Why.
    pub why: Trouble,
}

impl NotTaken {
    /// Names a file by what its sender calls it, without folders and control characters.
    pub fn new(name: &str, why: Trouble) -> NotTaken {
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name: String = last.chars().filter(|c| !c.is_control()).take(80).collect();
        NotTaken { name: if name.trim().is_empty() { "?".to_owned() } else { name }, why }
    }

    /// The sentence for the sender.
    pub fn said(&self) -> Said {
        let key = match self.why {
            Trouble::Empty => "error-file-empty",
            Trouble::TooLarge => "error-file-too-large",
            Trouble::Type => "error-file-type",
            Trouble::TooManyPixels => "error-picture-too-large",
            Trouble::Broken => "error-picture-broken",
            Trouble::TooMany => "error-file-too-many",
            Trouble::NoRoom => "error-file-no-room",
        };
        let mut args = vec![("name", self.name.clone())];
        match self.why {
            Trouble::TooLarge => args.push(("megabytes", "10".to_owned())),
            Trouble::TooMany => args.push(("most", MOST.to_string())),
            Trouble::Empty | Trouble::Type | Trouble::TooManyPixels | Trouble::Broken | Trouble::NoRoom => {}
        }
        Said { key, args }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_as_its_sender_knows_it() {
        assert_eq!(NotTaken::new("C:\\ảnh\\IMG_0001.HEIC", Trouble::Type).name, "IMG_0001.HEIC");
        assert_eq!(NotTaken::new("\r\n", Trouble::Empty).name, "?");
    }
}
