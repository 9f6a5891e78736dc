//! Stories of the keyboard and the line.

use super::*;
use proptest::prelude::*;

const fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

/// Feeds packets, each some milliseconds after the one before, then waits for all deadlines.
fn decode(utf8: bool, packets: &[(u64, &[u8])]) -> Vec<Input> {
    let (mut decoder, mut out, mut now) = (Decoder::new(utf8), Vec::new(), ms(1_000_000));
    for (gap, bytes) in packets {
        now += ms(*gap);
        decoder.feed(bytes, now, &mut out);
    }
    while let Some(deadline) = decoder.deadline() {
        decoder.expire(deadline, &mut out);
    }
    out
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    let as_key = |input| match input {
        Input::Key(key) => key,
        Input::Paste(text) => panic!("a paste: {text:?}"),
    };
    decode(true, &[(0, bytes)]).into_iter().map(as_key).collect()
}

fn chars(text: &str) -> Vec<Input> {
    text.chars().map(|c| Input::Key(Key::Char(c))).collect()
}

#[test]
fn every_terminal_has_its_own_sequences_for_the_same_keys() {
    let table: [(Key, &[&str]); 16] = [
        (Key::Up, &["[A", "OA", "[1;2A", "[a", "[1;5A"]),
        (Key::Down, &["[B", "OB"]),
        (Key::Right, &["[C", "OC", "[1;3C", "[c"]),
        (Key::Left, &["[D", "OD", "[1;2D"]),
        (Key::WordRight, &["[1;5C", "O5C", "Oc", "[1;6C"]),
        (Key::WordLeft, &["[1;5D", "O5D", "Od", "O1;5D"]),
        (Key::Home, &["[H", "OH", "[1~", "[7~", "[1;2H", "[7$"]),
        (Key::End, &["[F", "OF", "[4~", "[8~"]),
        (Key::TextStart, &["[1;5H", "[7^", "[1;5~"]),
        (Key::TextEnd, &["[1;5F", "[8^"]),
        (Key::Insert, &["[2~"]),
        (Key::Delete, &["[3~", "[3;5~", "[3$"]),
        (Key::PageUp, &["[5~", "[5;2~"]),
        (Key::PageDown, &["[6~"]),
        (Key::BackTab, &["[Z", "[1;2Z"]),
        (Key::Enter, &["OM"]),
    ];
    for (key, sequences) in table {
        for sequence in sequences {
            assert_eq!(keys(format!("\u{1B}{sequence}x").as_bytes()), [key, Key::Char('x')], "ESC {sequence}");
        }
    }
    assert_eq!(keys(b"\x1bOp\x1bOy\x1bOn\x1bOk"), ['0', '9', '.', '+'].map(Key::Char));
}

#[test]
fn what_is_no_key_of_ours_is_swallowed_whole() {
    for sequence in [
        "[11~",
        "[24~",
        "OP",
        "[[A",
        "[15;2~",
        "[I",
        "[O",
        "[<0;10;5M",
        "[<0;10;5m",
        "[M !!",
        "[?2026;2$y",
        "[?64;1;2c",
        "[12;40R",
        "[201~",
        "[97;5u",
        "[27;5;13~",
        "[E",
        "[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16m",
    ] {
        assert_eq!(keys(format!("\u{1B}{sequence}x").as_bytes()), [Key::Char('x')], "ESC {sequence}");
    }
}

#[test]
fn control_characters_are_keys() {
    assert_eq!(
        keys(b"\x03\x07\x7f\x08\t\r\n\0"),
        [
            Key::Ctrl('c'),
            Key::Ctrl('g'),
            Key::Backspace,
            Key::Backspace,
            Key::Tab,
            Key::Enter,
            Key::Enter,
            Key::Ctrl(' '),
        ]
    );
    assert_eq!(keys(b"\x1a\x1c\x1f"), [Key::Ctrl('z'), Key::Ctrl('\\'), Key::Ctrl('_')]);
}

