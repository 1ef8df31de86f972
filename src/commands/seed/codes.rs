//! The codes that a unit has given, a bit each: a million of them are told apart in the room of a picture.

use std::collections::BTreeMap;

use domain::code::Code;

use super::dice::Dice;

/// Bits in one word.
const WORD: usize = u64::BITS as usize;

/// Numbers that are taken, by the two digits of their year.
#[derive(Debug, Default)]
pub struct Taken(BTreeMap<i32, Vec<u64>>);

impl Taken {
    /// Notes a stored code of whatever prefix.
    pub fn note(&mut self, code: &str) {
        let mut parts = code.split('-').skip(1).map(str::parse::<u32>);
        if let (Some(Ok(year)), Some(Ok(number))) = (parts.next(), parts.next()) {
            self.take(year.cast_signed(), number);
        }
    }

    /// Takes a number; `false` when it was taken before.
    fn take(&mut self, year: i32, number: u32) -> bool {
        let words = (Code::NUMBERS as usize).div_ceil(WORD);
        let (at, bit) = (number as usize / WORD, 1u64 << (number as usize % WORD));
        let year = self.0.entry(year.rem_euclid(100)).or_insert_with(|| vec![0; words]);
        let Some(word) = year.get_mut(at) else { return false };
        let free = *word & bit == 0;
        *word |= bit;
        free
    }

    /// A code of the unit in a year that nobody has yet.
    pub fn free(&mut self, prefix: &str, year: i32, dice: &mut Dice) -> Result<Code, String> {
        for _ in 0..2_000 {
            let number = u32::try_from(dice.below(Code::NUMBERS as usize)).unwrap_or(0);
            if let Some(code) = Code::compose(prefix, year, number)
                && self.take(year, number)
            {
                return Ok(code);
            }
        }
        Err(format!("the codes of {prefix} for {year} are used up; a year holds fewer than 900,000"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_was_given_is_not_given_again() {
        let mut first = Taken::default();
        let code = first.free("SLT", 2026, &mut Dice::new(7)).expect("a code");
        let mut later = Taken::default();
        later.note(code.as_str());
        assert_ne!(later.free("SLT", 2026, &mut Dice::new(7)).expect("a code"), code);
        assert_eq!(Taken::default().free("SLT", 2026, &mut Dice::new(7)).expect("a code"), code);
    }
}
