//! Where a text counts: `9 de los 12 casos`, `10/12`, `de las 12 carpetas, 10`, `3 no cumplen`. A number anywhere else (a
//! day, an article, an hour, a document) is none of these, whatever its value.

mod words;

use std::ops::Range;

use super::bands::Unit;
use super::units::Hundredths;
use words::{Token, What, tokens};

/// A number of a count, as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// What it says.
    pub value: u64,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// What the words around a count say of the cases that it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// They meet the criterion.
    Meet,
    /// They do not.
    Fail,
    /// Nothing certain.
    Nothing,
}

/// So many of so many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// How many.
    pub part: Number,
    /// Of how many.
    pub whole: Number,
    /// What is said of the part.
    pub says: Says,
    /// Whether it counts what is supervised: not something else, as in `2 de 3 firmas`.
    pub is_of_cases: bool,
}

/// A number by itself that counts: `3 no cumplen`, `las 12 carpetas`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The number.
    pub number: Number,
    /// What is said of those.
    pub says: Says,
    /// Whether it is said of all there are: `las 12`, `de los 12`.
    pub is_whole: bool,
}

/// What a text counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Parts of a whole, in the order of the text.
    pub parts: Vec<Part>,
    /// Single numbers, none of them in a part, in the same order.
    pub amounts: Vec<Amount>,
    /// What is said of all or of none, where nothing is taken out of it.
    pub wholes: Vec<Whole>,
    /// Shares of what is supervised: `75 % de las carpetas`.
    pub shares: Vec<Share>,
}

/// A share of what is supervised, as somebody types it: `75 %`, `91,7 %`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// What it says.
    pub value: Hundredths,
    /// The least step that it tells apart: a whole percent, a tenth, a hundredth.
    step: u64,
}

impl Share {
    /// Whether it says `percent`, rounded or cut as it may be.
    pub(crate) fn says(self, percent: Hundredths) -> bool {
        let (said, is) = (self.value.0, percent.0);
        said == is / self.step * self.step || said == (is + self.step / 2) / self.step * self.step
    }
}

/// `todas las carpetas`, `ninguno de los 12 casos`, `en las 12 carpetas revisadas`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// How many that is, where it is said.
    pub number: Option<u64>,
}

/// What `text` counts where `unit` is counted.
pub(crate) fn counts(text: &str, unit: Option<Unit>) -> Counts {
    let text = Text { tokens: tokens(text), unit };
    let mut counts = Counts::default();
    let mut at = 0;
    while at < text.tokens.len() {
        let found = text.fraction(at).or_else(|| text.part(at)).or_else(|| text.reversed(at));
        if let Some((part, end)) = found {
            counts.parts.push(part);
            at = end;
        } else {
            counts.amounts.extend(text.amount(at));
            counts.wholes.extend(text.whole(at));
            counts.shares.extend(text.share(at));
            at += 1;
        }
    }
    if (0..text.tokens.len()).any(|at| words::EXCEPTING.contains(&text.word(at))) {
        counts.wholes.clear();
    }
    counts
}

/// How far behind a number what is counted may stand: `12 de las niñas y niños`.
const CLAUSE: usize = 4;

struct Text<'t> {
    tokens: Vec<Token<'t>>,
    unit: Option<Unit>,
}

