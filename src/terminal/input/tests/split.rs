//! However the line splits the bytes, they mean the same.

use super::*;
use proptest::prelude::*;

/// Bytes as terminals send them, mixed with bytes as nobody does. Where text is cut decides whether it is a paste
/// ([`super::pastes`]): here it comes letter by letter.
fn stream() -> impl Strategy<Value = Vec<u8>> {
    let sequence = |bytes: &str| Just(bytes.as_bytes().to_vec());
    let piece = prop_oneof![
        sequence("\u{1B}"),
        sequence("\u{1B}["),
        sequence("\u{1B}O"),
        sequence("\u{1B}[A"),
        sequence("\u{1B}\u{1B}[D"),
        sequence("\u{1B}[1;5D"),
        sequence("\u{1B}[98;3u"),
        sequence("\u{1B}[M !!"),
        sequence("\u{1B}[[A"),
        sequence("\u{1B}[3$"),
        sequence("\u{1B}]11;rgb:1e\u{7}"),
        sequence("\u{1B}P1$r\u{1B}\\"),
        sequence("\u{1B}X3"),
        sequence("\u{1B}[200~"),
        sequence("\u{1B}[201~"),
        "[a-zñ漢0-9~;$]{0,4}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// What a hand types ahead: keys of one line, with Enter before it, or behind a command, a code or a count.
fn typed_ahead() -> impl Strategy<Value = (Option<&'static str>, Vec<&'static str>, Option<&'static str>)> {
    let key = prop::sample::select(vec![
        "3",
        "2",
        "a",
        "é",
        "漢",
        " ",
        "\t",
        "\t",
        "\u{7F}",
        "\u{14}",
        "\u{1B}[B",
        "\u{1B}[Z",
        "\u{1B}OC",
        "\u{1B}[3~",
    ]);
    let line = (prop::option::of(Just("\r")), prop::collection::vec(key, 1..=9), Just(None));
    let command = prop::collection::vec(prop::sample::select(vec!["3", "a", "é", "漢", "/"]), 1..=3);
    let code = prop::collection::vec(prop::sample::select(vec!["3", "2", "1"]), 1..=8);
    let first = prop::option::of(prop::sample::select(vec!["g", "\u{7F}", "\u{1B}[B"]));
    prop_oneof![2 => line, 1 => (first, prop_oneof![command, code], Just(Some("\r")))]
}

/// Text as it was written, whether it came as keys or as a paste.
fn written(inputs: Vec<Input>) -> Vec<Input> {
    let mut written: Vec<Input> = Vec::new();
    for input in inputs {
        let text = match &input {
            Input::Key(Key::Char(c)) => c.to_string(),
            Input::Key(Key::Tab) => "\t".to_owned(),
            Input::Key(Key::Enter) => "\n".to_owned(),
            Input::Key(Key::Ctrl('k' | 'l')) => "\n".to_owned(),
            Input::Paste(text) => text.replace(['\r', '\u{B}', '\u{C}'], "\n"),
            Input::Key(_) | Input::InText(_) => {
                written.push(input);
                continue;
            }
        };
        match written.last_mut() {
            Some(Input::Paste(before)) => before.push_str(&text),
            _ => written.push(Input::Paste(text)),
        }
    }
    written
}

proptest! {
    #[test]
    fn however_the_line_splits_the_bytes_they_mean_the_same(
        bytes in stream(),
        cuts in prop::collection::vec((0_usize..60, 0_u64..30), 0..20),
        utf8: bool,
    ) {
        let whole = hear(utf8, &[(0, &bytes)]).inputs;
        let mut places: Vec<(usize, u64)> = cuts.into_iter().filter(|(at, _)| *at < bytes.len()).collect();
        places.sort_unstable();
        places.dedup_by_key(|(at, _)| *at);
        let (mut packets, mut from, mut gap) = (Vec::new(), 0, 0);
        for (at, next_gap) in places {
            packets.push((gap, &bytes[from..at]));
            (from, gap) = (at, next_gap);
        }
        packets.push((gap, &bytes[from..]));
        prop_assert_eq!(written(hear(utf8, &packets).inputs), written(whole));
    }

    #[test]
    fn as_many_keys_as_a_hand_types_ahead_are_the_same_one_by_one_and_in_packets_cut_anywhere(
        (first, keys, last) in typed_ahead(),
        cuts in prop::collection::vec((0_usize..40, 0_u64..50), 0..12),
        pauses in prop::collection::vec(0_u64..3000, 10),
    ) {
        let keys: Vec<&str> = first.into_iter().chain(keys).chain(last).collect();
        let apart: Vec<(u64, &[u8])> = keys.iter().map(|key| (100, key.as_bytes())).collect();
        let typed = decode(&apart);
        prop_assert!(typed.iter().all(|input| matches!(input, Input::Key(_))));
        // The line stands still between keys as long as it likes, and tears what is under way by as much as it does.
        let bytes = keys.concat().into_bytes();
        let mut ends: Vec<(usize, u64)> = cuts.into_iter().filter(|(at, _)| *at > 0 && *at < bytes.len()).collect();
        let mut end = 0;
        for (key, pause) in keys.iter().zip(pauses) {
            end += key.len();
            ends.extend((pause % 3 == 0 && end < bytes.len()).then_some((end, pause)));
        }
        ends.sort_unstable();
        ends.dedup_by_key(|(at, _)| *at);
        let (mut packets, mut from, mut gap) = (Vec::new(), 0, 0);
        for (at, next) in ends {
            packets.push((gap, &bytes[from..at]));
            (from, gap) = (at, next);
        }
        packets.push((gap, &bytes[from..]));
        prop_assert_eq!(decode(&packets), typed, "{:?}", packets);
    }

    #[test]
    fn a_printable_key_is_never_a_control_character(bytes in prop::collection::vec(any::<u8>(), 0..200), utf8: bool) {
        for input in hear(utf8, &[(0, &bytes)]).inputs {
            prop_assert!(!matches!(input, Input::Key(Key::Char(c)) if c.is_control()));
        }
    }

    #[test]
    fn plain_typing_arrives_letter_by_letter(text in "[a-zA-Z0-9áéíóúñÑ¿¡«»–漢🙂 ]{0,39}") {
        prop_assert_eq!(decode(&[(0, text.as_bytes())]), chars(&text));
    }

    #[test]
    fn however_long_nothing_of_a_text_is_lost(text in "[a-zA-Z0-9áéíóúñÑ¿¡«»–漢🙂 ]{1,300}", step in 1_usize..50) {
        let packets: Vec<(u64, &[u8])> = text.as_bytes().chunks(step).map(|bytes| (5, bytes)).collect();
        prop_assert_eq!(written(decode(&packets)), vec![pasted(&text)]);
    }
}

#[test]
fn a_sequence_torn_by_the_line_is_still_one_key() {
    assert_eq!(decode(&[(0, b"\x1b"), (50, b"["), (50, b"A")]), [Input::Key(Key::Up)]);
    assert_eq!(decode(&[(0, b"\x1b["), (50, b"1;"), (1900, b"5D")]), [Input::Key(Key::WordLeft)]);
    assert_eq!(decode(&[(0, b"\x1b"), (60, b"j")]), [Input::Key(Key::Esc), Input::Key(Key::Char('j'))]);
    assert_eq!(decode(&[(0, b"\x1b[1;\r")]), [Input::Key(Key::Enter)], "what belongs to none is a key");
}
