//! The search in the walk: a query, the criteria that match it, the one that Enter goes to.

use crate::app::keymap::{self, SearchAction, Typed};
use crate::app::measure;
use crate::app::screens::walk::next::Next;
use crate::domain::search::{Hit, Index};
use crate::domain::session::Session;
use crate::editing::{Buffer, Edit};
use crate::terminal::key::Input;

/// Longest query, in characters.
const MAX_QUERY_CHARS: usize = 60;

/// Rows of a hit: the criterion, and where it matches.
pub(crate) const HIT_ROWS: u16 = 2;

/// A search under way. The session does not change meanwhile, so that its texts are made ready once.
#[derive(Debug)]
pub struct Search {
    /// The texts that are searched.
    pub index: Index,
    /// The query.
    pub query: Buffer,
    /// What matches it, the best first.
    pub hits: Vec<Hit>,
    /// The hit that Enter goes to.
    pub at: usize,
}

impl Search {
    /// With nothing asked yet: all criteria.
    pub fn new(session: &Session) -> Self {
        let index = Index::of(session);
        let hits = index.search("");
        Self { index, query: Buffer::one_line(String::new(), MAX_QUERY_CHARS), hits, at: 0 }
    }

    fn edit(&mut self, edit: Edit) {
        // What does not fit in a query is seen not to be there.
        if self.query.apply(edit, u16::MAX).changed {
            self.hits = self.index.search(self.query.text());
            self.at = 0;
        }
    }
}

/// A key or a paste in the search.
pub(super) fn input(search: &mut Search, size: (u16, u16), input: Input) -> Next {
    match keymap::typed(keymap::SEARCH, input) {
        Typed::Nothing => {}
        Typed::Edit(edit) => search.edit(edit),
        Typed::Act(SearchAction::Move(by)) => {
            let page = usize::from(measure::hit_rows(size) / HIT_ROWS).max(1);
            search.at = by.index(search.at, page, search.hits.len().saturating_sub(1));
        }
        Typed::Act(SearchAction::Go) => {
            let hit = search.hits.get(search.at).map(|hit| search.index.criterion(hit));
            return hit.map_or(Next::Stay, Next::To);
        }
        Typed::Act(SearchAction::Close) => return Next::Close,
    }
    Next::Stay
}
