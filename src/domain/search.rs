//! Searching a session: labels, codes, the official texts and the supervisor's own, without minding accents or capitals.
//!
//! An [`Index`] is made when a search begins: it holds every text as it is shown and as it is compared. A query is split
//! at its blanks, and each word must occur in the same text. A criterion is hit once, by its best text.

use std::collections::HashSet;
use std::ops::Range;

use super::rubric::CriterionIx;
use super::score::Score;
use super::session::Session;
use super::text::{TextKind, folded, folded_char};

/// Which text of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its code, in which a query needs no dots.
    Code,
    /// Its short name.
    Label,
    /// What the supervisor wrote.
    Own(TextKind),
    /// The official wording.
    Wording,
    /// The words of a level; for 0 the zero rule.
    Level(Score),
    /// When a score that leaves the calculation is right.
    Rule(Score),
    /// How to verify.
    Verification,
    /// The note of its dimension.
    Note,
}

impl Part {
    /// What goes before what, whatever matches how well: name, own texts, official texts.
    fn rank(self) -> u8 {
        match self {
            Self::Code => 0,
            Self::Label => 1,
            Self::Own(_) => 2,
            Self::Wording | Self::Level(_) | Self::Rule(_) | Self::Verification | Self::Note => 3,
        }
    }
}

/// A text that can be hit.
#[derive(Debug, Clone)]
struct Entry {
    at: CriterionIx,
    part: Part,
    /// As it is shown: an official text without its marks of emphasis.
    text: String,
    /// As it is compared; see [`compared`].
    folded: String,
}

/// All texts of a session, made ready for searching.
#[derive(Debug, Clone)]
pub struct Index {
    /// In the rubric's order, and for each criterion the code first and the label next.
    entries: Vec<Entry>,
}

/// A criterion that matches, by its best text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    entry: usize,
    /// Where each word was found in the folded text.
    found: Vec<Range<usize>>,
}

/// What matched, to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<'i> {
    /// The criterion.
    pub at: CriterionIx,
    /// Which of its texts.
    pub part: Part,
    /// That text.
    pub text: &'i str,
    /// The bytes of it that match, between characters, in order and without overlap.
    pub ranges: Vec<Range<usize>>,
}

impl Index {
    /// The texts of `session` as they are now.
    pub fn of(session: &Session) -> Self {
        let mut entries = Vec::new();
        for at in session.rubric().indices() {
            let place = session.rubric().place(at);
            let criterion = place.criterion;
            let mut add = |part: Part, text: String| {
                let folded = compared(part, &text).map(|(_, c)| c).collect();
                entries.push(Entry { at, part, text, folded });
            };
            add(Part::Code, criterion.code.0.clone());
            add(Part::Label, criterion.label.clone());
            for kind in TextKind::ALL {
                add(Part::Own(kind), session.draft(at).text(kind).to_owned());
            }
            let scale = session.rubric().scale();
            let level = |score| match scale.points(score) {
                Some(_) => Part::Level(score),
                None => Part::Rule(score),
            };
            let levels = scale.digits().into_iter().map(|score| (level(score), criterion.descriptor(score)));
            let whole = [
                (Part::Wording, Some(criterion.text.as_str())),
                (Part::Verification, criterion.verification.as_deref()),
                (Part::Note, place.dimension.note.as_deref()),
            ];
            for (part, text) in whole.into_iter().chain(levels) {
                add(part, text.unwrap_or_default().replace("**", ""));
            }
        }
        Self { entries }
    }

