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
    /// Picks the text of this language from a bilingual pair; Vietnamese where nobody wrote the English one.
    #[must_use]
    pub const fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::En if !en.is_empty() => en,
            Self::Vi | Self::En => vi,
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
        assert_eq!((Lang::En.pick("xã", "commune"), Lang::En.pick("xã", "")), ("commune", "xã"));
    }
}
