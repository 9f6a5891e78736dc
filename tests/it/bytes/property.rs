//! However it is torn, what nobody pressed changes nothing.
//!
//! After each draw the session is what it was but for the bookmark, and the program goes on at the same place; where an
//! `ESC` stood alone for so long that it was answered as Esc, it is what Esc alone makes of it.
//! `cargo test --release --test it bytes -- --ignored` draws fifty times as many.

use std::collections::BTreeMap;
use std::time::Duration;

use supervisa::terminal::input::ESC_HOLD;

use super::Takes::{Commands, Letters, Text};
use super::{At, Line, SCREENS, Screen, key, sequence, unmarked, with_alt};
use crate::events::Dice;

const GAPS: [u64; 5] = [0, 20, 120, 1000, 2000];

/// How long the line stands still: a time at which something ends, or any up to the longest.
fn gap(dice: &mut Dice, least: usize) -> u64 {
    let longest = GAPS[GAPS.len() - 1];
    if dice.one_in(4) { GAPS[least] + dice.below(longest + 1 - GAPS[least]) } else { *dice.pick(&GAPS[least..]) }
}

/// Draws, and the screens they are tried on.
struct Trial {
    dice: Dice,
    at: usize,
    lines: Vec<Option<Line>>,
    /// What is at each screen, before anything and after Esc.
    before: Vec<(At, At)>,
    met: BTreeMap<&'static str, usize>,
}

impl Trial {
    fn new(seed: u64) -> Self {
        let mut before = Vec::new();
        for screen in SCREENS {
            let line = Line::to(screen);
            let at = line.is_at();
            let mut escaped = line;
            escaped.press("#");
            before.push((at, escaped.is_at()));
        }
        let lines = SCREENS.iter().map(|_| None).collect();
        Self { dice: Dice::new(seed), at: 0, lines, before, met: BTreeMap::new() }
    }

    /// The next screen, where it was at first.
    fn line(&mut self) -> (&'static Screen, Line) {
        self.at = (self.at + 1) % SCREENS.len();
        let screen = &SCREENS[self.at];
        *self.met.entry(screen.name).or_default() += 1;
        let mut line = self.lines[self.at].take().unwrap_or_else(|| Line::to(screen));
        line.effects.clear();
        line.heard.clear();
        (screen, line)
    }