#[test]
fn escape_alone_answers_within_sixty_milliseconds() {
    let (mut decoder, mut out) = (Decoder::new(true), Vec::new());
    decoder.feed(b"\x1b", ms(1000), &mut out);
    assert!(out.is_empty());
    let deadline = decoder.deadline().unwrap();
    assert!(deadline > ms(1050) && deadline < ms(1060));
    decoder.expire(deadline - ms(1), &mut out);
    assert!(out.is_empty());
    decoder.expire(deadline, &mut out);
    assert_eq!((out, decoder.deadline()), (vec![Input::Key(Key::Esc)], None));
}

#[test]
fn escape_and_a_letter_in_one_packet_are_just_that() {
    assert_eq!(keys(b"\x1bj"), [Key::Esc, Key::Char('j')]);
    assert_eq!(keys(b"\x1bO"), [Key::Esc, Key::Char('O')]);
    assert_eq!(keys(b"\x1bO\r"), [Key::Esc, Key::Char('O'), Key::Enter]);
    assert_eq!(keys("\u{1B}Oñ".as_bytes()), [Key::Esc, Key::Char('O'), Key::Char('ñ')]);
    assert_eq!(keys(b"\x1b\x1b"), [Key::Esc, Key::Esc]);
    assert_eq!(keys(b"\x1b\x1b[A"), [Key::Esc, Key::Up]);
    assert_eq!(keys(b"\x1b3"), [Key::Esc, Key::Char('3')]);
}

#[test]
fn a_sequence_torn_by_the_line_is_still_one_key() {
    assert_eq!(decode(true, &[(0, b"\x1b"), (50, b"["), (50, b"A")]), [Input::Key(Key::Up)]);
    assert_eq!(decode(true, &[(0, b"\x1b["), (50, b"1;"), (400, b"5D")]), [Input::Key(Key::WordLeft)]);
    assert_eq!(decode(true, &[(0, b"\x1b"), (60, b"j")]), [Input::Key(Key::Esc), Input::Key(Key::Char('j'))]);
}

#[test]
fn a_sequence_that_never_ends_types_nothing() {
    assert_eq!(decode(true, &[(0, b"\x1b[1;")]), []);
    assert_eq!(decode(true, &[(0, b"\x1b[1;"), (600, b"x")]), chars("x"));
    assert_eq!(decode(true, &[(0, b"\x1b[1;\x1b[A")]), [Input::Key(Key::Up)]);
    assert_eq!(decode(true, &[(0, b"\x1b[1;\r")]), [Input::Key(Key::Enter)]);
}

#[test]
fn a_paste_is_text_whatever_it_looks_like() {
    let text = "q\r\n\u{1B}[A ñ 0123\u{3}";
    let sent = format!("a\u{1B}[200~{text}\u{1B}[201~b");
    let mut expected = chars("a");
    expected.push(Input::Paste(text.to_owned()));
    expected.extend(chars("b"));
    assert_eq!(decode(true, &[(0, sent.as_bytes())]), expected);
    assert_eq!(decode(true, &[(0, b"\x1b[200~\x1b[201~")]), []);
}

#[test]
fn a_paste_that_never_ends_gives_its_text_within_two_seconds_and_keys_are_keys_again() {
    let (mut decoder, mut out) = (Decoder::new(true), Vec::new());
    decoder.feed(b"\x1b[200~ab", ms(0), &mut out);
    decoder.feed(b"c\x1b[20", ms(1500), &mut out);
    assert!(out.is_empty());
    let deadline = decoder.deadline().unwrap();
    assert!(deadline <= ms(1500 + 2000));
    decoder.feed(b"q", deadline, &mut out);
    assert_eq!(out, [Input::Paste("abc".to_owned()), Input::Key(Key::Char('q'))]);
}

