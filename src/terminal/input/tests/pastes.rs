//! Pastes, marked and unmarked, and keys that were typed ahead.

use super::*;

#[test]
fn a_paste_is_text_whatever_it_looks_like() {
    let text = "q\r\n\u{1B}[A ñ 0123\u{3}";
    let sent = format!("a\u{1B}[200~{text}\u{1B}[201~b");
    assert_eq!(decode(&[(0, sent.as_bytes())]), [chars("a"), vec![pasted(text)], chars("b")].concat());
    assert_eq!(decode(&[(0, b"\x1b[200~\x1b[201~")]), []);
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
    assert_eq!(out, [pasted("abc"), Input::Key(Key::Char('q'))]);
    decoder.feed(b"3 de 12\x1b[201~", deadline + ms(500), &mut out);
    assert_eq!(out[2..], [pasted("3 de 12")], "the rest of it is no keys");
}

#[test]
fn a_huge_paste_comes_in_pieces_and_loses_nothing() {
    let text = "á漢b".repeat(400_000);
    let sent = format!("\u{1B}[200~{text}\u{1B}[201~");
    for bytes in [sent.as_bytes(), text.as_bytes()] {
        let packets: Vec<(u64, &[u8])> = bytes.chunks(8192).map(|bytes| (1, bytes)).collect();
        let as_paste = |input| match input {
            Input::Paste(piece) => piece,
            other => panic!("{other:?}"),
        };
        let pieces: Vec<String> = decode(&packets).into_iter().map(as_paste).collect();
        assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() <= hold::PASTE_PIECE + 8192));
        assert!(pieces.concat() == text);
    }
}

#[test]
fn several_lines_at_once_and_a_long_one_with_a_tab_are_a_paste_which_is_told() {
    for text in [
        "Faltan informes:\t3 de 12, cuenta anexa",
        "3 de 12\r2 de 12\r",
        "uno\ndos",
        "3\r2",
        "\tcon sangría",
        "3\t3\t3\t3\t3\t3\t",
        "2 texto, y a lo que sigue\t",
        "Se cumple en 12\r",
        "Ana Rojas\r",
        "de 12\r",
        "exceso\n",
        "quedas\r\n",
        "2\t3\r",
        "\rplan\r",
        "uno\u{B}dos",
        "uno\u{C}dos",
    ] {
        let Heard { inputs, remarks } = hear(true, &[(0, text.as_bytes())]);
        assert_eq!((inputs, remarks), (vec![pasted(text)], vec![Remark::Together]), "{text:?}");
    }
    let long = "Se revisaron 3 carpetas, y en ninguna consta.";
    let Heard { inputs, remarks } = hear(true, &[(0, long.as_bytes())]);
    assert_eq!((inputs, remarks), (vec![pasted(long)], vec![]), "nobody types so much blind");
}

#[test]
fn what_a_hand_types_stays_keys() {
    for text in ["3", "jjj", "3 de 12 carpetas", "ññ", "no", "CCCCC", "g115"] {
        assert_eq!(decode(&[(0, text.as_bytes())]), chars(text), "{text:?}");
    }
    // Held down while the line stood still.
    assert_eq!(decode(&[(0, &[b'j'; 200])]), chars(&"j".repeat(200)));
    let apart = decode(&[(0, b"3"), (40, b"\t"), (40, b"3"), (40, b"\t")]);
    let expected = [Key::Char('3'), Key::Tab, Key::Char('3'), Key::Tab].map(Input::Key);
    assert_eq!(apart, expected);
    assert_eq!(decode(&[(0, b"texto\x14")]), [chars("texto"), vec![Input::Key(Key::Ctrl('t'))]].concat());
    assert_eq!(decode(&[(0, b"uno\x0b")]), [chars("uno"), vec![Input::Key(Key::Ctrl('k'))]].concat());
    assert_eq!(decode(&[(0, b"\x0cuno")]), [vec![Input::Key(Key::Ctrl('l'))], chars("uno")].concat());
    let after = [Key::Left, Key::Tab, Key::Char('x')].map(Input::Key).to_vec();
    assert_eq!(decode(&[(0, b"uno\x1b[D\tx")]), [chars("uno"), after].concat());
}

#[test]
fn what_a_slow_line_has_collected_is_the_keys_it_is_wherever_it_is_cut() {
    for text in [
        "\tx",
        "3\t",
        "2\t2\t3\t2\t",
        "g115\r",
        "\rfalta",
        "12\r",
        "o la firma\t",
        "\t\rx",
        "9/12\r",
        "plan\r",
        "jj\r\r",
        "C-04\n",
    ] {
        let text = &text[text.len().saturating_sub(10)..];
        let apart: Vec<(u64, &[u8])> = text.as_bytes().chunks(1).map(|byte| (100, byte)).collect();
        let keys = decode(&apart);
        assert!(keys.iter().all(|input| matches!(input, Input::Key(_))), "{text:?}");
        assert_eq!(decode(&[(0, text.as_bytes())]), keys, "{text:?}");
        for cut in 1..text.len() {
            let (one, other) = text.as_bytes().split_at(cut);
            for gap in [0, 20, 200, 2500] {
                assert_eq!(decode(&[(0, one), (gap, other)]), keys, "{text:?} cut at {cut}, {gap} ms");
            }
        }
    }
}

/// It cannot be told from a hand that types on behind its Tab, whose next words must not be refused.
#[test]
fn a_paste_whose_first_piece_is_as_short_as_keys_and_comes_long_before_the_rest_begins_with_those_keys() {
    let first = [chars("3 de 12"), vec![Input::Key(Key::Tab)]].concat();
    let sent = |rest: &str| decode(&[(0, b"3 de 12\t"), (100, rest.as_bytes())]);
    assert_eq!(sent("no consta"), [first.clone(), chars("no consta")].concat());
    // What follows is judged by itself.
    assert_eq!(sent("no consta\ry falta"), [first.clone(), vec![pasted("no consta\ry falta")]].concat());
    assert_eq!(sent("no consta\ten ninguna"), [first, vec![pasted("no consta\ten ninguna")]].concat());
    // The first line of a paste is one, and guards what comes behind it.
    let lines = decode(&[(0, b"Ana Rojas\r"), (100, b"jj")]);
    assert_eq!(lines, [pasted("Ana Rojas\r"), pasted("jj")]);
}

#[test]
fn a_paste_torn_by_the_line_is_still_one() {
    let text = "Faltan informes:\t3 de 12, cuenta anexa";
    for cut in 2..text.len() {
        let (one, other) = text.as_bytes().split_at(cut);
        assert_eq!(decode(&[(0, one), (20, other)]), [pasted(text)], "cut at {cut}");
        if one.contains(&b'\t') && other.len() > 1 {
            let expected = [pasted(&text[..cut]), pasted(&text[cut..])];
            assert_eq!(decode(&[(0, one), (1000, other)]), expected, "cut at {cut}");
        }
    }
    let after = decode(&[(0, text.as_bytes()), (200, b"j"), (100, b"3")]);
    assert_eq!(after, [vec![pasted(text)], chars("j3")].concat(), "single keys are keys again");
    let later = decode(&[(0, text.as_bytes()), (2500, b"jj")]);
    assert_eq!(later, [vec![pasted(text)], chars("jj")].concat());
}
