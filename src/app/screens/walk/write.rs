//! The keys of writing a text. Where nothing is written yet a draft stands ready ([`Stage`]), and the text of another
//! criterion can be recalled ([`recall`]); neither is a text before the supervisor accepts it.

use crate::app::desk::Desk;
use crate::app::keymap::{self, Binding, HelpRow, WriteAction};
use crate::app::out::{Go, Out};
use crate::app::overlay::{CardState, Overlay};
use crate::app::prose::Stands;
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::next::Next;
use crate::app::screens::walk::recall::{To, recall};
use crate::app::screens::walk::writing::{Stage, Writing};
use crate::domain::places;
use crate::domain::text::{clean_entered, is_harmful};
use crate::editing::Edit;
use crate::terminal::key::{Input, Key};
use crate::wording::phrases;

impl Writing {
    /// The keys that act now; what the first table binds goes before the second.
    fn tables(&self) -> &'static [&'static [Binding<WriteAction>]] {
        match self.stage {
            Stage::Proposed(_) => &[keymap::DRAFT],
            Stage::Own | Stage::Taken => &[keymap::WRITE],
            Stage::Recalled { .. } => &[keymap::RECALLED, keymap::WRITE],
        }
    }

    fn action(&self, key: Key) -> Option<WriteAction> {
        self.tables().iter().find_map(|table| keymap::find(table, key))
    }

    /// What footer and help show.
    pub(crate) fn rows(&self) -> Vec<HelpRow> {
        let several = matches!(&self.stage, Stage::Proposed(proposal) if proposal.position().1 > 1);
        let turns = |action| matches!(action, WriteAction::NextDraft | WriteAction::PreviousDraft);
        let mut rows: Vec<HelpRow> = Vec::new();
        for table in self.tables() {
            let more = keymap::rows(table, |action| several || !turns(action));
            let new: Vec<HelpRow> =
                more.into_iter().filter(|row| rows.iter().all(|known| known.keys != row.keys)).collect();
            rows.extend(new);
        }
        let mut rows = self.extent().named(rows);
        // What the first key, Tab, does is another thing where something is to be completed or read before.
        if let (Stage::Proposed(proposal), Some(tab)) = (&self.stage, rows.first_mut()) {
            tab.short = phrases::tab(proposal.is_sure(), places::first_open(&proposal.shown().text).is_some());
        }
        rows
    }
}

/// A key or a paste while a text is written.
pub(super) fn input(writing: &mut Writing, desk: &mut Desk, here: Here, input: Input, out: &mut Out) -> Next {
    let last = writing.prose.take_put();
    let letters = match &mut writing.stage {
        Stage::Proposed(proposal) => std::mem::take(&mut proposal.letters),
        Stage::Own | Stage::Taken | Stage::Recalled { .. } => String::new(),
    };
    writing.begin_with(&letters, desk, here, &input, out);
    let edit = match input {
        Input::InText(key) => keymap::edit(key),
        Input::Paste(text) => Edit::Paste(clean_entered(&text)),
        Input::Key(key) => match (writing.action(key), key.printable()) {
            (Some(WriteAction::Text(action)), _) => action.edit(writing.extent().page(here.size)),
            (Some(WriteAction::ReplacePersonal), _) => {
                let width = writing.columns(here.size);
                if writing.prose.replace_personal(Stands::Code, last, desk, width, out) {
                    writing.own(desk, here, out);
                }
                return Next::Stay;
            }
            (Some(action), _) => return act(writing, desk, here, action, out),
            (None, Some(c)) if !is_harmful(c) => Edit::Insert(c),
            (None, _) => return Next::Stay,
        },
    };
    writing.apply(desk, here, edit, out);
    Next::Stay
}

/// The same for a text that is not on screen yet.
pub(super) fn write_on(mut writing: Writing, desk: &mut Desk, here: Here, typed: Input, out: &mut Out) -> Next {
    let next = input(&mut writing, desk, here, typed, out);
    if matches!(next, Next::Stay) { Next::Write(Box::new(writing)) } else { next }
}

fn act(writing: &mut Writing, desk: &mut Desk, here: Here, action: WriteAction, out: &mut Out) -> Next {
    let turn = |writing: &mut Writing, on: bool| {
        if let Stage::Proposed(proposal) = &mut writing.stage {
            proposal.turn(on);
        }
    };
    match action {
        WriteAction::Accept => {
            let accepted = writing.accept(desk, here, out);
            return if accepted { Next::after_text(desk.session(), here.at) } else { Next::Stay };
        }
        WriteAction::UndoStep => return Next::Press(keymap::UNDO),
        WriteAction::Leave => return if writing.forget() { Next::Stay } else { Next::Close },
        WriteAction::Phrases => return Next::Phrases(Box::new(writing.clone())),
        WriteAction::KeepPhrase => return Next::Keep(Box::new(writing.clone())),
        WriteAction::Extent => writing.extent = writing.extent.turned(),
        WriteAction::Take => writing.take(),
        WriteAction::NextDraft => turn(writing, true),
        WriteAction::PreviousDraft => turn(writing, false),
        WriteAction::Older => recall(writing, desk.session(), here.at, To::Older, out),
        WriteAction::Newer => recall(writing, desk.session(), here.at, To::Newer, out),
        WriteAction::Card => out.go(Go::Open(Overlay::Card(CardState { at: here.at, scroll: 0 }))),
        // Carried out before.
        WriteAction::Text(_) | WriteAction::ReplacePersonal => {}
    }
    Next::Stay
}
