//! Stories of the keyboard and the line.

use std::time::Duration;

use super::*;

mod alt;
mod pastes;
mod split;
mod swallowed;

const fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

/// What comes of packets, each some milliseconds after the one before, once all deadlines are over.
struct Heard {
    inputs: Vec<Input>,
    remarks: Vec<Remark>,
}

fn hear(utf8: bool, packets: &[(u64, &[u8])]) -> Heard {
    let (mut decoder, mut inputs, mut now) = (Decoder::new(utf8), Vec::new(), ms(1_000_000));
    for (gap, bytes) in packets {
        now += ms(*gap);
        decoder.feed(bytes, now, &mut inputs);
    }
    while let Some(deadline) = decoder.deadline() {
        decoder.expire(deadline, &mut inputs);
    }
    Heard { inputs, remarks: decoder.remarks() }
}

fn decode(packets: &[(u64, &[u8])]) -> Vec<Input> {
    hear(true, packets).inputs
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    let as_key = |input| match input {
        Input::Key(key) => key,
        other => panic!("no key: {other:?}"),
    };
    decode(&[(0, bytes)]).into_iter().map(as_key).collect()
}

fn chars(text: &str) -> Vec<Input> {
    text.chars().map(|c| Input::Key(Key::Char(c))).collect()
}

fn pasted(text: &str) -> Input {
    Input::Paste(text.to_owned())
}

fn in_text(key: TextKey) -> Input {
    Input::InText(key)
}

#[test]
fn every_terminal_has_its_own_sequences_for_the_same_keys() {
    let table: [(Key, &[&str]); 17] = [
        (Key::Up, &["[A", "OA", "[1;2A", "[a", "[1;5A", "[1;129A"]),
        (Key::Down, &["[B", "OB"]),
        (Key::Right, &["[C", "[1;2C", "[c"]),
        (Key::Left, &["[D", "[1;2D", "[1D"]),
        // PuTTY has Ctrl and the arrows as other terminals have the arrows alone in application mode.
        (Key::WordRight, &["[1;5C", "O5C", "Oc", "[1;6C", "OC", "[5C", "[1;133C"]),
        (Key::WordLeft, &["[1;5D", "O5D", "Od", "O1;5D", "OD"]),
        (Key::Home, &["[H", "OH", "[1~", "[7~", "[1;2H", "[7$"]),
        (Key::End, &["[F", "OF", "[4~", "[8~", "Ow"]),
        (Key::TextStart, &["[1;5H", "[7^", "[1;5~"]),
        (Key::TextEnd, &["[1;5F", "[8^"]),
        (Key::Insert, &["[2~"]),
        (Key::Delete, &["[3~", "[3;5~", "[3$"]),
        (Key::PageUp, &["[5~", "[5;2~"]),
        (Key::PageDown, &["[6~"]),
        (Key::BackTab, &["[Z", "[1;2Z", "[9;2u", "[27;2;9~"]),
        (Key::Enter, &["OM", "[13u", "[13;2u", "[27;5;13~", "[57414u"]),
        (Key::Esc, &["[27u", "[27;1u", "[27;129u", "[91;5u", "[27;5;91~", "[27;1;27~"]),
    ];
    for (key, sequences) in table {
        for sequence in sequences {
            assert_eq!(keys(format!("\u{1B}{sequence}x").as_bytes()), [key, Key::Char('x')], "ESC {sequence}");
        }
    }
}

#[test]
fn a_terminal_that_tells_keys_apart_has_all_of_them() {
    let table: [(Key, &[&str]); 12] = [
        (Key::Ctrl('c'), &["[99;5u", "[27;5;99~", "[99;133u", "[67;5u", "[99;6u", "[99;5:1u"]),
        (Key::Ctrl('z'), &["[122;5u", "[27;5;122~"]),
        (Key::Ctrl(' '), &["[32;5u", "[27;5;32~"]),
        (Key::Ctrl('\\'), &["[92;5u"]),
        (Key::Tab, &["[9u", "[105;5u", "[27;5;105~"]),
        (Key::Backspace, &["[127u", "[127;2u", "[104;5u"]),
        (Key::Char('A'), &["[97;2u", "[27;2;65~", "[97:65;2u", "[97;66u"]),
        (Key::Char('Ñ'), &["[241;2u", "[27;2;209~"]),
        (Key::Char('@'), &["[27;2;64~"]),
        (Key::Char(' '), &["[32;2u", "[27;2;32~"]),
        (Key::Char('7'), &["[57406u"]),
        (Key::Left, &["[57417u"]),
    ];
    for (key, sequences) in table {
        for sequence in sequences {
            assert_eq!(keys(format!("\u{1B}{sequence}x").as_bytes()), [key, Key::Char('x')], "ESC {sequence}");
        }
    }
}

