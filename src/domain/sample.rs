//! The sample: which cases the supervisor looked at. Local codes only; there is no field for a name or a RUN
//! (Ley 21.302 art. 33, Ley 21.719: children's data are sensitive and kept to what the purpose needs).

use std::collections::HashSet;

use super::code::Key;
use super::roll::{Group, Roll};

/// A part of the sample that a criterion can speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Population {
    /// All cases reviewed.
    Reviewed,
    /// Cases that entered by a court.
    Judicialised,
    /// Cases that did not.
    NotJudicialised,
    /// Cases closed (*egresados*).
    Closed,
}

/// Numbers and codes of the sample; a number not yet known is absent, which is not 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sample {
    /// Cases reviewed.
    pub reviewed: Option<u32>,
    /// Of them, judicialised.
    pub judicialised: Option<u32>,
    /// Of them, not judicialised.
    pub not_judicialised: Option<u32>,
    /// Of them, closed.
    pub closed: Option<u32>,
    /// Local codes of the folders, for example `C-03`.
    pub case_codes: Vec<String>,
    /// What is known of each of them.
    pub cases: Roll,
    /// Numbers of the *reportes únicos de casos* that were read.
    pub rucs: Vec<String>,
    /// Local codes of the reports (*informes*) that were read; a case can have several or none.
    pub reports: Vec<String>,
    /// Local codes of the intervention plans that were read.
    pub plans: Vec<String>,
}

impl Population {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Reviewed, Self::Judicialised, Self::NotJudicialised, Self::Closed];
}

impl Sample {
    /// The number of `population`, to be changed.
    pub(crate) fn count_mut(&mut self, population: Population) -> &mut Option<u32> {
        match population {
            Population::Reviewed => &mut self.reviewed,
            Population::Judicialised => &mut self.judicialised,
            Population::NotJudicialised => &mut self.not_judicialised,
            Population::Closed => &mut self.closed,
        }
    }

    /// The number of `population`, if it is known: what is stated, or else what is known of each case.
    pub(crate) fn count(&self, population: Population) -> Option<u32> {
        self.stated(population).or_else(|| self.by_cases(population))
    }

    /// The number of `population` as it was entered.
    pub(crate) fn stated(&self, population: Population) -> Option<u32> {
        match population {
            Population::Reviewed => self.reviewed,
            Population::Judicialised => self.judicialised,
            Population::NotJudicialised => self.not_judicialised,
            Population::Closed => self.closed,
        }
    }
}

/// A number that was entered, and the cases say another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disagreement {
    /// Of what.
    pub population: Population,
    /// As it was entered.
    pub stated: u32,
    /// How many the cases are, or at least are.
    pub by_cases: u32,
}

impl Sample {
    /// How many cases belong to `group`, once that is known of each.
    pub fn of_group(&self, group: Group) -> Option<u32> {
        if self.cases.is_empty() || self.case_codes.is_empty() {
            return None;
        }
        let (mut seen, mut count) = (HashSet::new(), 0);
        for code in &self.case_codes {
            let key = Key::of(code);
            let holds = group.holds(self.cases.of_key(&key))?;
            if seen.insert(key) && holds {
                count += 1;
            }
        }
        Some(count)
    }

    /// How many cases are known to belong to `group`, whatever is not known of others.
    fn seen(&self, group: Group) -> u32 {
        if self.cases.is_empty() {
            return 0;
        }
        let keys: HashSet<Key> = self.case_codes.iter().map(|code| Key::of(code)).collect();
        let holds = keys.iter().filter(|key| group.holds(self.cases.of_key(key)) == Some(true));
        u32::try_from(holds.count()).unwrap_or(u32::MAX)
    }

    /// How many cases are known to belong to `population`, whatever is not known of others.
    fn seen_of(&self, population: Population) -> u32 {
        let both = |one, other| self.seen(one).saturating_add(self.seen(other));
        match population {
            Population::Reviewed => {
                both(Group::Judicialised, Group::NotJudicialised).max(both(Group::Current, Group::Closed))
            }
            Population::Judicialised => self.seen(Group::Judicialised),
            Population::NotJudicialised => self.seen(Group::NotJudicialised),
            Population::Closed => self.seen(Group::Closed),
        }
    }

    /// How many cases belong to `population`, by the number that was entered or by the cases, whichever says more: there is
    /// none only where neither says otherwise.
    pub(crate) fn known(&self, population: Population) -> Option<u32> {
        at_least(self.count(population), self.seen_of(population))
    }

    /// The same of a group.
    pub(crate) fn known_of(&self, group: Group) -> Option<u32> {
        let others = || self.count(Population::Reviewed)?.checked_sub(self.count(Population::Closed)?);
        match group {
            Group::Judicialised => self.known(Population::Judicialised),
            Group::NotJudicialised => self.known(Population::NotJudicialised),
            Group::Closed => self.known(Population::Closed),
            Group::Current => at_least(self.of_group(group).or_else(others), self.seen(group)),
        }
    }

    /// The number of `population` that follows from the cases, once it is known of each to which it belongs.
    pub fn by_cases(&self, population: Population) -> Option<u32> {
        match population {
            Population::Reviewed => {
                let both = |one, other| Some(self.of_group(one)? + self.of_group(other)?);
                both(Group::Judicialised, Group::NotJudicialised).or_else(|| both(Group::Current, Group::Closed))
            }
            Population::Judicialised => self.of_group(Group::Judicialised),
            Population::NotJudicialised => self.of_group(Group::NotJudicialised),
            Population::Closed => self.of_group(Group::Closed),
        }
    }

    /// The numbers that were entered and are others by the cases.
    pub fn disagreements(&self) -> Vec<Disagreement> {
        Population::ALL.into_iter().filter_map(|population| self.disagreement(population)).collect()
    }

    /// The number of `population` that was entered, where the cases say another, or of some of them is known that they are more.
    pub(crate) fn disagreement(&self, population: Population) -> Option<Disagreement> {
        let stated = self.stated(population)?;
        let more = || Some(self.seen_of(population)).filter(|seen| *seen > stated);
        let by_cases = self.by_cases(population).or_else(more)?;
        (stated != by_cases).then_some(Disagreement { population, stated, by_cases })
    }
}

/// `count`, but not less than were `seen`.
fn at_least(count: Option<u32>, seen: u32) -> Option<u32> {
    count.map(|count| count.max(seen)).or((seen > 0).then_some(seen))
}

/// Most codes that a sample may list.
pub(crate) const MAX_CODES: usize = 400;
/// Longest code, in characters.
pub(crate) const MAX_CODE_CHARS: usize = 24;

/// Longest that is typed or pasted at once, in characters: as long as all the codes that a list can have.
pub(crate) const MAX_TYPED_CHARS: usize = MAX_CODES * (MAX_CODE_CHARS + 2);

/// The codes in what was typed or pasted: blanks, commas and semicolons separate them.
pub(crate) fn split_codes(typed: &str) -> Vec<String> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    typed.split(separates).filter(|code| !code.is_empty()).map(str::to_owned).collect()
}