    /// Where a sequence is cut, and how long the line then stands still.
    fn tear<'b>(&mut self, bytes: &'b [u8]) -> Vec<(u64, &'b [u8])> {
        if self.dice.one_in(8) {
            let gap = gap(&mut self.dice, 0);
            return bytes.chunks(1).map(|byte| (gap, byte)).collect();
        }
        let (one, other) = bytes.split_at(usize::try_from(self.dice.below(bytes.len() as u64)).unwrap());
        vec![(0, one), (gap(&mut self.dice, 0), other)]
    }

    /// Nobody pressed anything: nothing has become of it.
    fn swallowed(&mut self, of_key: bool) {
        let bytes = if of_key { key(&mut self.dice) } else { sequence(&mut self.dice) };
        let packets = if of_key {
            let gap = gap(&mut self.dice, 2);
            vec![(0, &bytes[..1]), (gap, &bytes[1..])]
        } else {
            self.tear(&bytes)
        };
        let answered = answered(&packets);
        let (screen, mut line) = self.line();
        line.receive(&packets);
        let (at, escaped) = &self.before[self.at];
        let told = || format!("{}: {:?} as {packets:?}", screen.name, String::from_utf8_lossy(&bytes));
        assert!(answered || line.heard.is_empty(), "{}: {:?}", told(), line.heard);
        // Where nothing was heard nothing can have changed; now and then that is looked at all the same.
        if answered || self.dice.one_in(8) {
            assert!(line.is_at() == if answered { escaped.clone() } else { at.clone() }, "{}", told());
            assert!(answered || line.only_saves(), "{}: {:?}", told(), line.effects);
        }
        if !answered {
            self.lines[self.at] = Some(line);
        }
    }

    /// `Alt` is a word motion where text is typed, and nothing elsewhere.
    fn alt(&mut self) {
        let bytes = with_alt(&mut self.dice);
        let cut = usize::try_from(1 + self.dice.below(bytes.len() as u64 - 1)).unwrap();
        let gap = *self.dice.pick(&GAPS[..2]);
        let packets = [(0, &bytes[..cut]), (gap, &bytes[cut..])];
        let (screen, mut line) = self.line();
        line.receive(&packets);
        let told = || format!("{}: {:?} as {packets:?}", screen.name, String::from_utf8_lossy(&bytes));
        if line.heard.is_empty() {
            self.lines[self.at] = Some(line);
            return;
        }
        let (before, after) = (&self.before[self.at].0, line.is_at());
        assert_eq!((after.place, after.ending), (before.place, false), "{}", told());
        match screen.takes {
            Commands => {
                assert_eq!(after, *before, "{}", told());
                assert!(line.only_saves(), "{}", told());
                self.lines[self.at] = Some(line);
            }
            Text | Letters => {
                let (Some(one), Some(other)) = (&before.session, &after.session) else { return };
                for ix in one.rubric().indices() {
                    let (one, other) = (one.draft(ix), other.draft(ix));
                    assert_eq!((one.score, one.cases), (other.score, other.cases), "{}", told());
                    assert!(is_cut_out_of(&other.hallazgo, &one.hallazgo), "{}: {other:?}", told());
                    assert!(is_cut_out_of(&other.observacion, &one.observacion), "{}: {other:?}", told());
                }
                if after == *before {
                    self.lines[self.at] = Some(line);
                }
            }
        }
    }

    /// A paste is text where text is typed, and one undo takes it back; elsewhere it is refused.
    fn pasted(&mut self) {
        let bytes = unmarked(&mut self.dice);
        let (screen, mut line) = self.line();
        line.receive(&[(0, &bytes)]);
        let told = format!("{}: {:?}", screen.name, String::from_utf8_lossy(&bytes));
        let (before, after) = (&self.before[self.at].0, line.is_at());
        match screen.takes {
            Commands if screen.name == "offer" => {
                assert_eq!(after.place.0, "write", "{told}: whoever writes on writes the demanded text");
            }
            Commands => {
                assert_eq!(after, *before, "{told}");
                assert!(line.app.message.is_some(), "{told}: it is told");
                self.lines[self.at] = Some(line);
            }
            Text => {
                assert_eq!(after.place, before.place, "{told}");
                assert_ne!(after.session, before.session, "{told}");
                line.press("^d");
                assert_eq!(line.is_at().drafts(), before.drafts(), "{told}: one undo takes it back");
            }
            Letters => {
                assert!(!after.ending, "{told}");
                let scores = |at: &At| at.drafts().iter().map(|draft| draft.score).collect::<Vec<_>>();
                assert_eq!(scores(&after), scores(before), "{told}: nothing scores");
            }
        }
    }
}

/// Whether an `ESC` stood alone long enough to be answered.
fn answered(packets: &[(u64, &[u8])]) -> bool {
    let mut got = packets.iter().filter(|(_, bytes)| !bytes.is_empty());
    let first = got.next().map(|(_, bytes)| *bytes);
    first == Some(b"\x1b") && got.next().is_none_or(|(gap, _)| Duration::from_millis(*gap) >= ESC_HOLD)
}

/// Whether `shorter` is `longer` without one piece of it.
fn is_cut_out_of(shorter: &str, longer: &str) -> bool {
    let same = shorter.chars().zip(longer.chars()).take_while(|(one, other)| one == other).count();
    let rest: String = shorter.chars().skip(same).collect();
    longer.chars().skip(same).collect::<String>().ends_with(&rest)
}

fn try_all(seed: u64, draws: usize) {
    let mut trial = Trial::new(seed);
    for (screen, (at, _)) in SCREENS.iter().zip(&trial.before) {
        assert!(!at.ending && at.session.is_some() != screen.keys.starts_with('!'), "{}", screen.name);
    }
    for _ in 0..draws / 20 {
        (0..12).for_each(|_| trial.swallowed(false));
        trial.swallowed(true);
        (0..6).for_each(|_| trial.alt());
        trial.pasted();
    }
    assert!(trial.met.len() == SCREENS.len() && trial.met.values().all(|&times| times > draws / SCREENS.len() / 2));
}

#[test]
fn nothing_that_nobody_pressed_changes_anything() {
    try_all(1, 20_000);
}

#[test]
#[ignore = "takes minutes"]
fn a_million_times_nothing_that_nobody_pressed_changes_anything() {
    for seed in 2..52 {
        try_all(seed, 20_000);
    }
}
