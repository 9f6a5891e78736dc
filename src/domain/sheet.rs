//! The sheet of the sample: what was seen in each folder, report or plan, criterion by criterion.
//!
//! A supervisor opens one *carpeta* and checks all of it; the rubric asks criterion by criterion. The sheet turns the one
//! into the other: its ticks are the counts of its criteria. Criteria that rate folders, cases or court cases share one
//! page, since a case is a folder; reports and plans have pages of their own, with codes of their own. Two lists that
//! are compared (1.2.1 of the OPD rubric) have no page: nothing can be ticked one by one there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::bands::{Cases, Unit};
use super::code::Key;
use super::rubric::{Criterion, CriterionIx, Rubric};
use super::sample::Sample;

/// Most ticks of a sheet: a file of a session must stay one that reading takes.
pub(crate) const MAX_TICKS: usize = 50_000;

/// What was seen of one criterion in one folder, report or plan. What was not seen has no tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tick {
    /// Cumple.
    Meets,
    /// No cumple.
    Fails,
    /// No aplica: leaves the count.
    NotApplicable,
}

/// What a cell of the sheet says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// What was ticked; it overrules what follows from the case.
    Ticked(Tick),
    /// Nothing was ticked, and the criterion is not about this case.
    NotAbout,
    /// Nobody has looked.
    Nothing,
}

/// A page of the sheet: what stands in its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Page {
    /// Folders, which are cases.
    Cases,
    /// Reports.
    Reports,
    /// Intervention plans.
    Plans,
}

/// Whether `criterion` is about the case of `code`, as far as is known. A report or a plan that has the code of a case is
/// that case's.
fn is_about(criterion: &Criterion, sample: &Sample, code: &str) -> bool {
    let group = criterion.bands.as_ref().and_then(|bands| bands.about);
    let group = group.filter(|_| !sample.cases.is_empty());
    group.is_none_or(|group| group.holds(sample.cases.of(code)) != Some(false))
}

impl Page {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Cases, Self::Reports, Self::Plans];

    /// The page on which `criterion` is counted, if it is counted one by one.
    pub fn of(criterion: &Criterion) -> Option<Self> {
        match criterion.bands.as_ref()?.unit {
            Unit::Folders | Unit::Cases | Unit::CourtCases => Some(Self::Cases),
            Unit::Reports => Some(Self::Reports),
            Unit::Plans => Some(Self::Plans),
            Unit::Lists => None,
        }
    }

    /// The criteria of this page, in the rubric's order.
    pub fn columns(self, rubric: &Rubric) -> Vec<CriterionIx> {
        rubric.indices().filter(|&ix| Self::of(rubric.criterion(ix)) == Some(self)).collect()
    }

    /// The codes that the sample lists for this page.
    pub(crate) fn codes(self, sample: &Sample) -> &[String] {
        match self {
            Self::Cases => &sample.case_codes,
            Self::Reports => &sample.reports,
            Self::Plans => &sample.plans,
        }
    }

    /// The same, to be changed.
    pub(crate) fn codes_mut(self, sample: &mut Sample) -> &mut Vec<String> {
        match self {
            Self::Cases => &mut sample.case_codes,
            Self::Reports => &mut sample.reports,
            Self::Plans => &mut sample.plans,
        }
    }
}

/// The ticks of a session. Spellings of one code ([`super::code`]) are one row; each tick is kept under the spelling
/// under which it was put.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    columns: BTreeMap<CriterionIx, Column>,
    /// How many ticks there are, counted along: a file may hold fifty thousand.
    ticks: usize,
}

/// What was seen of one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Column {
    ticks: BTreeMap<String, Tick>,
    /// Why it fails, by code, where somebody says.
    reasons: BTreeMap<String, String>,
    /// The spellings of each code, in the order of the ticks.
    spellings: HashMap<Key, BTreeSet<String>>,
}

impl Column {
    fn spellings(&self, code: &str) -> impl Iterator<Item = &String> {
        self.spellings.get(&Key::of(code)).into_iter().flatten()
    }

    /// What was seen in `code`: under this spelling, or else under another one.
    fn tick(&self, code: &str) -> Option<Tick> {
        let other = || self.spellings(code).find_map(|spelling| self.ticks.get(spelling));
        self.ticks.get(code).or_else(other).copied()
    }

    /// Whether two spellings of one code were ticked as if they were two: both are shown then.
    fn contradicts(&self, one: &str, other: &str) -> bool {
        self.ticks.get(one).zip(self.ticks.get(other)).is_some_and(|(one, other)| one != other)
    }

    fn set(&mut self, code: String, tick: Option<Tick>) -> Option<Tick> {
        let key = Key::of(&code);
        match tick {
            Some(tick) => {
                self.spellings.entry(key).or_default().insert(code.clone());
                self.ticks.insert(code, tick)
            }
            None => {
                if let Some(spellings) = self.spellings.get_mut(&key) {
                    spellings.remove(&code);
                    if spellings.is_empty() {
                        self.spellings.remove(&key);
                    }
                }
                self.ticks.remove(&code)
            }
        }
    }
}

