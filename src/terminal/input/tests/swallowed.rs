//! What is no key of ours: nothing comes of it, however it is torn.

use super::*;

/// Answers of terminals and what else begins with an `ESC`, each without its `ESC`.
const SEQUENCES: &[&str] = &[
    "]11;rgb:1e1e/1e1e/1e1e\u{1B}\\",
    "]52;c;MyBjYXNvcw==\u{7}",
    "]l3 de 12\u{1B}\\",
    "]0;ñandú Ü 漢\u{1B}\\",
    "P1$r0 q\u{1B}\\",
    "P>|XTerm(379)\u{1B}\\",
    "P!|00000000\u{7}",
    "_Gi=31;OK\u{1B}\\",
    "^3 privado\u{1B}\\",
    "X123\u{1B}\\",
    "P1+r544e=787465726d\u{18}",
    "]11;rgb:1e\u{1A}",
    "[11~",
    "[24~",
    "[[A",
    "[15;2~",
    "[I",
    "[O",
    "[<0;10;5M",
    "[<0;10;5m",
    "[M !!",
    "[?2026;2$y",
    "[?64;1;2c",
    "[>0;276;0c",
    "[12;40R",
    "[?1u",
    "[201~",
    "[97u",
    "[51u",
    "[51;2u",
    "[97;5:3u",
    "[57441;2u",
    "[27;5;51~",
    "[E",
    "[S",
    "[1;2P",
    "[4;600;800t",
    "[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16m",
    "[1;\u{18}",
    "OP",
    "Oq",
    "Oy",
    "Oj",
    "OX",
    "O1;2P",
];

#[test]
fn what_is_no_key_of_ours_is_swallowed_whole() {
    for sequence in SEQUENCES {
        assert_eq!(keys(format!("\u{1B}{sequence}x").as_bytes()), [Key::Char('x')], "ESC {sequence}");
    }
}

