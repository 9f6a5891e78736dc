//! What the form changes: who is supervised, what kind of supervision it is, and the sample. Each is a change of its own, so
//! that taking one back leaves the others as they are.

use super::{Change, Session};
use crate::domain::identification::{Field, Identification, Kind};
use crate::domain::sample::{Population, Sample};
use crate::domain::sheet::Page;

/// What the form asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Who is supervised.
    pub identification: Identification,
    /// Ordinary or extraordinary.
    pub kind: Kind,
    /// The sample.
    pub sample: Sample,
}

/// A list of codes of the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeList {
    /// The rows of a page of the sheet.
    Of(Page),
    /// The reports of cases (RUC) that were read.
    Rucs,
}

impl CodeList {
    /// All of them.
    const ALL: [Self; 4] = [Self::Of(Page::Cases), Self::Of(Page::Reports), Self::Of(Page::Plans), Self::Rucs];

    /// What `sample` lists.
    pub(crate) fn codes(self, sample: &Sample) -> &[String] {
        match self {
            Self::Of(page) => page.codes(sample),
            Self::Rucs => &sample.rucs,
        }
    }

    pub(super) fn codes_mut(self, sample: &mut Sample) -> &mut Vec<String> {
        match self {
            Self::Of(page) => page.codes_mut(sample),
            Self::Rucs => &mut sample.rucs,
        }
    }
}

/// A list of codes that becomes another. Codes can be entered in the form and in the sheet, and each takes back its own:
/// where the list is not as it was left, only what differs between the two goes and comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes {
    /// Which list.
    pub list: CodeList,
    /// As it was when this was made.
    pub from: Vec<String>,
    /// As it is to be.
    pub to: Vec<String>,
}

impl Codes {
    /// What the list becomes that is `now` what it is.
    pub(super) fn made_of(&self, now: &[String]) -> Vec<String> {
        if now == self.from {
            return self.to.clone();
        }
        let goes = |code: &&String| self.from.contains(code) && !self.to.contains(code);
        let comes = |code: &&String| !self.from.contains(code) && !now.contains(code);
        let stays = now.iter().filter(|code| !goes(code));
        stays.chain(self.to.iter().filter(comes)).cloned().collect()
    }
}

impl Session {
    /// What makes `about` of what is there; nothing of what is so already.
    pub(crate) fn becoming(&self, about: &About) -> Vec<Change> {
        let head = self.head();
        let About { identification, kind, sample } = about;
        let field = |field: Field| {
            let value = identification.get(field);
            (value != head.identification.get(field)).then(|| Change::Field(field, value.to_owned()))
        };
        let number = |population: Population| {
            let count = sample.stated(population);
            (count != head.sample.stated(population)).then_some(Change::Number(population, count))
        };
        let codes = |list: CodeList| {
            let (from, to) = (list.codes(&head.sample), list.codes(sample));
            (from != to).then(|| Change::Codes(Codes { list, from: from.to_vec(), to: to.to_vec() }))
        };
        let cases = head.sample.cases.becoming(&sample.cases).into_iter();
        let cases = cases.map(|(code, attribute)| Change::Case(code, attribute));
        let kind = (*kind != head.kind).then_some(Change::Kind(*kind));
        let fields = Field::ALL.into_iter().filter_map(field);
        let numbers = Population::ALL.into_iter().filter_map(number);
        fields.chain(kind).chain(numbers).chain(CodeList::ALL.into_iter().filter_map(codes)).chain(cases).collect()
    }
}
