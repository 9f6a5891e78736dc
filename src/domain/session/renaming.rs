//! A folder, report or plan that gets another code keeps what was seen in it and what is known of it.

use std::collections::HashSet;

use super::{Change, CodeList, Codes, Session};
use crate::domain::code::{Key, same};
use crate::domain::roll::Attributes;
use crate::domain::sheet::Page;

/// The codes of `from` that have another one at their place in `to`: both lists are equally long there, the old code is
/// nowhere in the new list and the new one nowhere in the old.
fn renamed(from: &[String], to: &[String]) -> Vec<(String, String)> {
    if from.len() != to.len() {
        return Vec::new();
    }
    let keys = |codes: &[String]| codes.iter().map(|code| Key::of(code)).collect::<HashSet<_>>();
    let (before, after) = (keys(from), keys(to));
    let pairs = from.iter().zip(to).filter(|(old, new)| old != new);
    let is_new = |(old, new): &(&String, &String)| {
        same(old, new) || !after.contains(&Key::of(old)) && !before.contains(&Key::of(new))
    };
    pairs.filter(is_new).map(|(old, new)| (old.clone(), new.clone())).collect()
}

/// What follows from another list of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settling {
    /// What was entered under a code that got another goes with it: ticks are moved by what gives them, and taken back in
    /// its order.
    pub moved: Vec<Change>,
    /// Of a case that is gone nothing is known any more.
    pub forgotten: Vec<Change>,
}

impl Session {
    /// What gives the row `from` of `page` the code `to`, in the list and wherever something was entered under it;
    /// nothing where another row has that code already.
    pub(crate) fn renaming(&self, page: Page, from: &str, to: &str) -> Option<Vec<Change>> {
        let rows = self.sheet.rows(page, &self.rubric, &self.head.sample);
        if from == to || rows.iter().any(|code| same(code, to) && !same(code, from)) {
            return None;
        }
        let pair = [(from.to_owned(), to.to_owned())];
        let mut changes = self.moving_rows(page, &pair);
        if page == Page::Cases {
            changes.extend(self.following(&pair));
        }
        Some(changes)
    }

    /// What gives the rows of `page` that are the first of a pair the other code, in the list and wherever something was
    /// entered under it.
    fn moving_rows(&self, page: Page, pairs: &[(String, String)]) -> Vec<Change> {
        let list = CodeList::Of(page);
        let before = page.codes(&self.head.sample).to_vec();
        let mut put = HashSet::new();
        let mut after = Vec::with_capacity(before.len());
        for code in &before {
            match pairs.iter().position(|(from, _)| same(code, from)) {
                None => after.push(code.clone()),
                Some(pair) if put.insert(pair) => after.push(pairs[pair].1.clone()),
                Some(_) => {}
            }
        }
        let renamed = (before != after).then_some(Change::Codes(Codes { list, from: before, to: after }));
        let moved = pairs.iter().flat_map(|(from, to)| self.moving(page, from, to));
        renamed.into_iter().chain(moved).collect()
    }

    /// What gives the reports and plans that have the code of a case its new one: they are those of this case. Where
    /// another one has that code already, they stay.
    fn following(&self, renamed: &[(String, String)]) -> Vec<Change> {
        let others = Page::ALL.into_iter().filter(|page| *page != Page::Cases);
        let follow = |page: Page| {
            let rows = self.sheet.rows(page, &self.rubric, &self.head.sample);
            let is_free = |(from, to): &&(String, String)| !rows.iter().any(|code| same(code, to) && !same(code, from));
            let pairs: Vec<(String, String)> = renamed.iter().filter(is_free).cloned().collect();
            self.moving_rows(page, &pairs)
        };
        others.flat_map(follow).collect()
    }

    /// What takes the row `code` of `page`, in which nothing was seen, out of the sample.
    pub(crate) fn removing(&self, page: Page, code: &str) -> Vec<Change> {
        let from = page.codes(&self.head.sample).to_vec();
        let to = from.iter().filter(|other| !same(other, code)).cloned().collect();
        let mut left = self.head.sample.cases.clone();
        left.retain(|other| page != Page::Cases || !same(other, code));
        let known = self.head.sample.cases.becoming(&left).into_iter();
        let codes = Change::Codes(Codes { list: CodeList::Of(page), from, to });
        std::iter::once(codes).chain(known.map(|(code, unknown)| Change::Case(code, unknown))).collect()
    }

    /// What is to follow once the list of cases was edited from `before` to what it is.
    pub(crate) fn settling(&self, before: &[String]) -> Settling {
        let sample = &self.head.sample;
        let renamed = renamed(before, &sample.case_codes);
        let free = |(_, to): &&(String, String)| {
            let ticked = |ix| self.sheet.tick(ix, to).is_some();
            sample.cases.of(to) == Attributes::default() && !self.rubric.indices().any(ticked)
        };
        let renamed: Vec<(String, String)> =
            renamed.iter().filter(|pair| same(&pair.0, &pair.1) || free(pair)).cloned().collect();
        let mut moved: Vec<Change> = renamed.iter().flat_map(|(from, to)| self.moving(Page::Cases, from, to)).collect();
        moved.extend(self.following(&renamed));
        let rows = self.sheet.rows(Page::Cases, &self.rubric, sample);
        let here =
            rows.iter().chain(renamed.iter().map(|(from, _)| from)).map(|code| Key::of(code)).collect::<HashSet<_>>();
        let mut left = sample.cases.clone();
        left.retain(|code| here.contains(&Key::of(code)));
        let forgotten = sample.cases.becoming(&left).into_iter();
        Settling { moved, forgotten: forgotten.map(|(code, unknown)| Change::Case(code, unknown)).collect() }
    }

    /// What moves everything that was entered under the code `from` of `page` to `to`, but for the list of codes.
    fn moving(&self, page: Page, from: &str, to: &str) -> Vec<Change> {
        let mut changes = Vec::new();
        for ix in page.columns(&self.rubric) {
            let Some(tick) = self.sheet.tick(ix, from) else { continue };
            let spellings = self.sheet.agreeing(ix, from);
            let why = self.sheet.reason(ix, from).to_owned();
            let reasoned = spellings.iter().filter(|spelling| !self.sheet.kept_reason(ix, spelling).is_empty());
            changes.extend(reasoned.map(|spelling| Change::Reason(ix, spelling.clone(), String::new())));
            changes.extend(spellings.into_iter().map(|spelling| Change::Tick(ix, spelling, None)));
            changes.push(Change::Tick(ix, to.to_owned(), Some(tick)));
            if !why.is_empty() {
                changes.push(Change::Reason(ix, to.to_owned(), why));
            }
        }
        if page == Page::Cases {
            let mut cases = self.head.sample.cases.clone();
            cases.rename(from, to);
            let known = self.head.sample.cases.becoming(&cases).into_iter();
            changes.extend(known.map(|(code, attribute)| Change::Case(code, attribute)));
        }
        changes
    }
}