impl Sheet {
    /// What was seen of `ix` in `code`, however it is spelt.
    pub(crate) fn tick(&self, ix: CriterionIx, code: &str) -> Option<Tick> {
        self.columns.get(&ix)?.tick(code)
    }

    /// The tick of `ix` that is kept under this very spelling.
    pub(crate) fn kept(&self, ix: CriterionIx, code: &str) -> Option<Tick> {
        self.columns.get(&ix)?.ticks.get(code).copied()
    }

    /// What the cell of `ix` and `code` says.
    pub(super) fn seen(&self, ix: CriterionIx, criterion: &Criterion, sample: &Sample, code: &str) -> Seen {
        match self.tick(ix, code) {
            Some(tick) => Seen::Ticked(tick),
            None if is_about(criterion, sample, code) => Seen::Nothing,
            None => Seen::NotAbout,
        }
    }

    /// Why `ix` fails in `code`; empty where it does not, or nobody says.
    pub(crate) fn reason(&self, ix: CriterionIx, code: &str) -> &str {
        if self.tick(ix, code) != Some(Tick::Fails) {
            return "";
        }
        self.kept_reason(ix, &self.place_of_reason(ix, code))
    }

    /// The reason that is kept under this very spelling.
    pub(super) fn kept_reason(&self, ix: CriterionIx, code: &str) -> &str {
        self.columns.get(&ix).and_then(|column| column.reasons.get(code)).map_or("", String::as_str)
    }

    /// The spelling of `code` under which a reason stands or is to stand.
    pub(super) fn place_of_reason(&self, ix: CriterionIx, code: &str) -> String {
        let spellings = self.agreeing(ix, code);
        let has_one = |spelling: &&String| !self.kept_reason(ix, spelling).is_empty();
        let is_it = |spelling: &&String| *spelling == code;
        let place = spellings.iter().find(has_one).or(spellings.iter().find(is_it)).or(spellings.first());
        place.cloned().unwrap_or_else(|| code.to_owned())
    }

    /// The reasons that stand at `ix`, by code.
    pub(crate) fn reasons(&self, ix: CriterionIx) -> impl Iterator<Item = (&str, &str)> {
        let reasons = self.columns.get(&ix).into_iter().flat_map(|column| &column.reasons);
        reasons.map(|(code, why)| (code.as_str(), why.as_str()))
    }

