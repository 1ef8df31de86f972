//! Reading a time of day.

use std::fmt;

use super::day::number;
use crate::fold::unaccented;

/// Why something typed is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeError {
    /// It cannot be read as hours and minutes.
    NotATime,
    /// It can be read, but the day has no such time: 25:00, 15 giờ sáng.
    NoSuchTime,
}

/// Reads a time of day in minutes after midnight: `7:30`, `7h30`, `7g30`, `7 giờ 30 phút`, `07.30`, `0730`, `7h`, `7 giờ rưỡi`, and with
/// its part of the day: `7h30 sáng`, `1 giờ 30 chiều`, `1:30 pm`.
///
/// "12 giờ đêm" is refused: it may be where the day begins or where it ends.
///
/// # Errors
/// [`TimeError`].
pub fn parse_time(typed: &str) -> Result<u16, TimeError> {
    if typed.len() > 40 {
        return Err(TimeError::NotATime);
    }
    let plain = spaced(&unaccented(typed));
    let words: Vec<&str> = plain.split_whitespace().collect();
    let (part, words) = match words[..] {
        [ref rest @ .., "buoi", part] | [ref rest @ .., part] if is_part(part) => (Some(part), rest),
        ["buoi", part, ref rest @ ..] | [part, ref rest @ ..] if is_part(part) => (Some(part), rest),
        [ref rest @ .., "a", "m"] => (Some("am"), rest),
        [ref rest @ .., "p", "m"] => (Some("pm"), rest),
        ref all => (None, all),
    };
    let (hour, minute) = match *words {
        [hour, "h" | "g" | "gio"] => (hour, "0"),
        [hour] if part.is_some() => (hour, "0"),
        [hour, "h" | "g" | "gio", "ruoi"] | [hour, "ruoi"] => (hour, "30"),
        [hour, "h" | "g" | "gio", minute]
        | [hour, "h" | "g" | "gio", minute, "p" | "ph" | "phut"]
        | [hour, minute] => (hour, minute),
        [all] if all.len() == 4 && all.is_ascii() => all.split_at(2),
        _ => return Err(TimeError::NotATime),
    };
    let read = |digits| number(digits, 2).map_err(|_| TimeError::NotATime);
    let (hour, minute) = (read(hour)?, read(minute)?);
    if hour > 23 || minute > 59 {
        return Err(TimeError::NoSuchTime);
    }
    let hour = part.map_or(Some(hour), |part| on_the_clock(hour, part)).ok_or(TimeError::NoSuchTime)?;
    u16::try_from(hour * 60 + minute).map_err(|_| TimeError::NoSuchTime)
}

/// With a space wherever digits and letters meet.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() * 2);
    for ch in text.chars() {
        let before = spaced.chars().next_back().unwrap_or(' ');
        if before.is_alphanumeric() && before.is_ascii_digit() != ch.is_ascii_digit() {
            spaced.push(' ');
        }
        spaced.push(ch);
    }
    spaced
}

fn is_part(word: &str) -> bool {
    matches!(word, "sang" | "trua" | "chieu" | "toi" | "dem" | "am" | "pm")
}

/// The hour of 24 that is meant; none when this part of the day has no such hour, or two.
fn on_the_clock(hour: u32, part: &str) -> Option<u32> {
    match (part, hour) {
        ("sang", 0..=11) | ("trua", 10..=14) | ("chieu", 12..=18) | ("toi", 17..=23) => Some(hour),
        ("dem", 0..=4 | 18..=23) | ("am", 0..=11) | ("pm", 12..=23) => Some(hour),
        ("trua", 1..=2) | ("chieu", 1..=6) | ("toi", 5..=11) | ("dem", 9..=11) | ("pm", 1..=11) => {
            Some(hour + 12)
        }
        ("am", 12) => Some(0),
        _ => None,
    }
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotATime => "not a time of day",
            Self::NoSuchTime => "no such time of day",
        })
    }
}

impl std::error::Error for TimeError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_type_it() {
        for typed in [
            "7:30",
            "07:30",
            "7h30",
            "7H30",
            "7 giờ 30",
            "7giờ30",
            "07.30",
            "0730",
            "7 30",
            "7 giờ 30 phút",
            "7h30p",
            "7h30'",
            "7g30",
            "7 giờ rưỡi",
            "7h30 sáng",
            "7 giờ 30 phút sáng",
            "sáng 7h30",
            "7 giờ 30 buổi sáng",
            "7:30 am",
            "７:３０",
        ] {
            assert_eq!(parse_time(typed), Ok(450), "{typed}");
        }
        for typed in ["1 giờ 30 chiều", "13h30 chiều", "1:30 p.m.", "1 giờ 30 trưa", "13.30"] {
            assert_eq!(parse_time(typed), Ok(810), "{typed}");
        }
        for (typed, hour) in
            [("7 giờ tối", 19), ("10 giờ đêm", 22), ("2 giờ đêm", 2), ("12 giờ trưa", 12), ("7pm", 19)]
        {
            assert_eq!(parse_time(typed), Ok(hour * 60), "{typed}");
        }
        assert_eq!(parse_time("19.30"), Ok(1170));
        assert_eq!(parse_time("14h"), Ok(840));
        assert_eq!(parse_time("14 giờ"), Ok(840));
        assert_eq!(parse_time("0:00"), Ok(0));
        assert_eq!(parse_time("23:59"), Ok(1439));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for typed in ["", "7", "730", "sáng", "7:30:00", "rưỡi", "sáng chiều 7h", "h30", "ệệ"] {
            assert_eq!(parse_time(typed), Err(TimeError::NotATime), "{typed}");
        }
        for typed in ["24:00", "7:60", "25h", "15 giờ sáng", "12 giờ đêm", "9 giờ chiều", "0 pm"] {
            assert_eq!(parse_time(typed), Err(TimeError::NoSuchTime), "{typed}");
        }
    }
}
