//! A short line of words and its Enter in one packet, as terminals send it that do not mark a paste, where Enter signs,
//! reopens or writes, and letters are commands; and what is told of it where it does not enter.

use supervisa::app::effect::Effect;
use supervisa::app::event::{Event, Outcome, TrashCard};
use supervisa::domain::session::{Session, Status};

use super::{Line, SCREENS};
use crate::events::{SHELF, card, front, start};

const TOGETHER: &str = "Llegó todo junto y se tomó como texto pegado. Con Ctrl-Z se deshace.";

fn on(name: &str) -> Line {
    Line::to(SCREENS.iter().find(|screen| screen.name == name).unwrap())
}

fn told(line: &Line) -> String {
    line.app.message.clone().map(|message| message.text).unwrap_or_default()
}

fn open_session(line: &Line) -> &Session {
    line.app.desk().unwrap().session()
}

/// What was to be saved is on disk.
fn saved(line: &mut Line) {
    let save = |effect: &Effect| if let Effect::Save { revision, .. } = effect { Some(*revision) } else { None };
    let revision = line.effects.iter().rev().find_map(save);
    let (revision, at) = (revision.unwrap(), start().wall);
    line.event(Event::Done(Outcome::Saved { revision, at }));
}

/// The complete example where the name of whoever signs is typed.
fn signing() -> Line {
    Line::of(SHELF[0].clone(), "#e>Se cumple en lo principal.#$>")
}

#[test]
fn a_name_that_comes_with_its_enter_does_not_sign_before_it_was_seen() {
    let mut line = signing();
    line.receive_at_once(b"Ana Rojas\r");
    assert_eq!((open_session(&line).head().status, told(&line).as_str()), (Status::Open, TOGETHER));
    line.receive_at_once(b"\r");
    assert_eq!(open_session(&line).head().status, Status::Closed, "{}", told(&line));
    assert_eq!(open_session(&line).closing().unwrap().by, "Ana Rojas");
}

#[test]
fn a_reason_that_comes_with_its_enter_does_not_open_again_before_it_was_seen() {
    let mut line = signing();
    line.press("Ana Rojas>");
    saved(&mut line);
    line.press("$>");
    line.receive_at_once("Faltó uno\r".as_bytes());
    assert_eq!((open_session(&line).head().status, told(&line).as_str()), (Status::Closed, TOGETHER));
    line.receive_at_once(b"\r");
    assert_eq!(open_session(&line).head().status, Status::Open, "{}", told(&line));
}

#[test]
fn a_word_with_its_enter_neither_leaves_the_list_nor_empties_the_trash_nor_writes_the_informe() {
    for word in ["quedas\r", "exceso\r", "Fecha\r", "d si\r", "redes\r\n"] {
        let mut list = on("list");
        let mut trash = on("trash");
        let entry = |session| TrashCard { entry: "una".into(), removed_at: None, card: card(session) };
        trash.event(Event::Done(Outcome::TrashListed(SHELF.iter().map(entry).collect())));
        for line in [&mut list, &mut trash, &mut on("informe, choosing a format"), &mut on("dialog")] {
            let before = line.is_at();
            line.receive_at_once(word.as_bytes());
            assert!(line.is_at() == before && line.effects.is_empty(), "{word:?}: {:?}", line.effects);
            assert!(told(line).starts_with("Lo pegado no entró"), "{word:?}: {}", told(line));
        }
    }
}

#[test]
fn a_word_with_its_enter_does_not_leave_what_the_disk_has_not_taken() {
    let mut line = on("walk, not scored");
    line.press("3#");
    let revision = u64::MAX;
    line.event(Event::Done(Outcome::SaveFailed { revision, message: "No queda espacio en el disco.".into() }));
    let before = line.is_at();
    line.receive_at_once(b"quedas\r");
    assert!(line.is_at() == before && front(&line.app).is_none() && !line.app.ending);
    // Key by key it is asked, and answered.
    line.press("q");
    assert_eq!(front(&line.app), Some("leave unsaved"));
}

#[test]
fn what_a_paste_did_not_do_is_told_and_not_that_it_was_taken() {
    let lines = "uno\ty dos\rtres\r".repeat(6);
    // The last line of the form, a code to go to, a count; and where nothing is typed.
    for (name, keys) in [("identification", "\x1b[6~"), ("goto", ""), ("counter", "1"), ("list", ""), ("help", "")] {
        let mut line = on(name);
        line.receive(&[(0, keys.as_bytes())]);
        let before = line.is_at();
        line.receive_at_once(lines.as_bytes());
        let unmarked = told(&line);
        assert!(!unmarked.is_empty() && unmarked != TOGETHER, "{name}: {unmarked:?}");
        assert!(line.is_at() == before, "{name}");
    }
}

#[test]
fn that_not_all_of_a_paste_entered_is_told_and_not_only_that_it_was_taken() {
    let mut line = Line::of(SHELF[0].clone(), "#g111>>");
    line.receive_at_once("ñ ñ ñ ñ\tñ ñ ñ ñ".as_bytes());
    assert!(told(&line).contains("20000") && told(&line) != TOGETHER, "{:?}", told(&line));
}