#[test]
fn control_characters_are_keys() {
    let controls = [
        (b"\x03", Key::Ctrl('c')),
        (b"\x07", Key::Ctrl('g')),
        (b"\x7f", Key::Backspace),
        (b"\x08", Key::Backspace),
        (b"\t", Key::Tab),
        (b"\r", Key::Enter),
        (b"\n", Key::Enter),
        (b"\0", Key::Ctrl(' ')),
        (b"\x0b", Key::Ctrl('k')),
        (b"\x0c", Key::Ctrl('l')),
        (b"\x1a", Key::Ctrl('z')),
        (b"\x1c", Key::Ctrl('\\')),
        (b"\x1f", Key::Ctrl('_')),
    ];
    for (byte, key) in controls {
        assert_eq!(keys(byte), [key]);
    }
    assert_eq!(keys(b"\t\t\r\r"), [Key::Tab, Key::Tab, Key::Enter, Key::Enter], "without letters it is no text");
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
fn a_single_key_waits_for_nothing() {
    for bytes in ["j".as_bytes(), "ñ".as_bytes(), b"\t", b"\r", b"\x7f", b"\x1b[A"] {
        let (mut decoder, mut out) = (Decoder::new(true), Vec::new());
        decoder.feed(bytes, ms(1000), &mut out);
        assert_eq!((out.len(), decoder.deadline()), (1, None), "{bytes:?}");
    }
}

#[test]
fn letters_of_another_alphabet_are_read_and_told_once() {
    let latin1 = |bytes: &[u8]| hear(false, &[(0, bytes)]).inputs;
    assert_eq!(latin1(b"ni\xF1o"), chars("niño"));
    assert_eq!(hear(false, &[(0, b"\xF1"), (100, b"o")]).inputs, chars("ño"));
    assert_eq!(latin1("niño".as_bytes()), chars("niño"), "UTF-8 is taken either way");
    assert_eq!(latin1(b"\x1b[200~\xBFqu\xE9?\x1b[201~"), [pasted("¿qué?")]);

    let Heard { inputs, remarks } = hear(true, &[(0, b"ni\xF1o "), (0, b"a\xF1o")]);
    assert_eq!((inputs, remarks), (chars("niño año"), vec![Remark::Latin1]));
    assert_eq!(decode(&[(0, b"\xF1")]), chars("ñ"));
    // What Windows has where Latin-1 has controls.
    assert_eq!(decode(&[(0, b"\x93s\xED\x94")]), chars("“sí”"));
    assert_eq!(hear(true, &[(0, b"\x1b[200~\xBFqu\xE9?\x1b[201~")]).remarks, [Remark::Latin1]);
    assert_eq!(hear(true, &[(0, "niño".as_bytes())]).remarks, []);
    assert_eq!(hear(false, &[(0, b"ni\xF1o")]).remarks, [], "that is what was agreed");
    let (mut decoder, mut out) = (Decoder::new(true), Vec::new());
    decoder.feed(b"\xF1a", ms(0), &mut out);
    assert_eq!(decoder.remarks().len(), 1);
    decoder.feed("ñ\u{e9}".as_bytes(), ms(100), &mut out);
    decoder.feed(b"\xF1a", ms(200), &mut out);
    assert_eq!(decoder.remarks(), [], "once");
}

#[test]
fn a_torn_letter_is_whole_and_on_a_line_of_latin1_none_is_waited_for() {
    assert_eq!(decode(&[(0, b"\xC3"), (1900, b"\xB1")]), chars("ñ"));
    assert_eq!(decode(&[(0, b"\xE2\x80"), (300, b"\x9D")]), chars("”"));
    assert_eq!(decode(&[(0, b"a\xC3"), (20, b"\xB1b")]), chars("añb"));
    assert_eq!(decode(&[(0, b"\xC3\x1b[A")]), [Input::Key(Key::Char('Ã')), Input::Key(Key::Up)]);
    let (mut decoder, mut out) = (Decoder::new(true), Vec::new());
    decoder.feed(b"ni\xF1o", ms(0), &mut out);
    decoder.feed(b"\xF1", ms(500), &mut out);
    assert_eq!(decoder.deadline(), Some(ms(500) + ESC_HOLD));
}
