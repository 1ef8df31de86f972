//! Posts as people call them, each with the body, office or village behind it.

use std::sync::LazyLock;

use crate::wording::{Phrase, Word, Wording};

/// How the post of somebody is called: its first words, and the body or field behind them.
#[derive(Debug)]
pub(super) struct Held {
    lead: Lead,
    body: Body,
    /// The words of the field or village, without accents.
    field: Vec<String>,
}

/// The first words of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    ViceChair,
    Chair,
    ViceSecretary,
    Secretary,
    Police(Rank),
    Office(Rank),
    Village(Rank),
    Clerk,
}

/// Whether somebody heads the office, stands in for the head, or works there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    Head,
    Deputy,
    Member,
}

/// Which body somebody chairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    /// The commune's own: People's Committee, or Party committee for a secretary.
    Own,
    Council,
    Front,
    Other,
}

static LEADS: LazyLock<Vec<(Phrase, Lead)>> = LazyLock::new(|| {
    use Rank::{Deputy, Head, Member};
    [
        ("phó chủ tịch", Lead::ViceChair),
        ("pct", Lead::ViceChair),
        ("chủ tịch", Lead::Chair),
        ("ct xã|ubnd|phường", Lead::Chair),
        ("chairman|chairwoman|chairperson", Lead::Chair),
        ("phó bí thư", Lead::ViceSecretary),
        ("bí thư", Lead::Secretary),
        ("phó trưởng công an", Lead::Police(Deputy)),
        ("phó công an", Lead::Police(Deputy)),
        ("trưởng công an", Lead::Police(Head)),
        ("công an", Lead::Police(Member)),
        ("phó trưởng phòng|ban", Lead::Office(Deputy)),
        ("phó phòng|ban", Lead::Office(Deputy)),
        ("trưởng phòng|ban", Lead::Office(Head)),
        ("phó trưởng thôn|xóm|bản|làng|ấp|buôn|khóm|khu", Lead::Village(Deputy)),
        ("phó thôn|xóm|bản|ấp|buôn|khóm", Lead::Village(Deputy)),
        ("trưởng thôn|xóm|bản|làng|ấp|buôn|khóm|khu", Lead::Village(Head)),
        ("thôn|ấp|bản|tổ|buôn trưởng", Lead::Village(Head)),
        ("village head|chief", Lead::Village(Head)),
        ("cán bộ", Lead::Clerk),
        ("công|viên chức", Lead::Clerk),
        ("chuyên|nhân viên", Lead::Clerk),
        ("anh|chị|ông|bà|cô|chú|bác", Lead::Clerk),
    ]
    .map(|(pattern, lead)| (Phrase::of(pattern), lead))
    .into()
});

/// Words that begin the name of an office or a field; after a head's title they tell another one.
const FIELDS: &[&str] = &[
    "kinh", "van", "tai", "tu", "dia", "noi", "giao", "y", "nong", "ha", "do", "hanh", "xay", "to", "tuyen",
    "quan", "kiem", "lao", "thong",
];

/// What stands behind a chair's or secretary's title when it is not the commune's own.
const COUNCIL: &[&str] = &["hdnd", "hoi dong nhan"];
const FRONT: &[&str] = &["mat tran", "mttq", "uy ban mat", "uy ban mttq", "ubmttq", "uymttq"];
const OTHER: &[&str] = &[
    "nuoc",
    "quoc",
    "ho chi",
    "tinh",
    "huyen",
    "thanh pho",
    "tp",
    "hoi",
    "cong doan",
    "cong ti",
    "hop tac",
    "htx",
    "hdqt",
    "lien",
    "ubnd tinh",
    "ubnd huyen",
    "ubnd thanh",
    "ubnd tp",
    "uy ban nhan dan tinh",
    "uy ban nhan dan huyen",
    "uy ban nhan dan thanh",
    "doan",
    "chi bo",
    "chi doan",
    "thon",
    "trung uong",
    "thanh uy",
    "huyen uy",
    "dang uy cong",
    "ban",
    "xom",
    "to dan",
    "khu",
];

impl Held {
    /// The posts that somebody holds, as the account says.
    pub(super) fn all(post: &str) -> Vec<Held> {
        let parts = post.split([',', ';']).flat_map(|part| part.split(" kiêm "));
        parts.filter_map(Held::of).collect()
    }

