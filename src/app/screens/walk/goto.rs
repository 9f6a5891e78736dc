//! Going to a criterion by its code: `g`, then its digits, with dots or without.

use crate::app::after::After;
use crate::app::keymap::{self, GotoAction};
use crate::app::out::Out;
use crate::app::screens::walk::next::Next;
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::text::harmless;
use crate::terminal::key::Input;
use crate::wording::search as words;
use crate::wording::tui::PASTE_NEEDS_EDITOR;

/// Most that is kept of what is typed for a code.
const MAX_CODE_CHARS: usize = 24;

/// A key or a paste while a code is typed.
pub(super) fn input(typed: &mut String, rubric: &Rubric, input: Input, out: &mut Out) -> Next {
    let key = match input {
        Input::Key(key) => key,
        Input::InText(_) => return Next::Stay,
        Input::Paste(_) => {
            out.warn(PASTE_NEEDS_EDITOR);
            return Next::Stay;
        }
    };
    match keymap::find(keymap::GOTO, key) {
        // Whatever is typed stands there as typed: what no code has leads nowhere, with all that follows.
        None | Some(GotoAction::Digit | GotoAction::Dot) => {
            if let Some(to) = key.printable().and_then(|c| take(typed, c, rubric, out)) {
                out.after = After::Arrived;
                return Next::To(to);
            }
        }
        Some(GotoAction::Go) => match nearest(rubric, typed) {
            Some(to) => return Next::To(to),
            None if typed.is_empty() => {}
            None => out.warn(words::no_such_code(&harmless(typed))),
        },
        Some(GotoAction::Erase | GotoAction::Undo) => _ = typed.pop(),
        Some(GotoAction::Cancel) => return Next::Close,
    }
    Next::Stay
}

/// Adds what is typed; the criterion, once it can only be one. What does not fit is beyond any code, and so is all of it.
fn take(typed: &mut String, c: char, rubric: &Rubric, out: &mut Out) -> Option<CriterionIx> {
    if typed.chars().count() < MAX_CODE_CHARS {
        typed.push(c);
    }
    let found = beginning(rubric, typed);
    if found.is_empty() {
        out.warn(words::no_such_code(&harmless(typed)));
        return None;
    }
    match found.as_slice() {
        [only] if digits(&rubric.criterion(*only).code.0) == digits(typed) => Some(*only),
        _ => None,
    }
}

/// The criteria whose codes begin with `typed`, dots aside; of these a dot must not stand where no code could have one.
fn beginning(rubric: &Rubric, typed: &str) -> Vec<CriterionIx> {
    if typed.starts_with('.') || typed.contains("..") {
        return Vec::new();
    }
    let wanted = digits(typed);
    rubric.indices().filter(|&ix| digits(&rubric.criterion(ix).code.0).starts_with(&wanted)).collect()
}

/// The first criterion that begins as `typed`, dots and all, else dots aside; none while nothing is typed.
fn nearest(rubric: &Rubric, typed: &str) -> Option<CriterionIx> {
    let found = beginning(rubric, typed);
    let literal = found.iter().find(|&&ix| rubric.criterion(ix).code.0.starts_with(typed));
    literal.or(found.first()).copied().filter(|_| !typed.is_empty())
}

fn digits(code: &str) -> String {
    code.replace('.', "")
}
