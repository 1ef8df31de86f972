use super::keyboard::Layout;
use super::*;

/// Codes of several prefixes spread over all numbers.
fn codes() -> Vec<Code> {
    let prefixes = ["AKT", "BN", "HN2", "Z9Z9ZZ", "0A", "AB", "OI10"];
    let draw = |n: u32| n * 7_919 % Code::NUMBERS;
    prefixes
        .iter()
        .flat_map(|prefix| (0..60).filter_map(move |n| Code::compose(prefix, 2026, draw(n))))
        .collect()
}

fn plain(code: &Code) -> Vec<char> {
    code.as_str().chars().filter(|ch| *ch != '-').collect()
}

fn parse(chars: &[char]) -> Result<Code, CodeError> {
    Code::parse(&chars.iter().collect::<String>())
}

#[test]
fn the_check_character_follows_the_standards_own_example() {
    // ISO/IEC 7064 and ISBT 128: the donation number G123498654321 has the check character H.
    assert_eq!(check("G123498654321"), Some('H'));
}

#[test]
fn a_code_is_shown_in_four_parts() {
    let code = Code::compose("AKT", 2026, 483_920).expect("a good check character");
    assert_eq!(code.as_str(), "AKT-26-483920-U");
    assert_eq!(code.prefix(), "AKT");
}

#[test]
fn every_single_wrong_character_is_noticed() {
    for code in codes() {
        let chars = plain(&code);
        for at in 0..chars.len() {
            for other in ALPHABET.iter().map(|byte| char::from(*byte)) {
                let mut typed = chars.clone();
                typed[at] = other;
                let digit = (chars.len() - TAIL..chars.len() - 1).contains(&at);
                let twin = digit && [('O', '0'), ('I', '1')].contains(&(other, chars[at]));
                let same = typed == chars || twin;
                assert_eq!(parse(&typed).is_ok(), same, "{code} {typed:?}");
            }
        }
    }
}

#[test]
fn every_swap_of_neighbours_is_noticed() {
    for code in codes() {
        let chars = plain(&code);
        for at in 1..chars.len() {
            let mut typed = chars.clone();
            typed.swap(at - 1, at);
            assert!(typed == chars || parse(&typed).is_err(), "{code} {typed:?}");
        }
    }
}

#[test]
fn no_code_ends_in_a_character_that_reads_two_ways() {
    let given = (0..2_000).filter_map(|n| Code::compose("AKT", 2026, n)).count();
    assert!((1_700..1_850).contains(&given), "{given}");
    for code in codes() {
        assert!(!code.as_str().ends_with(['0', '1', 'O', 'I', '*']));
    }
}

#[test]
fn a_code_is_read_as_people_type_it() {
    let code = Code::parse("AKT-26-483920-U").expect("the code above");
    for typed in [
        "akt-26-483920-u",
        "ＡＫＴ－２６－４８３９２０－Ｕ",
        "AKT\u{200b}-26-483\u{ad}920-U",
        " AKT 26 483 920 U ",
        "AKT26483920U",
        "akt.26.483920.u",
        "AKT–26–48392O–U",
        "A K T – 2 6 – 4 8 3 9 2 o – u",
    ] {
        assert_eq!(Code::parse(typed), Ok(code.clone()), "{typed}");
    }
}

#[test]
fn a_code_is_read_back_from_what_a_vietnamese_keyboard_made_of_it() {
    let (mut read, mut all) = (0, 0);
    for layout in [Layout::Telex, Layout::Vni] {
        for prefix in ["AKT", "DDH", "HAS", "AAN", "HOOC", "TWN", "HANS", "HA6", "DD9", "CHUWS", "BAF"] {
            for code in (0..40).filter_map(|n| Code::compose(prefix, 2026, n * 7_919)) {
                let typed = keyboard::type_on(layout, code.as_str());
                let parsed = Code::parse(&typed);
                all += 1;
                read += usize::from(parsed.as_ref() == Ok(&code));
                // Where two readings fit it is refused and not guessed.
                assert!(parsed == Ok(code) || parsed == Err(CodeError::Mistyped), "{layout:?} {typed}");
            }
        }
    }
    assert!(read * 100 >= all * 90, "{read} of {all}");
    assert_eq!(keyboard::type_on(Layout::Telex, "DDH-26-000000-W"), "ĐH-26-000000-Ư");
}

#[test]
fn an_accent_that_a_telephone_put_on_a_code_is_taken_off() {
    // The check character vouches for the letters: no other reading of these fits it.
    assert_eq!(Code::parse("ĂKT-26-483920-U").map(String::from).as_deref(), Ok("AKT-26-483920-U"));
    assert_eq!(Code::parse("ĂKT-26-483920-M"), Err(CodeError::Mistyped));
}

#[test]
fn what_is_no_code_is_refused() {
    for typed in ["", "AKT", "AKT-26-48392-U", "AKT-26-4839200-UU", "A-26-483920-U", "ΑKT-26-483920-U"] {
        assert_eq!(Code::parse(typed), Err(CodeError::Malformed), "{typed}");
    }
    assert_eq!(Code::parse(&"A".repeat(100_000)), Err(CodeError::Malformed));
    assert_eq!(Code::parse("AKT-26-483902-U"), Err(CodeError::Mistyped));
}

#[test]
fn prefixes_and_numbers_out_of_range_make_no_code() {
    for prefix in ["", "A", "ABCDEFG", "akt", "ĐH", "A-B"] {
        assert_eq!(Code::compose(prefix, 2026, 1), None, "{prefix}");
    }
    assert_eq!(Code::compose("AKT", 2026, Code::NUMBERS), None);
}

#[test]
fn a_code_from_json_is_checked_too() {
    let code: Code = serde_json::from_str("\"akt26483920u\"").expect("the code above");
    assert_eq!(serde_json::to_string(&code).ok().as_deref(), Some("\"AKT-26-483920-U\""));
    assert!(serde_json::from_str::<Code>("\"AKT-26-483920-X\"").is_err());
}
