//! What a whole supervision costs on the line: digit, text letter by letter, next criterion, thirty-six times. A budget of
//! bytes, which no machine changes.

use std::sync::Arc;

use ratatui::Terminal;

use crate::app::App;
use crate::app::event::Outcome;
use crate::domain::catalog::Card;
use crate::domain::fixtures;
use crate::domain::session::{Session, SessionId};
use crate::domain::text::TextKind;
use crate::store::{rubric_file, wire};
use crate::terminal::backend::LineBackend;
use crate::terminal::caps::{Capabilities, Settings};
use crate::ui::testing::{app, app_with, happen, press};
use crate::ui::theme::Theme;
use crate::ui::view;
use crate::ui::walk::panel::Memo;

const COMPLETE: &[u8] = include_bytes!("../../sessions/opd-completa.json");

fn complete() -> Session {
    wire::read("ejemplo", COMPLETE, &|_| Some(Arc::clone(&rubric_file::embedded().0))).unwrap().session
}

/// The program and the line to its terminal.
struct Line {
    app: App,
    memo: Memo,
    terminal: Terminal<LineBackend>,
}

impl Line {
    fn new(session: Session, size: (u16, u16)) -> Self {
        Self::of(app_with(session, size))
    }

    fn of(app: App) -> Self {
        let caps = Capabilities::of(&Settings { term: Some("xterm"), lang: Some("C.UTF-8"), ..Settings::default() });
        let (columns, rows) = app.size;
        let terminal = Terminal::new(LineBackend::new(caps, columns, rows)).unwrap();
        let mut line = Self { app, memo: Memo::default(), terminal };
        line.draw();
        line
    }

    /// The bytes of the next frame.
    fn draw(&mut self) -> usize {
        self.terminal.draw(|frame| view(&self.app, Theme::new(true), &self.memo, frame)).unwrap();
        self.terminal.backend_mut().take_output().len()
    }

    fn press(&mut self, keys: &str) -> usize {
        press(&mut self.app, keys);
        self.draw()
    }
}

/// Milliseconds that somebody who looks at each screen waits for one of so many bytes, at 9600 bit/s (1,200 bytes a second),
/// beyond the fifth of a second between two keys. A letter's are none.
fn wait(bytes: usize) -> usize {
    (bytes * 1000 / 1200).saturating_sub(200)
}

/// Types the complete example anew in a window of this size: the bytes of the scores, of the texts and of the next criteria,
/// and the milliseconds of waiting.
fn typed_anew(size: (u16, u16)) -> (usize, usize, usize, usize) {
    let complete = complete();
    let mut line = Line::new(fixtures::session(complete.rubric()), size);
    let (mut digits, mut letters, mut nexts, mut waited) = (0, 0, 0, 0);
    for at in complete.rubric().indices() {
        let draft = complete.draft(at);
        let text = TextKind::ALL.map(|kind| draft.text(kind)).concat();
        let scored = line.press(&draft.score.unwrap().digit().to_string());
        letters += text.chars().map(|c| line.press(&c.to_string())).sum::<usize>();
        let next = line.press("<tab>");
        (digits, nexts, waited) = (digits + scored, nexts + next, waited + wait(scored) + wait(next));
    }
    let answered = line.app.desk().unwrap().session();
    for at in complete.rubric().indices() {
        let (kept, typed) = (answered.draft(at), complete.draft(at));
        assert_eq!(kept.score, typed.score);
        assert!(TextKind::ALL.iter().all(|kind| kept.text(*kind) == typed.text(*kind)), "{kept:?}\nfor\n{typed:?}");
    }
    (digits, letters, nexts, waited)
}

#[test]
fn a_whole_supervision_sends_what_it_changes() {
    // The wide windows show more of the rubric at once, which a next criterion changes.
    for (size, bytes, most_waited) in
        [((80, 24), 84_000, 39_000), ((120, 40), 101_000, 52_000), ((200, 60), 101_000, 52_000)]
    {
        let (digits, letters, nexts, waited) = typed_anew(size);
        let told = format!("{size:?}: {digits} for the scores, {letters} for the texts, {nexts} for the next criteria");
        println!("{told}; {} in all; {waited} ms", digits + letters + nexts);
        assert!(digits + letters + nexts <= bytes, "{told}");
        assert!(waited <= most_waited, "{waited} ms; {told}");
    }
}

/// The bytes of each of `keys`, at most and in all.
fn moved(line: &mut Line, keys: &[&str]) -> (usize, usize) {
    let bytes: Vec<usize> = keys.iter().map(|keys| line.press(keys)).collect();
    (bytes.iter().copied().max().unwrap_or(0), bytes.iter().sum::<usize>() / bytes.len().max(1))
}

/// What keys act on fills its row where one looks for it in a table or a choice: two rows are repainted then. The tree beside
/// the walk moves with every criterion; there only the code is filled.
#[test]
fn a_focus_that_fills_its_row_costs_two_rows() {
    let mut line = Line::new(complete(), (80, 24));
    line.press("<esc><home>");
    line.press("t");
    let tree = moved(&mut line, &["j"; 8]);
    line.press("<esc>");
    line.press("f");
    let cells = moved(&mut line, &["<right>"; 6]);
    let rows = moved(&mut line, &["j"; 6]);
    line.press("q");
    line.press("/");
    let hits = moved(&mut line, &["<down>"; 6]);
    line.press("<esc>");
    line.press("e");
    let conclusions = moved(&mut line, &["j"; 4]);
    let card = |n: usize| Card {
        project_name: Some(format!("OPD Comuna {n}")),
        commune: Some("Purén".to_owned()),
        ..Card::unknown(SessionId::new(&format!("20261122-12{n:02}-aaaa")).unwrap())
    };
    let mut list = app((80, 24));
    happen(&mut list, Outcome::Listed { cards: (0..9).map(card).collect(), last: true });
    let list = moved(&mut Line::of(list), &["j"; 6]);
    let told = format!(
        "list {list:?}, tree {tree:?}, cells {cells:?}, rows {rows:?}, hits {hits:?}, conclusions {conclusions:?}"
    );
    println!("{told}");
    assert!(
        list.1 <= 300 && tree.0 <= 70 && cells.1 <= 320 && rows.1 <= 300 && hits.1 <= 300 && conclusions.1 <= 400,
        "{told}"
    );
}
