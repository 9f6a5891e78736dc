//! Alt: word motions where text is typed, and nothing elsewhere.

use super::*;

#[test]
fn the_word_motions_come_in_every_spelling() {
    let table: [(TextKey, &[&str]); 4] = [
        (TextKey::WordLeft, &["b", "B", "[1;3D", "\u{1B}[D", "\u{1B}OD", "[98;3u", "[98;131u", "[27;3;98~", "[1;9D"]),
        (TextKey::WordEnd, &["f", "F", "[1;3C", "\u{1B}[C", "[102;4u", "[27;3;102~"]),
        (TextKey::EraseNextWord, &["d", "[3;3~", "\u{1B}[3~", "[100;3u"]),
        (TextKey::EraseWord, &["\u{7F}", "\u{8}", "[127;3u", "[27;3;127~", "[127;5u", "[27;5;8~"]),
    ];
    for (key, spellings) in table {
        for spelling in spellings {
            let bytes = format!("\u{1B}{spelling}");
            for cut in 1..bytes.len() {
                for gap in [0, 20] {
                    let Heard { inputs, remarks } =
                        hear(true, &[(0, &bytes.as_bytes()[..cut]), (gap, &bytes.as_bytes()[cut..])]);
                    // PuTTY has Ctrl and the arrow, with Alt: nothing.
                    let expected = if *spelling == "\u{1B}OD" { vec![] } else { vec![in_text(key)] };
                    assert_eq!(inputs, expected, "ESC {spelling:?} cut at {cut}");
                    // A terminal that spells the Alt knows of it; else it may have been Esc and then the key.
                    let told = match *spelling {
                        "\u{1B}OD" => vec![Remark::Alt],
                        spelling if spelling.starts_with('[') => vec![],
                        _ => vec![Remark::AltInText],
                    };
                    assert_eq!(remarks, told, "ESC {spelling:?} cut at {cut}");
                }
            }
        }
    }
}

#[test]
fn alt_with_any_other_key_is_nothing() {
    let mut others: Vec<String> = (0x20..0x7F_u8)
        .map(char::from)
        .filter(|c| !"bBfFdD[O]PX^_".contains(*c))
        .map(String::from)
        .chain(["ñ", "Á", "漢", "\t", "\r", "\n", "\u{3}", "\u{18}", "\u{1A}", "\0"].map(String::from))
        .collect();
    others.extend(
        ["[51;3u", "[99;7u", "[27;3;51~", "[13;3u", "[9;3u", "[27;3u", "[1;3A", "[5;3~", "[1;7D", "\u{1B}[A"]
            .map(String::from),
    );
    for other in others {
        let Heard { inputs, remarks } = hear(true, &[(0, format!("\u{1B}{other}").as_bytes())]);
        assert_eq!(inputs, [], "ESC {other:?}");
        // On a slow line it may have been Esc and then a key: who pressed them is told.
        let told = if other.starts_with(['[', '\\']) { vec![] } else { vec![Remark::Alt] };
        assert_eq!(remarks, told, "ESC {other:?}");
        let torn = decode(&[(0, b"\x1b"), (20, other.as_bytes()), (100, b"x")]);
        assert_eq!(torn, chars("x"), "ESC {other:?}");
    }
    // What begins a sequence waits for one.
    for begin in ["[", "O", "]", "P", "X", "^", "_"] {
        assert_eq!(decode(&[(0, format!("\u{1B}{begin}").as_bytes()), (2200, b"x")]), chars("x"), "ESC {begin}");
    }
}

#[test]
fn esc_and_a_key_that_is_a_sequence_in_one_packet_are_told() {
    for key in ["[A", "[B", "OB", "[H", "[5~", "[6~", "[Z", "[1;3D", "[15~", "[I"] {
        let Heard { inputs, remarks } = hear(true, &[(0, format!("\u{1B}\u{1B}{key}").as_bytes())]);
        assert_eq!((inputs, remarks), (vec![], vec![Remark::Alt]), "ESC ESC {key}");
    }
}

#[test]
fn esc_twice_is_esc_twice() {
    assert_eq!(keys(b"\x1b\x1b"), [Key::Esc, Key::Esc]);
    assert_eq!(keys(b"\x1b\x1b\x1b"), [Key::Esc, Key::Esc, Key::Esc]);
}

#[test]
fn what_comes_in_one_packet_with_alt_counts_only_where_text_is_typed() {
    assert_eq!(decode(&[(0, b"\x1bfca nada")]), [in_text(TextKey::WordEnd), pasted("ca nada")]);
    assert_eq!(decode(&[(0, b"\x1b\x1b[D3 casos")]), [in_text(TextKey::WordLeft), pasted("3 casos")]);
    // Esc, the next criterion, a 3 and its text, typed on a line that stood still: nothing scores.
    assert_eq!(decode(&[(0, b"\x1bj3\tq")]), [pasted("3\tq")]);
    assert_eq!(decode(&[(0, b"\x1bj3"), (10, b"3")]), [pasted("33")]);
    assert_eq!(decode(&[(0, b"\x1bj"), (50, b"3")]), chars("3"));
    assert_eq!(decode(&[(0, b"\x1bj\x7f\x03\x1b[3~")]), [in_text(TextKey::Erase), in_text(TextKey::EraseNext)]);
    assert_eq!(decode(&[(0, b"\x1bj\x1b[B\x1bb")]), [Input::Key(Key::Down), in_text(TextKey::WordLeft)]);
    // Where the terminal tells Esc from Alt, keys are keys.
    assert_eq!(decode(&[(0, b"\x1b[27uj3")]), [vec![Input::Key(Key::Esc)], chars("j3")].concat());
    assert_eq!(decode(&[(0, b"\x1b[98;3u3")]), [vec![in_text(TextKey::WordLeft)], chars("3")].concat());
}
