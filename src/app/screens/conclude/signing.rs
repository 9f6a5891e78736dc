//! Closing under a name that is typed, and opening again for a reason.

use crate::app::desk::Desk;
use crate::app::event::Moment;
use crate::app::keymap::{self, ReopenAction, SignAction};
use crate::app::out::Out;
use crate::app::screens::conclude::Next;
use crate::domain::closing::{NotClosed, Obstacle, Signing, close, reopen};
use crate::domain::session::Meaning;
use crate::domain::text::clean_entered;
use crate::editing::{Buffer, Edit, Refused};
use crate::terminal::key::Input;
use crate::wording::{closing, concluding as words, tui};

/// A key or a paste while the name is typed.
pub(super) fn sign(
    (name, meaning): (&mut Buffer, &mut Meaning),
    seen: &[Obstacle],
    desk: &mut Desk,
    now: Moment,
    input: Input,
    out: &mut Out,
) -> Next {
    match keymap::typed(keymap::SIGN, input) {
        keymap::Typed::Nothing => Next::Stay,
        keymap::Typed::Edit(edit) => type_on(name, edit, out),
        keymap::Typed::Act(SignAction::Leave) => Next::Close,
        keymap::Typed::Act(SignAction::Meaning) => {
            let at = Meaning::ALL.iter().position(|one| one == meaning).unwrap_or(0);
            *meaning = Meaning::ALL[(at + 1) % Meaning::ALL.len()];
            Next::Stay
        }
        keymap::Typed::Act(SignAction::Sign) => {
            let signing = Signing { at: now.wall, by: name.text().trim().to_owned(), meaning: *meaning };
            hand_in(desk, now, &signing, seen, out)
        }
    }
}

fn hand_in(desk: &mut Desk, now: Moment, signing: &Signing, seen: &[Obstacle], out: &mut Out) -> Next {
    match close(desk.session(), signing, seen) {
        Ok(closed) => {
            desk.hand_in(now, closed);
            // Not before it is on disk is it told to be closed.
            out.info(words::CLOSING);
            out.effects.extend(desk.save_last(now));
            Next::Another
        }
        Err(why @ (NotClosed::NoName | NotClosed::HalfName | NotClosed::LongName(_))) => {
            out.warn(words::not_closed(&why));
            Next::Stay
        }
        Err(why) => {
            out.refuse(words::not_closed(&why));
            Next::Close
        }
    }
}

/// A key or a paste while the reason is typed.
pub(super) fn reason(why: &mut Buffer, desk: &mut Desk, now: Moment, input: Input, out: &mut Out) -> Next {
    match keymap::typed(keymap::REOPEN, input) {
        keymap::Typed::Nothing => Next::Stay,
        keymap::Typed::Edit(edit) => type_on(why, edit, out),
        keymap::Typed::Act(ReopenAction::Leave) => Next::Close,
        keymap::Typed::Act(ReopenAction::Reopen) => {
            match reopen(desk.session(), now.wall, clean_entered(why.text()).trim()) {
                Ok(opened) => {
                    desk.take_up(now, opened);
                    out.info(words::REOPENED);
                    Next::Another
                }
                Err(why) => {
                    out.warn(closing::not_reopened(why));
                    Next::Stay
                }
            }
        }
    }
}

/// Changes the line that is typed.
fn type_on(line: &mut Buffer, edit: Edit, out: &mut Out) -> Next {
    match line.apply(edit, u16::MAX).refused {
        Some(Refused::Full { left_out }) => {
            out.warn(tui::text_full(line.limit(), left_out.chars().count()));
        }
        Some(Refused::OneLine) | None => {}
    }
    Next::Stay
}
