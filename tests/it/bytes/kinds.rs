//! Bytes of every kind: none of them is what a hand presses on a good line.

use crate::events::Dice;

/// A sequence of the kind that terminals send, which is no key: its introducer, what is in it, its end.
pub fn sequence(dice: &mut Dice) -> Vec<u8> {
    const STRINGS: &[&str] = &["]", "P", "_", "^", "X"];
    const INSIDE: &[&str] = &[
        "11;rgb:1e1e/1e1e/1e1e",
        "52;c;MyBjYXNvcw==",
        "3",
        "1$r3 q",
        ">|XTerm(379)",
        "Gi=31;OK",
        "0;3 de 12 Ñuñoa, sí\tq",
        "",
        "qqq3333jjjj",
    ];
    const ENDS: &[&str] = &["\u{7}", "\u{1B}\\", "\u{18}", "\u{1A}", ""];
    const PARAMETERS: &[&str] =
        &["?", ">", "<", "=", "3;3;", "12;", "99", "?64;1;3", "0 ", "1;2;3;4;5;6;7;8;9;10;11;12;13", "3;1 "];
    let text = match dice.below(8) {
        0..=3 => [*dice.pick(STRINGS), *dice.pick(INSIDE), *dice.pick(ENDS)].concat(),
        4 | 5 => {
            // Every final byte but those that make a key of these.
            let last = char::from(u8::try_from(0x40 + dice.below(0x3F)).unwrap());
            let last = if matches!(last, '~' | 'u' | '[' | 'A'..='H' | 'P' | 'Z' | 'a'..='d' | '^' | '@' | 'M') {
                'R'
            } else {
                last
            };
            format!("[{}{last}", dice.pick(PARAMETERS))
        }
        6 => {
            let last = char::from(u8::try_from(0x40 + dice.below(0x3F)).unwrap());
            format!("O{}", if matches!(last, 'A'..='D' | 'F' | 'H' | 'M' | 'a'..='d' | 'w') { 'q' } else { last })
        }
        // Keys that are none of ours, and those that only their letters are known of.
        _ => (*dice.pick(&["[15~", "[[A", "[I", "[M !!", "[<0;3;3M", "[51u", "[113u", "[3", "[", "O", "[27;5;51~"]))
            .to_owned(),
    };
    [b"\x1b", text.as_bytes()].concat()
}

/// Keys whose `ESC` the line may tear off so far that it is answered, and what is left of them means nothing.
pub fn key(dice: &mut Dice) -> Vec<u8> {
    let keys = ["[3~", "[1;5C", "[D", "OD", "Ow", "[P", "[5~", "[98;3u", "[27u", "[99;5u", "[200~", "[27;2;65~"];
    [b"\x1b", dice.pick(&keys).as_bytes()].concat()
}

/// `Alt` with a key, and the key, in any of its spellings.
pub fn with_alt(dice: &mut Dice) -> Vec<u8> {
    const SEQUENCES: &[&str] = &["[D", "[C", "[A", "[B", "OD", "OC", "[3~", "[5~", "[H", "[Z", "[15~"];
    const MODIFIED: &[&str] = &[
        "[1;3D",
        "[1;3C",
        "[1;3A",
        "[3;3~",
        "[98;3u",
        "[102;4u",
        "[51;3u",
        "[113;3u",
        "[127;3u",
        "[13;3u",
        "[9;3u",
        "[27;3;51~",
        "[27;3;100~",
        "[1;4D",
        "[1;9C",
        "[99;7u",
        "[27;3u",
    ];
    let text = match dice.below(4) {
        0 => {
            let c = char::from(u8::try_from(dice.below(0x80)).unwrap());
            // What begins a sequence waits for the rest of one; ESC twice is Esc twice.
            if matches!(c, '[' | 'O' | ']' | 'P' | 'X' | '^' | '_' | '\u{1B}') { "3".to_owned() } else { c.to_string() }
        }
        1 => (*dice.pick(&["3", "q", "b", "f", "d", "\u{7F}", "ñ", "\r", "\t", "\u{3}", "C", "漢"])).to_owned(),
        2 => format!("\u{1B}{}", dice.pick(SEQUENCES)),
        _ => (*dice.pick(MODIFIED)).to_owned(),
    };
    [b"\x1b", text.as_bytes()].concat()
}

/// Text as pastes bring it where nobody marks them.
pub fn unmarked(dice: &mut Dice) -> Vec<u8> {
    const PASTES: &[&str] = &[
        "Faltan informes:\t3 de 12, cuenta anexa",
        "3\t3\t3\t3\t3\t3\t",
        "2 texto largo\t",
        "q\rj\r3",
        "C-01\tcumple\r\nC-02\tno cumple\r\n",
        "Se revisaron 3 carpetas, y en ninguna consta el plan.",
        "uno\u{B}3 de 12\u{C}tres",
        "\t3 de 12 casos",
        "z\ro\t",
    ];
    dice.pick(PASTES).as_bytes().to_vec()
}
