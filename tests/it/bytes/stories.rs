//! What was seen with real terminals and bad lines, each with what is right.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use supervisa::app::App;
use supervisa::app::screens::walk::Mode;
use supervisa::app::work::View;
use supervisa::domain::text::TextKind;
use supervisa::ui::theme::Theme;
use supervisa::ui::view;
use supervisa::ui::walk::panel::Memo;

use super::{At, Line, SCREENS};

/// The text that is being written when a story begins, the cursor at its end.
const TEXT: &str = "Faltan 3 de 12 fichas, y un sello";

fn on(name: &str) -> Line {
    Line::to(SCREENS.iter().find(|screen| screen.name == name).unwrap())
}

/// The hallazgo of the first criterion, and its score.
fn first(line: &Line) -> (String, Option<u8>) {
    let session = line.app.desk().unwrap().session();
    let draft = session.draft(session.rubric().first());
    (draft.text(TextKind::Hallazgo).to_owned(), draft.score.map(|score| score.digit()))
}

fn shown(app: &App) -> String {
    let (columns, rows) = app.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| view(app, Theme::new(false), &Memo::default(), frame)).unwrap();
    let cells = terminal.backend().buffer().content();
    cells
        .chunks(usize::from(columns))
        .map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>() + "\n")
        .collect()
}

/// What becomes of `packets` on the screen called `name`, beside what was there.
fn before_and_after(name: &str, packets: &[(u64, &str)]) -> (At, At) {
    let mut line = on(name);
    let before = line.is_at();
    line.receive(&bytes(packets));
    (before, line.is_at())
}

fn bytes<'p>(packets: &[(u64, &'p str)]) -> Vec<(u64, &'p [u8])> {
    packets.iter().map(|(gap, text)| (*gap, text.as_bytes())).collect()
}

/// The hallazgo that is being written once `packets` have come; score and place are the same.
#[track_caller]
fn written(packets: &[(u64, &str)]) -> String {
    let mut line = on("writing");
    let before = line.is_at();
    line.receive(&bytes(packets));
    let after = line.is_at();
    assert_eq!((after.place, after.ending, first(&line).1), (before.place, false, Some(2)));
    let others = |at: &At| at.drafts()[1..].to_vec();
    assert_eq!(others(&after), others(&before));
    first(&line).0
}