    /// The criteria that match `query`, the best first; all of them in order if it says nothing.
    pub(crate) fn search(&self, query: &str) -> Vec<Hit> {
        let words = words(query);
        let mut hits = Vec::new();
        for (entry, known) in self.entries.iter().enumerate() {
            if words.is_empty() && known.part != Part::Label {
                continue;
            }
            if let Some(found) = known.find(&words) {
                hits.push((known.quality(&found), Hit { entry, found }));
            }
        }
        // Sorting keeps the rubric's order among equals.
        hits.sort_by_key(|(quality, _)| *quality);
        let mut seen = HashSet::new();
        hits.retain(|(_, hit)| seen.insert(self.entries[hit.entry].at));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    /// The criterion that was hit.
    pub fn criterion(&self, hit: &Hit) -> CriterionIx {
        self.entries[hit.entry].at
    }

    /// What to show of `hit`, which comes from this index.
    pub(crate) fn show(&self, hit: &Hit) -> Shown<'_> {
        let Entry { at, part, text, .. } = &self.entries[hit.entry];
        Shown { at: *at, part: *part, text, ranges: original(*part, text, &hit.found) }
    }
}

impl Entry {
    /// Where each of `words` is best found, if all of them are there.
    fn find(&self, words: &[String]) -> Option<Vec<Range<usize>>> {
        words.iter().map(|word| self.find_word(word)).collect()
    }

    /// The first place where `word` begins a word of the text, else the first place of all.
    fn find_word(&self, word: &str) -> Option<Range<usize>> {
        let word = match self.part {
            Part::Code => &word.replace('-', ""),
            Part::Label
            | Part::Own(_)
            | Part::Wording
            | Part::Level(_)
            | Part::Rule(_)
            | Part::Verification
            | Part::Note => word,
        };
        find_word(&self.folded, word)
    }

    /// Less is better: which text, how many words stand inside others, how far from the start.
    fn quality(&self, found: &[Range<usize>]) -> (u8, usize, usize, bool) {
        let inside = found.iter().filter(|range| !begins_word(&self.folded, range.start)).count();
        let first = found.iter().map(|range| range.start).min().unwrap_or(0);
        // Of two codes that begin alike, the one that was typed whole.
        let partial = !found.contains(&(0..self.folded.len()));
        (self.part.rank(), inside, first, partial)
    }
}

/// The bytes of `text` where the words of `query` stand, in order and without overlap, if all of them do; none where it
/// says nothing.
pub(crate) fn occurrences(text: &str, query: &str) -> Option<Vec<Range<usize>>> {
    let folded = folded(text);
    let found: Option<Vec<Range<usize>>> = words(query).iter().map(|word| find_word(&folded, word)).collect();
    found.map(|found| original(Part::Wording, text, &found))
}

/// The words of a query as they are compared.
fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect()
}

/// The first place where `word` begins a word of `folded`, else the first place of all.
fn find_word(folded: &str, word: &str) -> Option<Range<usize>> {
    let first = folded.find(word).filter(|_| !word.is_empty())?;
    let best = folded.match_indices(word).map(|(at, _)| at).find(|at| begins_word(folded, *at)).unwrap_or(first);
    Some(best..best + word.len())
}

fn begins_word(folded: &str, at: usize) -> bool {
    !folded[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// The characters of `text` as they are compared, each with the byte offset of the one it comes from; of a code its
/// digits alone.
fn compared(part: Part, text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices()
        .flat_map(|(at, c)| folded_char(c).map(move |c| (at, c)))
        .filter(move |(_, c)| part != Part::Code || *c != '-')
}

/// The bytes of `text` that were compared as `found`, in order, what touches joined.
fn original(part: Part, text: &str, found: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = found.to_vec();
    found.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in found {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            Some(_) | None => joined.push(range),
        }
    }
    // The edges only go up, so that one pass finds them all; a mark behind a letter stays with it.
    let mut folded = 0;
    let mut compared = compared(part, text).map(|(at, c)| {
        let here = folded;
        folded += c.len_utf8();
        (here, at)
    });
    let mut offset = |edge: usize| compared.find(|(here, _)| *here == edge).map_or(text.len(), |(_, at)| at);
    joined.into_iter().map(|range| offset(range.start)..offset(range.end)).collect()
}

#[cfg(test)]
mod tests;
