//! What one key shows in front of the walk: the tree of all criteria, and the card with everything the rubric says.

use crate::app::keymap::{self, TreeAction};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::overlay::{CardState, TreeState};
use crate::app::reader;
use crate::app::screens::walk::criterion;
use crate::domain::session::Session;
use crate::terminal::key::Key;

/// A key in the tree.
pub fn tree_key(tree: &mut TreeState, session: &Session, key: Key, page: usize, out: &mut Out) {
    let Some(action) = keymap::find(keymap::TREE, key) else { return };
    let rubric = session.rubric();
    match action {
        TreeAction::Move(by) => {
            tree.at = rubric.at(by.index(tree.at.index(), page, rubric.len() - 1)).unwrap_or(tree.at);
        }
        TreeAction::Go => out.go(Go::Walk(Some(tree.at))),
        TreeAction::Undo => out.go(Go::Undo),
        TreeAction::Close => out.go(Go::Close),
    }
}

/// A key while the card is shown.
pub fn card_key(card: &mut CardState, session: &Session, size: (u16, u16), key: Key, out: &mut Out) {
    if let Some(action) = keymap::find(keymap::READER, key) {
        let rows = criterion::card(session, card.at, measure::reader_columns(size)).len();
        let end = rows.saturating_sub(usize::from(measure::body_rows(size)));
        reader::scroll(&mut card.scroll, end, action, usize::from(measure::page_rows(size)), out);
    }
}
