//! The two languages of every page, letter and message.

crate::words! {
    /// A language the reader may choose.
    #[derive(Default)]
    pub enum Lang {
        /// Vietnamese, the language of the office and the default.
        #[default]
        Vi,
        /// English.
        En,
    }
}

impl Lang {
    /// Picks the text of this language from a bilingual pair.
    #[must_use]
    pub const fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn vietnamese_comes_first() {
        assert_eq!(Lang::default(), Lang::Vi);
        assert_eq!(Lang::ALL[0].as_str(), "vi");
    }
}