    fn of(post: &str) -> Option<Held> {
        let words = Wording::of(post).words;
        let (lead, end) = lead_at(&words, 0)?;
        let rest = &words[end..];
        let field = rest.iter().map(|word| word.spelling.plain.clone());
        let field = field.skip_while(|word| word == "phong" && lead == Lead::Clerk && rest.len() > 1);
        Some(Held { lead, body: body_of(rest), field: field.collect() })
    }

    /// Whether any post begins at this word.
    pub(super) fn begins(words: &[Word], at: usize) -> bool {
        lead_at(words, at).is_some()
    }

    /// Whether this post is spoken of at this word.
    pub(super) fn is_at(&self, words: &[Word], at: usize) -> bool {
        let Some((lead, end)) = lead_at(words, at) else { return false };
        if at > 0 && is_one_of(&words[at - 1], &["pho"]) && words[at - 1].sentence == words[at].sentence {
            return false;
        }
        let sentence = words[at].sentence;
        let rest = &words[end..];
        let rest = &rest[..rest.iter().take_while(|word| word.sentence == sentence).count()];
        match (self.lead, lead) {
            (Lead::Police(_), Lead::Police(Rank::Member)) => !is_elsewhere(rest),
            (Lead::Clerk, Lead::Clerk) => self.field_is_at(rest),
            (held, said) if held != said => false,
            (Lead::Police(_), _) => !is_elsewhere(rest),
            (Lead::Village(_), _) => self.village_is_at(rest),
            (Lead::Office(_), _) => self.office_is_at(rest),
            (Lead::ViceChair | Lead::Chair | Lead::ViceSecretary | Lead::Secretary, _) => {
                self.body_is_at(rest)
            }
            (Lead::Clerk, _) => false,
        }
    }

    fn body_is_at(&self, rest: &[Word]) -> bool {
        let said = body_of(rest);
        let same_field = || {
            let mut said = rest.iter().map(|word| &word.spelling.plain);
            self.field.iter().take(2).all(|word| said.next() == Some(word))
        };
        said == self.body && (said != Body::Other || same_field())
    }

    /// `cán bộ phòng kinh tế`, `cán bộ địa chính`: the first two words of the field, or all it has.
    fn field_is_at(&self, rest: &[Word]) -> bool {
        let mut said =
            rest.iter().map(|word| &word.spelling.plain).skip_while(|word| *word == "phong").peekable();
        !self.field.is_empty() && self.field.iter().take(2).all(|word| said.next() == Some(word))
    }

    /// Another office's name tells another head; no name at all may be any head.
    fn office_is_at(&self, rest: &[Word]) -> bool {
        let Some(next) = rest.first().map(|word| word.spelling.plain.as_str()) else { return true };
        let mine = self.field.first().is_none_or(|word| word == next);
        mine || !FIELDS.contains(&next)
    }

    /// Another village's name tells another head.
    fn village_is_at(&self, rest: &[Word]) -> bool {
        let Some(next) = rest.first() else { return true };
        let mine = self.field.first().is_none_or(|word| *word == next.spelling.plain);
        mine || !next.capital || next.shouted
    }
}

/// The post that begins at a word, and one past its first words; the longest wins.
pub(super) fn lead_at(words: &[Word], at: usize) -> Option<(Lead, usize)> {
    let ends = LEADS.iter().filter_map(|(phrase, lead)| phrase.plain_end(words, at).map(|end| (*lead, end)));
    ends.max_by_key(|(_, end)| *end)
}

/// One past the post whose first words end right before `at`, when there is one.
pub(super) fn post_words(words: &[Word], at: usize) -> Option<usize> {
    (1..=4).find(|long| {
        at.checked_sub(*long)
            .and_then(|from| lead_at(words, from))
            .is_some_and(|(lead, end)| end == at && lead != Lead::Clerk)
    })
}

fn body_of(rest: &[Word]) -> Body {
    let said: Vec<&str> = rest.iter().take(5).map(|word| word.spelling.plain.as_str()).collect();
    let said = said.join(" ") + " ";
    let begins = |bodies: &[&str]| bodies.iter().any(|body| said.starts_with(&format!("{body} ")));
    if begins(COUNCIL) {
        Body::Council
    } else if begins(FRONT) {
        Body::Front
    } else if begins(OTHER) {
        Body::Other
    } else {
        Body::Own
    }
}

fn is_elsewhere(rest: &[Word]) -> bool {
    rest.first().is_some_and(|word| is_one_of(word, &["huyen", "tinh", "thanh", "tp", "quan"]))
}

pub(super) fn is_one_of(word: &Word, plain: &[&str]) -> bool {
    plain.contains(&word.spelling.plain.as_str())
}