#[test]
fn a_colour_that_the_terminal_tells_late_is_no_score() {
    let (before, after) = before_and_after("walk, not scored", &[(0, "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\")]);
    assert!(before == after);
    assert_eq!(written(&[(0, "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\")]), TEXT);
}

#[test]
fn a_clipboard_that_the_terminal_tells_neither_scores_nor_ends_anything() {
    let answer = "\x1b]52;c;MiBjYXNvcyBxdWUgcXVlZGFu\x07";
    assert_eq!(written(&[(0, answer)]), TEXT);
    let (before, after) = before_and_after("list", &[(0, answer)]);
    assert!(before == after && !after.ending);
}

#[test]
fn a_key_torn_so_late_that_its_esc_was_answered_is_esc_and_nothing_else() {
    for rest in ["[3~", "[1;5C", "OD", "]11;rgb:1e1e\x07", "[98;3u"] {
        let mut line = on("writing");
        line.receive(&bytes(&[(0, "\x1b"), (120, rest)]));
        assert_eq!(line.is_at().place.0, "browse", "{rest}: the text was left, as by Esc");
        assert_eq!(first(&line), (TEXT.to_owned(), Some(2)), "{rest}");
        let (before, after) = before_and_after("walk, not scored", &[(0, "\x1b"), (120, rest)]);
        assert!(before == after, "{rest}");
        let (before, after) = before_and_after("list", &[(0, "\x1b"), (120, rest)]);
        assert!(before == after && !after.ending, "{rest}");
    }
    assert_eq!(written(&[(0, "\x1b"), (20, "[D"), (100, "x")]), "Faltan 3 de 12 fichas, y un sellxo", "torn by less");
}

#[test]
fn alt_and_backspace_take_the_word_before_the_cursor_and_no_score() {
    assert_eq!(written(&[(0, "\x1b\x7f")]), "Faltan 3 de 12 fichas, y un ");
    assert_eq!(
        written(&[(0, "\x1b\x7f"), (100, "\x1b\x08"), (100, "\x19")]),
        "Faltan 3 de 12 fichas, y un sello",
        "cut"
    );
    let (before, after) = before_and_after("walk, scored", &[(0, "\x1b\x7f")]);
    assert!(before == after);
}

#[test]
fn option_and_an_arrow_go_a_word_and_open_no_sheet() {
    assert_eq!(written(&[(0, "\x1bf"), (100, "ca nada")]), format!("{TEXT}ca nada"));
    assert_eq!(written(&[(0, "\x1bfca nada")]), format!("{TEXT}ca nada"), "in one packet, too");
    assert_eq!(written(&[(0, "\x1b[1;5H"), (100, "\x1bf"), (100, "X")]), format!("FaltanX{}", &TEXT[6..]));
    assert_eq!(written(&[(0, "\x1bb"), (100, "X")]), "Faltan 3 de 12 fichas, y un Xsello");
    assert_eq!(
        written(&[(0, "\x1bb"), (60, "\x1bb"), (60, "\x1bd"), (60, "una")]),
        "Faltan 3 de 12 fichas, y una sello"
    );
}

#[test]
fn alt_and_a_digit_score_nothing() {
    assert_eq!(written(&[(0, "\x1b3")]), TEXT);
    for name in ["walk, scored", "walk, not scored", "notices"] {
        let (before, after) = before_and_after(name, &[(0, "\x1b3")]);
        assert!(before == after, "{name}");
    }
}

#[test]
fn two_escapes_and_an_arrow_go_a_word_and_to_no_other_criterion() {
    assert_eq!(written(&[(0, "\x1b\x1b[D"), (100, "3 casos, ")]), "Faltan 3 de 12 fichas, y un 3 casos, sello");
    assert_eq!(
        written(&[(0, "\x1b\x1b[D3 casos, ")]),
        "Faltan 3 de 12 fichas, y un 3 casos, sello",
        "in one packet, too"
    );
}

#[test]
fn alt_and_a_letter_end_no_program() {
    for c in ('a'..='z').chain('A'..='Z').filter(|c| !matches!(c, 'O' | 'P' | 'X')) {
        let (before, after) = before_and_after("list", &[(0, &format!("\x1b{c}"))]);
        assert!(before == after && !after.ending, "{c}");
    }
}

#[test]
fn a_paste_that_nobody_marks_is_one_where_text_is_written_and_where_it_is_not() {
    let paste = "Faltan informes:\t3 de 12, cuenta anexa";
    assert_eq!(written(&[(0, paste)]), format!("{TEXT}Faltan informes: 3 de 12, cuenta anexa"));
    for name in
        ["walk, scored", "walk, not scored", "list", "recovery", "sheet", "summary", "notices", "tree", "dialog"]
    {
        let mut line = on(name);
        let before = line.is_at();
        line.receive(&[(0, paste.as_bytes())]);
        assert!(line.is_at() == before, "{name}");
        let unmarked = line.app.message.clone().unwrap();
        line.receive(&bytes(&[(0, &format!("\x1b[200~{paste}\x1b[201~"))]));
        assert_eq!(line.app.message, Some(unmarked), "{name}: told as a marked one is");
    }
}

#[test]
fn keys_typed_ahead_of_a_line_that_stood_still_are_the_keys_they_are() {
    for (name, keys) in [
        ("writing", "a\tjj"),
        ("walk, not scored", "3\t2\t"),
        ("walk, not scored", "\rno consta"),
        ("walk, scored", "\tu3\t"),
        ("counter", "9/12\r"),
        ("counter", "9\t3\t"),
        ("goto", "115\r"),
        ("codes", "X-1\r"),
        ("draft", "\tx"),
        ("identification", "x\ty\t"),
        ("search", "plan\r"),
        ("offer", "\t2"),
        ("list", "\tj"),
    ] {
        let (mut once, mut apart) = (on(name), on(name));
        once.receive(&[(0, keys.as_bytes())]);
        apart.receive(&keys.as_bytes().chunks(1).map(|byte| (100, byte)).collect::<Vec<_>>());
        assert!(once.heard == apart.heard, "{name}: {keys:?}: {:?}", once.heard);
        assert!(once.is_at() == apart.is_at(), "{name}: {keys:?}");
    }
}

#[test]
fn more_than_a_hand_types_ahead_scores_nothing_and_is_told() {
    let ahead = "3\t3\t3\t3\t3\t3\t";
    assert_eq!(written(&[(0, ahead)]), format!("{TEXT}3 3 3 3 3 3 "));
    assert_eq!(written(&[(0, ahead), (100, "\x04")]), TEXT, "one undo takes it back");
    let mut line = on("writing");
    line.receive_at_once(ahead.as_bytes());
    assert!(shown(&line.app).contains("se tomó como texto pegado. Con Ctrl-Z se deshace."), "{}", shown(&line.app));
    let (before, after) = before_and_after("walk, not scored", &[(0, ahead)]);
    assert!(before == after);
    // Esc and a 3 in one packet are no more than Alt and a 3.
    assert_eq!(written(&[(0, "\x1bj3\t")]), format!("{TEXT}3 "));
    let (before, after) = before_and_after("walk, scored", &[(0, "\x1bj3\t")]);
    assert!(before == after);
    let mut line = on("walk, scored");
    line.receive_at_once(b"\x1bj");
    assert!(shown(&line.app).contains("no se tomaron: parecían Alt."), "{}", shown(&line.app));
    // Apart from each other they are keys.
    let mut line = on("walk, not scored");
    line.receive(&bytes(&[(0, "3"), (100, "\x1b")]));
    let session = line.app.desk().unwrap().session();
    let scored = session.draft(session.bookmark().criterion).score;
    assert_eq!(scored.map(|score| score.digit()), Some(3));
}

#[test]
fn esc_and_a_key_that_came_together_are_told_wherever_they_did_nothing() {
    for packet in ["\x1bb", "\x1bf", "\x1bd", "\x1b\x7f", "\x1b\x1b[D", "\x1b\x1b[B", "\x1b\x1b[H", "\x1b\x1b[5~"] {
        for name in ["walk, scored", "sheet", "help", "list"] {
            let mut line = on(name);
            let before = line.is_at();
            line.receive_at_once(packet.as_bytes());
            assert!(line.is_at() == before, "{name}: {packet:?}");
            let told = line.app.message.clone().map(|message| message.text).unwrap_or_default();
            assert!(told.contains("parecían Alt."), "{name}: {packet:?}: {told:?}");
        }
    }
    // Where it moved or removed a word, that is seen; Alt with an arrow is told there too.
    for (packet, told) in [("\x1bb", false), ("\x1b\x7f", false), ("\x1b\x1b[D", false), ("\x1b\x1b[B", true)] {
        let mut line = on("writing");
        line.receive_at_once(packet.as_bytes());
        assert_eq!(shown(&line.app).contains("parecían Alt."), told, "{packet:?}");
    }
    // Delete of st, and F1 of others, are no Alt.
    let mut line = on("walk, scored");
    line.receive_at_once(b"\x1b[P");
    assert!(line.app.message.is_none());
}

#[test]
fn putty_st_and_rxvt_have_keys_of_their_own() {
    assert_eq!(written(&[(0, "\x1bOD"), (100, "X")]), "Faltan 3 de 12 fichas, y un Xsello", "PuTTY: Ctrl and an arrow");
    assert_eq!(
        written(&[(0, "\x1bOD"), (60, "\x1bOD"), (60, "\x1bOC"), (60, "X")]),
        "Faltan 3 de 12 fichas, y un Xsello"
    );
    assert_eq!(written(&[(0, "\x1b[H"), (60, "\x1bOw"), (60, ".")]), format!("{TEXT}."), "PuTTY and rxvt: End");
    assert_eq!(written(&[(0, "\x1bOd"), (60, "\x1b[P")]), "Faltan 3 de 12 fichas, y un ello", "st: Delete");
    let (before, after) = before_and_after("walk, scored", &[(0, "\x1b[P")]);
    assert!(before == after, "which of a terminal that tells keys apart is F1");
}

#[test]
fn a_letter_of_latin1_is_that_letter_and_the_setting_is_named_while_one_types_on() {
    let mut line = on("writing");
    line.receive(&[(0, b" ni\xF1o"), (100, b"s")]);
    assert_eq!(first(&line).0, format!("{TEXT} niños"));
    line.event(supervisa::app::event::Event::Woken);
    let (mut once, mut screen) = (on("writing"), String::new());
    once.receive_at_once(b"ni\xF1o");
    once.receive_at_once(b"s");
    screen.push_str(&shown(&once.app));
    assert!(screen.contains("Window > Translation > UTF-8"), "{screen}");
}

#[test]
fn what_may_have_been_typed_after_esc_is_told() {
    let mut line = on("writing");
    line.receive(&bytes(&[(0, "\x1b"), (300, "P"), (200, "3")]));
    assert_eq!(first(&line), (TEXT.to_owned(), Some(2)));
    assert!(shown(&line.app).contains("Si lo escribió usted, repítalo."), "{}", shown(&line.app));
}

#[test]
fn a_paste_with_vertical_tabs_and_form_feeds_has_line_breaks_there() {
    for paste in ["uno\u{B}dos\u{C}tres", "\x1b[200~uno\u{B}dos\u{C}tres\x1b[201~"] {
        assert_eq!(written(&[(0, paste)]), format!("{TEXT}uno\ndos\ntres"), "{paste:?}");
    }
}

#[test]
fn every_field_has_the_word_motions() {
    for (name, keys) in [
        ("filter", ""),
        ("search", ""),
        ("codes", ""),
        ("dismissal", ""),
        ("mark", ""),
        ("phrases", ""),
        ("bulk, draft", ""),
        ("bulk, writing", "^u"),
        ("identification", "^u"),
    ] {
        let mut line = on(name);
        line.press(keys);
        line.receive(&bytes(&[
            (0, "hola, mundo y"),
            (100, "\x1b\x7f"),
            (60, "\x1b\x7f"),
            (60, "luna y"),
            (60, "\x1bb"),
            (60, "\x1bb"),
        ]));
        line.receive(&bytes(&[(0, "x"), (60, "\x1bd"), (60, "\x1b[1;3C"), (60, "z")]));
        assert!(shown(&line.app).contains("hola, x yz"), "{name}:\n{}", shown(&line.app));
    }
    let mut counter = on("counter");
    counter.press("12");
    counter.receive(&bytes(&[(0, "\x1b\x7f")]));
    let View::Walk(state) = &counter.app.work().unwrap().view else { panic!() };
    let Mode::Count(counting) = &state.mode else { panic!() };
    assert_eq!(counting.buffer.text(), "12", "numbers are no words");
}
