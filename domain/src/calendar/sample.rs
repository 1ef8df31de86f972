//! The announced days off of 2024–2026 and the expected ones of 2027, for tests.

use chrono::{Datelike, NaiveDate};

use super::{Calendar, Certainty, DayKind, SpecialDay};

/// Reads an ISO day.
pub(crate) fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("tests write days in ISO form")
}

/// Every day of a year.
pub(crate) fn year(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a year of the tests");
    first.iter_days().take_while(move |on| on.year() == year)
}

/// The calendar of the rows below.
pub(crate) fn calendar() -> Calendar {
    Calendar::new(rows())
}

/// Days that share a bilingual name, a kind and a certainty.
type Group<'a> = ((&'a str, &'a str), DayKind, Certainty, &'a [&'a str]);

/// All rows, the first being New Year 2024.
pub(crate) fn rows() -> Vec<SpecialDay> {
    use Certainty::{Confirmed, Proposed, Provisional};
    use DayKind::{Off, Worked};

    const NEW_YEAR: (&str, &str) = ("Tết Dương lịch", "New Year's Day");
    const TET: (&str, &str) = ("Tết Nguyên đán", "Lunar New Year");
    const KINGS: (&str, &str) = ("Giỗ Tổ Hùng Vương", "Hùng Kings' Day");
    const REUNIFICATION: (&str, &str) = ("Ngày Chiến thắng", "Reunification Day");
    const LABOUR: (&str, &str) = ("Quốc tế Lao động", "Labour Day");
    const NATIONAL: (&str, &str) = ("Quốc khánh", "National Day");
    const CULTURE: (&str, &str) = ("Ngày Văn hóa Việt Nam", "Vietnam Culture Day");
    const SWAP: (&str, &str) = ("Nghỉ hoán đổi", "Day off by exchange");
    const WORKED: (&str, &str) = ("Làm bù", "Worked in exchange");

    let groups: &[Group<'_>] = &[
        (NEW_YEAR, Off, Confirmed, &["2024-01-01", "2025-01-01", "2026-01-01"]),
        (
            TET,
            Off,
            Confirmed,
            &[
                "2024-02-08",
                "2024-02-09",
                "2024-02-12",
                "2024-02-13",
                "2024-02-14",
                "2025-01-27",
                "2025-01-28",
                "2025-01-29",
                "2025-01-30",
                "2025-01-31",
                "2026-02-16",
                "2026-02-17",
                "2026-02-18",
                "2026-02-19",
                "2026-02-20",
            ],
        ),
        (KINGS, Off, Confirmed, &["2024-04-18", "2025-04-07", "2026-04-27"]),
        (REUNIFICATION, Off, Confirmed, &["2024-04-30", "2025-04-30", "2026-04-30"]),
        (LABOUR, Off, Confirmed, &["2024-05-01", "2025-05-01", "2026-05-01"]),
        (
            NATIONAL,
            Off,
            Confirmed,
            &["2024-09-02", "2024-09-03", "2025-09-01", "2025-09-02", "2026-09-01", "2026-09-02"],
        ),
        (CULTURE, Off, Confirmed, &["2026-11-24"]),
        (SWAP, Off, Confirmed, &["2024-04-29", "2025-05-02", "2026-01-02", "2026-08-31"]),
        (WORKED, Worked, Confirmed, &["2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"]),
        (SWAP, Off, Proposed, &["2026-11-23"]),
        (WORKED, Worked, Proposed, &["2026-11-28"]),
        (NEW_YEAR, Off, Provisional, &["2027-01-01"]),
        (TET, Off, Provisional, &["2027-02-04", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10"]),
        (KINGS, Off, Provisional, &["2027-04-16"]),
        (REUNIFICATION, Off, Provisional, &["2027-04-30"]),
        (LABOUR, Off, Provisional, &["2027-05-03"]),
        (NATIONAL, Off, Provisional, &["2027-09-02", "2027-09-03"]),
        (CULTURE, Off, Provisional, &["2027-11-24"]),
    ];
    groups
        .iter()
        .flat_map(|((name, name_en), kind, certainty, days)| {
            days.iter().map(|on| SpecialDay {
                on: day(on),
                kind: *kind,
                certainty: *certainty,
                name: (*name).to_owned(),
                name_en: (*name_en).to_owned(),
            })
        })
        .collect()
}
