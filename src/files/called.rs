//! What files are called outside the office: never by the name that a citizen's machine gave them.

use crate::store::files::Stored;

/// The name of a file among those shown with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// A citizen's picture, by its number.
    Picture(usize),
    /// A citizen's document, by its number.
    Paper(usize),
    /// What the office wrote.
    Named(String),
}

/// The names of the files that are shown together, in their order.
pub fn called<'a>(files: impl IntoIterator<Item = &'a Stored>) -> Vec<Called> {
    let (mut pictures, mut papers) = (0, 0);
    files
        .into_iter()
        .map(|file| match (file.purpose.as_str(), is_picture(file)) {
            ("citizen", true) => {
                pictures += 1;
                Called::Picture(pictures)
            }
            ("citizen", false) => {
                papers += 1;
                Called::Paper(papers)
            }
            (_, _) => Called::Named(file.original_name.clone()),
        })
        .collect()
}

impl Called {
    /// The name under which it is saved.
    pub fn file_name(&self) -> String {
        match self {
            Called::Picture(n) => format!("anh-{n}.jpg"),
            Called::Paper(n) => format!("tep-{n}.pdf"),
            Called::Named(name) => name.clone(),
        }
    }
}

/// Whether it can be shown in the page.
pub fn is_picture(file: &Stored) -> bool {
    file.content_type == "image/jpeg"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::shown::tests::stored;

    #[test]
    fn a_citizens_file_has_a_number_outside_and_the_offices_keeps_its_name() {
        let citizens = |kind: &str| stored(kind, "Don cua Hoang Van Mau 0900000001.jpg");
        let office =
            Stored { purpose: "evidence".into(), ..stored("image/jpeg", "Chỗ cũ đã dọn sạch.jpg") };
        let files = [citizens("image/jpeg"), citizens("application/pdf"), office, citizens("image/jpeg")];
        let names: Vec<String> = called(&files).iter().map(Called::file_name).collect();
        assert_eq!(names, ["anh-1.jpg", "tep-1.pdf", "Chỗ cũ đã dọn sạch.jpg", "anh-2.jpg"]);
    }
}