    /// The reasons that were given at `ix`, each once, those that were given most first.
    pub fn reasons_given(&self, ix: CriterionIx) -> Vec<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        self.reasons(ix).for_each(|(_, why)| *counts.entry(why).or_default() += 1);
        let mut given: Vec<(&str, usize)> = counts.into_iter().collect();
        given.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        given.into_iter().map(|(why, _)| why).collect()
    }

    /// How many reasons there are.
    pub(super) fn reasons_len(&self) -> usize {
        self.columns.values().map(|column| column.reasons.len()).sum()
    }

    /// Puts a reason under this very spelling, or takes it away where it is empty; gives what was there.
    pub(super) fn set_reason(&mut self, ix: CriterionIx, code: String, why: String) -> String {
        let column = self.columns.entry(ix).or_default();
        let was = if why.is_empty() { column.reasons.remove(&code) } else { column.reasons.insert(code, why) };
        self.tidy(ix);
        was.unwrap_or_default()
    }

    fn tidy(&mut self, ix: CriterionIx) {
        if self.columns.get(&ix).is_some_and(|column| column.ticks.is_empty() && column.reasons.is_empty()) {
            self.columns.remove(&ix);
        }
    }

    /// The ticks of `ix`, by code; none where nothing was seen.
    pub(crate) fn column(&self, ix: CriterionIx) -> impl Iterator<Item = (&str, Tick)> {
        let ticks = self.columns.get(&ix).into_iter().flat_map(|column| &column.ticks);
        ticks.map(|(code, tick)| (code.as_str(), *tick))
    }

    /// The criteria that have ticks, in the rubric's order.
    pub(crate) fn criteria(&self) -> impl Iterator<Item = CriterionIx> {
        self.columns.keys().copied()
    }

    /// How many ticks there are.
    pub fn len(&self) -> usize {
        self.ticks
    }

    /// Whether nothing was ticked.
    pub fn is_empty(&self) -> bool {
        self.ticks == 0
    }

    /// What the ticks of `ix` count: those that meet, of those that meet or fail; nothing where none does either. A
    /// code counts once, but for one that was ticked as if its spellings were two.
    pub(crate) fn counts(&self, ix: CriterionIx) -> Option<Cases> {
        let column = self.columns.get(&ix)?;
        let says = |spellings: &BTreeSet<String>, which: Tick| {
            spellings.iter().any(|spelling| column.ticks.get(spelling) == Some(&which))
        };
        let count = |which: Tick| column.spellings.values().filter(|spellings| says(spellings, which)).count() as u64;
        let (meeting, failing) = (count(Tick::Meets), count(Tick::Fails));
        (meeting + failing > 0).then_some(Cases { meeting, reviewed: meeting + failing })
    }

    /// Puts a tick under this very spelling or takes it away; gives what was there.
    pub(super) fn set(&mut self, ix: CriterionIx, code: String, tick: Option<Tick>) -> Option<Tick> {
        let column = self.columns.entry(ix).or_default();
        let was = column.set(code, tick);
        self.tidy(ix);
        self.ticks = self.ticks + usize::from(tick.is_some()) - usize::from(was.is_some());
        was
    }

    /// The spellings of `code` that say of `ix` what it says.
    pub(super) fn agreeing(&self, ix: CriterionIx, code: &str) -> Vec<String> {
        let Some(column) = self.columns.get(&ix) else { return Vec::new() };
        let says = column.tick(code);
        let spellings = column.spellings(code).filter(|spelling| column.ticks.get(*spelling).copied() == says);
        spellings.cloned().collect()
    }

    /// The spellings under which `tick` is to be put for `code`, so that it has one tick: where it has one already, there.
    pub(super) fn placed(&self, ix: CriterionIx, code: String, tick: Option<Tick>) -> Vec<(String, Option<Tick>)> {
        let Some(column) = self.columns.get(&ix) else { return vec![(code, tick)] };
        let spellings: Vec<&String> = column.spellings(&code).collect();
        let Some(&first) = spellings.first() else { return vec![(code, tick)] };
        let place = if column.ticks.contains_key(&code) { &code } else { first };
        let contradicted = spellings.iter().any(|spelling| column.contradicts(first, spelling));
        let others = spellings.iter().filter(|spelling| !contradicted && **spelling != place);
        let emptied = others.map(|other| ((*other).clone(), None));
        std::iter::once((place.clone(), tick)).chain(emptied).collect()
    }

    /// The rows of `page`: the codes of the sample, each once, and behind them every code that has a tick but is not
    /// listed there any more, so that nothing that was seen goes out of sight.
    pub(crate) fn rows(&self, page: Page, rubric: &Rubric, sample: &Sample) -> Vec<String> {
        let columns: Vec<&Column> = page.columns(rubric).into_iter().filter_map(|ix| self.columns.get(&ix)).collect();
        let listed = page.codes(sample).iter().map(String::as_str);
        let unlisted: BTreeSet<&str> =
            columns.iter().flat_map(|column| column.ticks.keys()).map(String::as_str).collect();
        let mut seen = BTreeSet::new();
        let mut first: HashMap<Key, &str> = HashMap::new();
        let mut rows: Vec<String> = Vec::new();
        for code in listed.chain(unlisted).filter(|code| seen.insert(*code)) {
            let one = *first.entry(Key::of(code)).or_insert(code);
            if one == code || columns.iter().any(|column| column.contradicts(one, code)) {
                rows.push(code.to_owned());
            }
        }
        rows
    }

    /// Rows of the page of `ix` that it is about and in which nothing of it was seen; nothing where it has no tick at all.
    pub(crate) fn unseen(&self, ix: CriterionIx, rubric: &Rubric, sample: &Sample) -> Option<usize> {
        self.column(ix).next()?;
        let criterion = rubric.criterion(ix);
        let rows = self.rows(Page::of(criterion)?, rubric, sample);
        Some(rows.iter().filter(|code| self.seen(ix, criterion, sample, code) == Seen::Nothing).count())
    }

    /// The codes that fail `ix`, in the order of the rows.
    pub(crate) fn failing(&self, ix: CriterionIx, rubric: &Rubric, sample: &Sample) -> Vec<String> {
        let Some(page) = Page::of(rubric.criterion(ix)) else { return Vec::new() };
        let fails = |code: &String| self.tick(ix, code) == Some(Tick::Fails);
        self.rows(page, rubric, sample).into_iter().filter(fails).collect()
    }

    /// The codes of which somebody said that the criterion at `ix` does not apply, in the order of the rows; not those that
    /// it is not about by what they are.
    pub(crate) fn set_aside(&self, ix: CriterionIx, rubric: &Rubric, sample: &Sample) -> Vec<String> {
        let Some(page) = Page::of(rubric.criterion(ix)) else { return Vec::new() };
        let aside = |code: &String| self.tick(ix, code) == Some(Tick::NotApplicable);
        self.rows(page, rubric, sample).into_iter().filter(aside).collect()
    }
}

#[cfg(test)]
mod tests;