#[test]
fn every_final_byte_ends_a_sequence() {
    for last in 0x40..=0x7E {
        for begin in ["[?7", "[>7;3", "[7 ", "[99;99;99"] {
            let bytes = [b"\x1b", begin.as_bytes(), &[last], b"x"].concat();
            assert_eq!(keys(&bytes), [Key::Char('x')], "{:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn the_upper_half_begins_sequences_where_it_is_no_letter() {
    for (eight, letter) in [(0x9B, '['), (0x8F, 'O'), (0x9D, ']'), (0x90, 'P'), (0x98, 'X'), (0x9E, '^'), (0x9F, '_')] {
        for begin in [vec![eight], vec![0xC2, eight]] {
            let bytes = [&begin[..], b"3m\x07\x9C"].concat();
            let end = if matches!(letter, '[' | 'O') { 2 } else { 3 };
            let bytes = [&bytes[..begin.len() + end], b"x"].concat();
            for utf8 in [true, false] {
                let Heard { inputs, remarks } = hear(utf8, &[(0, &bytes)]);
                assert_eq!((inputs, remarks), (chars("x"), vec![]), "{letter} {utf8}");
            }
        }
    }
    assert_eq!(keys(b"\x9d11;rgb:1e\x9cx"), [Key::Char('x')]);
    assert_eq!(keys("\u{9d}11;rgb:1e\u{9c}x".as_bytes()), [Key::Char('x')]);
    assert_eq!(keys(b"\x9b3~\x9bDx"), [Key::Delete, Key::Left, Key::Char('x')]);
    // Part of a letter is no control.
    assert_eq!(keys("“Û”".as_bytes()), ['“', 'Û', '”'].map(Key::Char));
}

#[test]
fn torn_anywhere_and_late_they_come_to_nothing() {
    for sequence in SEQUENCES {
        let bytes = [b"\x1b", sequence.as_bytes()].concat();
        for cut in 1..bytes.len() {
            for gap in [0, 20, 120, 1000, 2000] {
                let answered = if cut == 1 && gap >= 54 { vec![Input::Key(Key::Esc)] } else { vec![] };
                let heard = decode(&[(0, &bytes[..cut]), (gap, &bytes[cut..])]);
                assert_eq!(heard, answered, "ESC {sequence} cut at {cut}, {gap} ms");
            }
        }
        for gap in [0, 20, 120, 1000, 2000] {
            let apart: Vec<(u64, &[u8])> = bytes.chunks(1).map(|byte| (gap, byte)).collect();
            let answered = if gap >= 54 { vec![Input::Key(Key::Esc)] } else { vec![] };
            assert_eq!(decode(&apart), answered, "ESC {sequence}, every byte {gap} ms after the one before");
        }
    }
}

#[test]
fn keys_of_which_the_escape_was_answered_come_to_nothing() {
    for rest in ["[3~", "[1;5C", "[D", "OD", "Ow", "[P", "[27u", "[98;3u", "[3;5~", "[Z", "[97;2u"] {
        for gap in [60, 120, 1000, 2000] {
            assert_eq!(decode(&[(0, b"\x1b"), (gap, rest.as_bytes())]), [Input::Key(Key::Esc)], "{rest} {gap}");
        }
        let twice = decode(&[(0, b"\x1b\x1b"), (120, rest.as_bytes())]);
        assert_eq!(twice, [Input::Key(Key::Esc), Input::Key(Key::Esc)], "{rest}");
    }
    let paste = decode(&[(0, b"\x1b"), (120, b"[200~3\t3\x1b[201~")]);
    assert_eq!(paste, [Input::Key(Key::Esc), pasted("3\t3")], "a paste is one all the same");
}

#[test]
fn who_presses_esc_and_goes_on_is_heard() {
    let esc = || vec![Input::Key(Key::Esc)];
    for typed in ["j", "3", "\t", "q", "\u{7F}", "\u{1B}[B"] {
        let heard = decode(&[(0, b"\x1b"), (80, typed.as_bytes())]);
        assert_eq!((heard.len(), &heard[..1]), (2, &esc()[..]), "{typed:?}");
    }
    // What sequences begin with is told where it may have been typed, and heard again after 2 s.
    let heard = hear(true, &[(0, b"\x1b"), (300, b"P"), (200, b"P"), (200, b"3")]);
    assert_eq!((heard.inputs, heard.remarks), (esc(), vec![Remark::Dropped]));
    assert_eq!(hear(true, &[(0, b"\x1b"), (300, b"O"), (200, b"f")]).remarks, [Remark::Dropped]);
    assert_eq!(hear(true, &[(0, b"\x1b"), (300, b"]11;rgb:1e1e")]).remarks, [], "no hand types that at once");
    assert_eq!(decode(&[(0, b"\x1b"), (2200, b"O")]), [esc(), chars("O")].concat());
    assert_eq!(decode(&[(0, b"\x1b"), (80, b"j"), (80, b"[")]), [esc(), chars("j[")].concat());
}

#[test]
fn a_string_that_never_ends_eats_no_later_key() {
    for begin in ["]52;c;abc", "P1$r", "_G", "^x", "X", "]52;c;abc\u{1B}[200", "[1;"] {
        let begin = format!("\u{1B}{begin}");
        assert_eq!(decode(&[(0, begin.as_bytes())]), []);
        assert_eq!(decode(&[(0, begin.as_bytes()), (2200, b"x")]), chars("x"), "{begin:?}");
        assert_eq!(decode(&[(0, begin.as_bytes()), (500, b"\x1b[A")]), [Input::Key(Key::Up)], "{begin:?}");
        assert_eq!(decode(&[(0, begin.as_bytes()), (500, b"\x1b]0;x\x07j")]), chars("j"), "{begin:?}");
    }
    let esc = decode(&[(0, b"\x1b]52;c;abc"), (500, b"\x1b"), (2200, b"j")]);
    assert_eq!(esc, [vec![Input::Key(Key::Esc)], chars("j")].concat(), "an Esc is no worse for it");
}

#[test]
fn a_string_takes_no_memory() {
    let mut decoder = Decoder::new(true);
    let mut out = Vec::new();
    decoder.feed(b"\x1b]52;c;", ms(0), &mut out);
    for n in 0..1_000 {
        decoder.feed(&[b'3'; 4096], ms(n), &mut out);
    }
    decoder.feed(b"\x07", ms(1_000), &mut out);
    assert!(out.is_empty() && format!("{decoder:?}").len() < 1_000);
}

#[test]
fn one_key_that_may_be_two_is_what_harms_nothing() {
    // Delete of st; of a terminal that tells keys apart it is F1.
    assert_eq!(decode(&[(0, b"\x1b[P")]), [in_text(TextKey::EraseNext)]);
    assert_eq!(decode(&[(0, b"\x1b[27u\x1b[P")]), [Input::Key(Key::Esc)]);
}