impl Text<'_> {
    /// The word at `at`, small.
    fn word(&self, at: usize) -> &str {
        match self.tokens.get(at).map(|token| &token.what) {
            Some(What::Word(word)) => word,
            Some(What::Number(_) | What::Fraction(..) | What::Sign(_) | What::Place) | None => "",
        }
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.what {
            What::Sign(sign) => Some(sign),
            What::Number(_) | What::Fraction(..) | What::Word(_) | What::Place => None,
        }
    }

    /// The number at `at`, in digits or as a word.
    fn number(&self, at: usize) -> Option<Number> {
        let token = self.tokens.get(at)?;
        let value = match &token.what {
            What::Number(value) => *value,
            What::Word(word) => words::number(word)?,
            What::Fraction(..) | What::Sign(_) | What::Place => return None,
        };
        // Thirty and something is three words.
        if let (true, "y", Some(unit)) =
            (value >= 30 && value % 10 == 0 && value < 100, self.word(at + 1), words::number(self.word(at + 2)))
            && matches!(token.what, What::Word(_))
            && unit < 10
        {
            let end = self.tokens.get(at + 2)?.range.end;
            return Some(Number { value: value + unit, range: token.range.start..end });
        }
        Some(Number { value, range: token.range.clone() })
    }

    /// The token behind the number that begins at `at`.
    fn past(&self, at: usize, number: &Number) -> usize {
        let behind = |token: &Token<'_>| token.range.start >= number.range.end;
        self.tokens[at..].iter().position(behind).map_or(self.tokens.len(), |n| at + n)
    }

    /// The token behind a number in brackets at `at`, as in `10 (diez)`.
    fn past_aside(&self, at: usize) -> usize {
        let aside = self.sign(at) == Some('(') && self.number(at + 1).is_some() && self.sign(at + 2) == Some(')');
        if aside { at + 3 } else { at }
    }

    /// Whether a number at `at` names a day, an hour, an article or a document.
    fn is_numbering(&self, at: usize) -> bool {
        let before = self.before(at);
        let quoted = at.checked_sub(1).and_then(|at| self.sign(at)).is_some_and(|sign| "\"“«'°º$#".contains(sign));
        let hour = before == "las" && at > 1 && self.word(at - 2) == "a";
        quoted || hour || words::NUMBERING.contains(&before) || words::OF_A_DAY.contains(&before)
    }

    /// Whether what follows a number makes it a measure, a share or a part of a date.
    fn is_measured(&self, at: usize) -> bool {
        let next = self.word(at);
        let of_month = matches!(next, "de" | "del") && self.is_month_or_year(at + 1);
        words::MEASURES.contains(&next) || matches!(self.sign(at), Some('%' | '°' | 'º' | '/')) || of_month
    }

    fn is_month_or_year(&self, at: usize) -> bool {
        words::MONTHS.contains(&self.word(at)) || self.number(at).is_some_and(|number| is_year(&number))
    }

    /// `10/12` as one token.
    fn fraction(&self, at: usize) -> Option<(Part, usize)> {
        let token = self.tokens.get(at)?;
        let What::Fraction(part, whole) = token.what else { return None };
        let slash = token.range.start + token.text.find('/')?;
        let end = at + 1;
        let number = |value, range| Number { value, range };
        let of_year = is_year(&number(whole, slash + 1..token.range.end));
        if self.is_numbering(at) || self.is_measured(end) || of_year {
            return None;
        }
        let of = self.of_what(end);
        // Up to 12 it could be a day: then what is counted has to be said.
        let could_be_day = part <= 31 && whole <= 12;
        let counted = of == Of::Cases || self.sign(end) == Some('(') || self.says(at, end) != Says::Nothing;
        let part = Part {
            part: number(part, token.range.start..slash),
            whole: number(whole, slash + 1..token.range.end),
            says: self.says(at, end),
            is_of_cases: of != Of::Other && (counted || !could_be_day),
        };
        Some((part, end))
    }

    /// `10 de los 12`, `10 casos de 12`, `diez de un total de doce`.
    fn part(&self, at: usize) -> Option<(Part, usize)> {
        let part = self.number(at)?;
        if self.is_numbering(at) {
            return None;
        }
        let mut next = self.past_aside(self.past(at, &part));
        if self.of_what(next) == Of::Cases {
            next += 1;
            next += usize::from(words::is_participle(self.word(next)));
        }
        next += usize::from(self.sign(next) == Some(','));
        if !matches!(self.word(next), "de" | "sobre") {
            return None;
        }
        next += 1;
        if matches!(self.word(next), "un" | "el") && self.word(next + 1) == "total" {
            next += 2;
            next += usize::from(self.word(next) == "de");
        }
        next += usize::from(matches!(self.word(next), "los" | "las" | "estos" | "estas" | "esos" | "esas"));
        let whole = self.number(next)?;
        let end = self.past_aside(self.past(next, &whole));
        if self.is_measured(end) || is_year(&whole) {
            return None;
        }
        let says = self.says(at, end);
        Some((Part { part, whole, says, is_of_cases: self.of_what(end) != Of::Other }, end))
    }

    /// `de las 12 carpetas revisadas, 10`.
    fn reversed(&self, at: usize) -> Option<(Part, usize)> {
        if self.word(at) != "de" {
            return None;
        }
        let first = at + 1 + usize::from(matches!(self.word(at + 1), "los" | "las"));
        let whole = self.number(first)?;
        let mut next = self.past(first, &whole);
        if self.of_what(next) != Of::Cases || self.is_measured(next) {
            return None;
        }
        let behind = (next + 1..next + 1 + CLAUSE).find(|&at| self.word(at).is_empty())?;
        if self.sign(behind) != Some(',') {
            return None;
        }
        next = behind + 1;
        next += (0..2).take_while(|n| words::LEADING.contains(&self.word(next + n))).count();
        let part = self.number(next)?;
        let end = self.past(next, &part);
        if part.value > whole.value || self.is_numbering(next) || self.is_measured(end) || self.word(end) == "de" {
            return None;
        }
        let says = self.says(next, end);
        Some((Part { part, whole, says, is_of_cases: self.of_what(end) != Of::Other }, end))
    }

    /// A number that counts by itself.
    fn amount(&self, at: usize) -> Option<Amount> {
        let number = self.number(at)?;
        let end = self.past(at, &number);
        let in_digits = matches!(self.tokens.get(at)?.what, What::Number(_));
        // «Una carpeta» is some folder as often as it is one.
        let told = in_digits || number.value > 1;
        if !told || self.is_numbering(at) || self.is_measured(end) {
            return None;
        }
        let before = self.before(at);
        let listed =
            self.word(end) == "en" && self.word(end + 1).len() == 2 && words::LISTS.contains(&self.word(end + 2));
        let is_counted = self.of_what(end) == Of::Cases || words::VERBS.contains(&self.word(end)) || listed;
        let ends = end >= self.tokens.len() || self.sign(end).is_some_and(|sign| ".,;:)\n".contains(sign));
        if !(is_counted || ends && words::COUNTING.contains(&before)) {
            return None;
        }
        let is_whole = matches!(before, "los" | "las" | "de" | "total");
        Some(Amount { says: self.says(at, end), number, is_whole })
    }

    /// All or none of what is supervised.
    fn whole(&self, at: usize) -> Option<Whole> {
        let article = |at: usize| matches!(self.word(at), "los" | "las");
        let negated = matches!(self.before(at), "no" | "casi" | "ni");
        let next = match self.word(at) {
            "todas" | "todos" if !negated && article(at + 1) => at + 2,
            "totalidad" if !negated && self.word(at + 1) == "de" && article(at + 2) => at + 3,
            "ninguna" | "ninguno" | "ningún" if self.word(at + 1) == "de" && article(at + 2) => at + 3,
            "ninguna" | "ninguno" | "ningún" => at + 1,
            "en" if article(at + 1) && self.number(at + 2).is_some() => at + 2,
            _ => return None,
        };
        let number = self.number(next);
        let noun = number.as_ref().map_or(next, |number| self.past(next, number));
        let told = self.word(at) != "en" || words::is_reviewed(self.word(noun + 1));
        (told && self.of_what(noun) == Of::Cases).then_some(Whole { number: number.map(|number| number.value) })
    }

    /// A share of what is supervised: of anything else it is another one, `80 % de asistencia`.
    fn share(&self, at: usize) -> Option<Share> {
        let said = self.tokens.get(at)?.text;
        if (at.saturating_sub(6)..at).any(|before| words::BOUNDING.contains(&self.word(before))) {
            return None;
        }
        let (whole, decimals) = said.split_once(',').unwrap_or((said, ""));
        let (whole, tenths): (u64, u64) = (whole.parse().ok()?, format!("{decimals:0<2}").parse().ok()?);
        let step = *[100, 10, 1].get(decimals.len())?;
        let sign = self.sign(at + 1) == Some('%');
        let mut next = if sign { at + 2 } else { at + 3 };
        if !sign && (self.word(at + 1), self.word(at + 2)) != ("por", "ciento") || self.word(next) != "de" {
            return None;
        }
        next += 1 + usize::from(matches!(self.word(next + 1), "los" | "las"));
        next = self.number(next).map_or(next, |number| self.past(next, &number));
        (self.of_what(next) == Of::Cases)
            .then_some(Share { value: Hundredths(whole.checked_mul(100)?.checked_add(tenths)?), step })
    }

    /// What is said to be counted from `at` on.
    fn of_what(&self, at: usize) -> Of {
        let word = self.word(at);
        if words::of(self.unit).contains(&word) {
            Of::Cases
        } else if words::is_noun(word) {
            Of::Other
        } else {
            Of::Unsaid
        }
    }

    /// What the words of the clause say of the count that stands at `from..to`.
    fn says(&self, from: usize, to: usize) -> Says {
        let back = (from.saturating_sub(CLAUSE)..from).rev().take_while(|&at| !self.word(at).is_empty());
        let before = back.filter_map(|at| self.verb(at)).next();
        let on = (to..to + CLAUSE).take_while(|&at| !self.word(at).is_empty());
        let after = on.filter_map(|at| self.verb(at)).next();
        match (before, after) {
            (Some(one), Some(other)) if one != other => Says::Nothing,
            (Some(says), _) | (None, Some(says)) => says,
            (None, None) => Says::Nothing,
        }
    }

    /// What the word at `at` says of those that are counted.
    fn verb(&self, at: usize) -> Option<Says> {
        match self.word(at) {
            "cumple" | "cumplen" if self.before(at) == "no" => Some(Says::Fail),
            "cumple" | "cumplen" => Some(Says::Meet),
            "no" if words::is_participle(self.word(at + 1)) || matches!(self.word(at + 1), "obstante" | "solo") => None,
            "no" | "falta" | "faltan" | "incumple" | "incumplen" => Some(Says::Fail),
            _ => None,
        }
    }
}

/// Whether it reads as a year: `2026`.
fn is_year(number: &Number) -> bool {
    number.range.len() == 4 && (1900..2100).contains(&number.value)
}

/// What a count is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Of what is supervised.
    Cases,
    /// Of something else.
    Other,
    /// It is not said.
    Unsaid,
}

#[cfg(test)]
mod tests;