#[test]
fn a_huge_paste_comes_in_pieces_and_loses_nothing() {
    let text = "á漢b".repeat(400_000);
    let sent = format!("\u{1B}[200~{text}\u{1B}[201~");
    let pieces: Vec<String> = decode(true, &[(0, sent.as_bytes())])
        .into_iter()
        .map(|input| match input {
            Input::Paste(piece) => piece,
            Input::Key(key) => panic!("{key:?}"),
        })
        .collect();
    assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() <= PASTE_PIECE));
    assert!(pieces.concat() == text);
}

#[test]
fn a_hundred_kilobytes_at_once_lose_nothing() {
    let text: String = ('a'..='z').chain(['ñ', '¿', '漢']).cycle().take(60_000).collect();
    assert!(text.len() > 60_000 && decode(true, &[(0, text.as_bytes())]) == chars(&text));
}

#[test]
fn letters_of_another_alphabet_are_read_or_marked() {
    assert_eq!(decode(false, &[(0, b"ni\xF1o")]), chars("niño"));
    assert_eq!(decode(false, &[(0, b"\xF1"), (100, b"o")]), chars("ño"));
    assert_eq!(decode(false, &[(0, "niño".as_bytes())]), chars("niño"), "UTF-8 is taken either way");
    assert_eq!(decode(true, &[(0, b"ni\xF1o")]), chars("ni\u{FFFD}o"));
    assert_eq!(decode(false, &[(0, b"\x1b[200~\xBFqu\xE9?\x1b[201~")]), [Input::Paste("¿qué?".to_owned())]);
    assert_eq!(decode(true, &[(0, b"\xC3"), (300, b"\xB1")]), chars("ñ"));
    assert_eq!(decode(true, &[(0, b"\xC3\x1b[A")]), [Input::Key(Key::Char('\u{FFFD}')), Input::Key(Key::Up)]);
    assert_eq!(decode(false, &[(0, b"\x9B2J")]), chars("\u{FFFD}2J"));
}

/// Bytes as terminals send them, mixed with bytes as nobody does.
fn stream() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\x1b".to_vec()),
        Just(b"\x1b[".to_vec()),
        Just(b"\x1bO".to_vec()),
        Just(b"\x1b[A".to_vec()),
        Just(b"\x1b[1;5D".to_vec()),
        Just(b"\x1b[M !!".to_vec()),
        Just(b"\x1b[[A".to_vec()),
        Just(b"\x1b[3$".to_vec()),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
        "[a-zñ漢0-9~;$]{0,4}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn however_the_line_splits_the_bytes_they_mean_the_same(
        bytes in stream(),
        cuts in prop::collection::vec((0_usize..60, 0_u64..=50), 0..20),
        utf8: bool,
    ) {
        let whole = decode(utf8, &[(0, &bytes)]);
        let mut places: Vec<(usize, u64)> = cuts.into_iter().filter(|(at, _)| *at < bytes.len()).collect();
        places.sort_unstable();
        places.dedup_by_key(|(at, _)| *at);
        let (mut packets, mut from, mut gap) = (Vec::new(), 0, 0);
        for (at, next_gap) in places {
            packets.push((gap, &bytes[from..at]));
            (from, gap) = (at, next_gap);
        }
        packets.push((gap, &bytes[from..]));
        prop_assert_eq!(decode(utf8, &packets), whole);
    }

    #[test]
    fn a_printable_key_is_never_a_control_character(bytes in prop::collection::vec(any::<u8>(), 0..200), utf8: bool) {
        for input in decode(utf8, &[(0, &bytes)]) {
            prop_assert!(!matches!(input, Input::Key(Key::Char(c)) if c.is_control()));
        }
    }

    #[test]
    fn plain_typing_arrives_letter_by_letter(text in "[a-zA-Z0-9áéíóúñÑ¿¡«»–漢🙂 ]{0,200}") {
        prop_assert_eq!(decode(true, &[(0, text.as_bytes())]), chars(&text));
    }
}
