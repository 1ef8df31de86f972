//! The folder that takes letters where no SMTP server is set, one `.eml` file each.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::Failure;

/// A folder of letters.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A folder, made when the first letter comes.
    pub fn new(path: PathBuf) -> Folder {
        Folder(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Keeps a message under its Message-ID, whole or not at all; the same one again takes its own place.
    pub async fn keep(&self, message_id: &str, message: Vec<u8>) -> Result<(), Failure> {
        let (folder, name) = (self.0.clone(), file_name(message_id));
        let kept = tokio::task::spawn_blocking(move || {
            std::fs::create_dir_all(&folder)?;
            let mut file = tempfile::NamedTempFile::new_in(&folder)?;
            file.write_all(&message)?;
            file.as_file().sync_all()?;
            file.persist(folder.join(name)).map_err(|error| error.error)?;
            Ok::<_, std::io::Error>(())
        });
        match kept.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Failure::Down(format!("the letters folder cannot be written: {error}"))),
            Err(_) => Err(Failure::Down("the letters folder could not be written".to_owned())),
        }
    }
}

/// The left side of the Message-ID with nothing that means something to a file system.
fn file_name(message_id: &str) -> String {
    let left = message_id.trim_start_matches('<').split('@').next().unwrap_or_default();
    let safe: String =
        left.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    format!("{}.eml", safe.trim_start_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_stays_inside_the_folder() {
        assert_eq!(file_name("<AKT-26-000001-A.x_9@xa.test>"), "AKT-26-000001-A.x_9.eml");
        assert_eq!(file_name("<../../etc/passwd@x>"), "_.._etc_passwd.eml");
    }

    #[tokio::test]
    async fn a_letter_kept_twice_is_one_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let letters = Folder::new(folder.path().join("letters"));
        for _ in 0..2 {
            letters.keep("<a@x>", b"words".to_vec()).await.expect("kept");
        }
        let names: Vec<_> = std::fs::read_dir(letters.path())
            .expect("listed")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        assert_eq!(names, ["a.eml"]);
    }
}
