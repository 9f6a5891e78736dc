//! The structure of a rubric file, with placeholders where it is at fault.

use std::collections::BTreeSet;

use super::fields::{flag, list, text};
use super::keys::{ambito, band, cases, criterion, dimension, entry, rubric};
use super::{FORMAT, VERSION, asked, conclusions, nouns, result, rules, second};
use crate::domain::asked::Asked;
use crate::domain::bands::{Band, Bands, Unit, Upper};
use crate::domain::canonical::words::TEXTS;
use crate::domain::method::{Factor, MeanOf, Method, Scoring};
use crate::domain::nouns::Nouns;
use crate::domain::rubric::{Ambito, AmbitoCode, Criterion, CriterionCode, Dimension, Level, RubricParts, Weight};
use crate::domain::rubric_check::CodeStyle;
use crate::domain::score::{Demands, Points, Scale, ScaleEntry, Score};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};
use crate::store::located::{Fields, Value};
use crate::store::wrong::OfRubric;

/// The scores of version 1, lowest first: all four are there; 0 leaves the calculation, the others count as much as their
/// digit says.
const SCORES: [u8; 4] = [0, 1, 2, 3];
/// The one level that a criterion of version 1 may lack.
const MAY_LACK: u8 = 2;

/// Reads the file's structure, right only if the document has no faults; nothing if it is no rubric at all, which is noted.
pub(super) fn read(root: &Value<'_, '_>) -> Option<RubricParts> {
    let mut top = root.object()?;
    let version = if top.header(FORMAT, VERSION)? == 2 { Version::Second } else { Version::First };
    let id = top.text(rubric::ID, MAX_TEXT_CHARS);
    let title = text(&mut top, rubric::TITLE);
    let scale = match version {
        Version::First => scale(&mut top),
        Version::Second => second::scale(&mut top),
    };
    let scale_known = !scale.0.is_empty() && !root.has_fault_below(rubric::SCALE);
    let method = top.required(rubric::SCORING).and_then(|value| result::method(&value, version));
    let mut reading = Reading { version, method, scale, scale_known, weights: Vec::new(), factors: Vec::new() };
    let ambitos = list(&mut top, rubric::AMBITOS, |value| reading.ambito(value));
    let (grade, outcomes) = match version {
        Version::First => (None, Vec::new()),
        Version::Second => (result::grade(&mut top), result::outcomes(&mut top)),
    };
    let contradictions = rules::contradictions(&mut top);
    let conclusions = conclusions::read(&mut top, version);
    let nouns = match version {
        Version::First => Nouns::of_offices(),
        Version::Second => nouns::read(&mut top),
    };
    let asked = match version {
        Version::First => Asked::default(),
        Version::Second => asked::read(&mut top),
    };
    top.finish();
    let codes = match version {
        Version::First => CodeStyle::Nested,
        Version::Second => CodeStyle::Free,
    };
    let (scale, scoring) = reading.done();
    Some(RubricParts {
        id,
        title,
        scale,
        codes,
        scoring,
        grade,
        outcomes,
        ambitos,
        contradictions,
        nouns,
        asked,
        conclusions,
        starter: crate::store::phrases::included(),
    })
}

/// Version of a rubric file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// Four scores of the OPD, weighted means.
    First,
    /// Any scale and method.
    Second,
}

/// What is known while ámbitos are read, and what is gathered of them for the method.
struct Reading {
    version: Version,
    /// Nothing where it could not be read.
    method: Option<Method>,
    scale: Scale,
    /// Whether the scale was read without a fault.
    scale_known: bool,
    weights: Vec<Weight>,
    factors: Vec<Factor>,
}

fn scale(top: &mut Fields<'_, '_>) -> Scale {
    let Some(value) = top.required(rubric::SCALE) else { return Scale(Vec::new()) };
    let items = value.array();
    let mut seen = BTreeSet::new();
    // Every object gives an entry, so that positions stay those of the file.
    let entries: Vec<ScaleEntry> = items.iter().flatten().map(|item| scale_entry(item, &mut seen)).collect();
    for digit in SCORES {
        if items.is_some() && !seen.contains(&digit) {
            value.fault(OfRubric::ScaleWithout(digit));
        }
    }
    Scale(entries)
}

fn scale_entry(value: &Value<'_, '_>, seen: &mut BTreeSet<u8>) -> ScaleEntry {
    // The placeholder of what is at fault has a name, so that it is not told again as blank.
    let demands = Demands::One(TextKind::Observacion);
    let mut entry = ScaleEntry { score: placeholder(), name: "?".into(), mark: None, points: None, demands };
    let Some(mut fields) = value.object() else { return entry };
    let score = fields.required(entry::SCORE).and_then(|value| score(&value));
    entry.name = text(&mut fields, entry::NAME);
    entry.demands = fields.required(entry::DEMANDS).and_then(|value| kind(&value)).map_or(entry.demands, Demands::One);
    fields.finish();
    if let Some(score) = score {
        entry.score = score;
        entry.points = points(score);
        if !seen.insert(score.digit()) {
            value.fault(OfRubric::ScaleTwice(score.digit()));
        }
    }
    entry
}

/// One of the two texts.
pub(super) fn kind(value: &Value<'_, '_>) -> Option<TextKind> {
    value.one_of(TEXTS)
}

/// What version 1 counts of a score.
fn points(score: Score) -> Option<Points> {
    (score.digit() > 0).then(|| Points::whole(score.digit()))
}

/// A score of version 1.
fn score(value: &Value<'_, '_>) -> Option<Score> {
    digit(value, SCORES.into_iter().max().unwrap_or_default())
}

/// A digit up to `most`; whether the rubric has it is asked of what it stands at.
pub(super) fn digit(value: &Value<'_, '_>, most: u8) -> Option<Score> {
    value.whole(most.into()).and_then(|raw| u8::try_from(raw).ok()).and_then(Score::from_digit)
}

/// A digit of any scale.
pub(super) fn any_score(value: &Value<'_, '_>) -> Option<Score> {
    digit(value, 9)
}

/// Stands for a score that could not be read: every criterion has a 0, so that no second fault comes of it.
pub(super) fn placeholder() -> Score {
    Score::default()
}

impl Reading {
    /// The scale, and the method with what it needs; the placeholder of one that could not be read needs nothing.
    fn done(self) -> (Scale, Scoring) {
        let scoring = match self.method {
            Some(Method::MeanOfCriteria) => Scoring::Means(MeanOf::Criteria, self.weights),
            Some(Method::MeanOfDimensions) => Scoring::Means(MeanOf::Dimensions, self.weights),
            Some(Method::Points) => Scoring::Points(self.factors),
            Some(Method::Counts) | None => Scoring::Counts,
        };
        (self.scale, scoring)
    }

    fn ambito(&mut self, value: &Value<'_, '_>) -> Ambito {
        let mut ambito =
            Ambito { code: AmbitoCode::Number(0), title: String::new(), purpose: None, dimensions: Vec::new() };
        let Some(mut fields) = value.object() else {
            self.weights.push(Weight(0));
            return ambito;
        };
        ambito.code = match self.version {
            Version::First => AmbitoCode::Number(whole(&mut fields, ambito::NUMBER)),
            Version::Second => second::ambito_code(&mut fields, value),
        };
        ambito.title = text(&mut fields, ambito::TITLE);
        let weight = fields.optional(ambito::WEIGHT);
        self.weights.push(match (&weight, self.method) {
            (None, Some(Method::MeanOfCriteria | Method::MeanOfDimensions)) => {
                fields.required(ambito::WEIGHT);
                Weight(0)
            }
            (Some(weight), Some(Method::Points | Method::Counts)) => {
                weight.fault(OfRubric::AmbitoWeight);
                Weight(0)
            }
            (Some(written), _) => percentage(written).unwrap_or(Weight(0)),
            (None, _) => Weight(0),
        });
        ambito.purpose = match self.version {
            Version::First => Some(text(&mut fields, ambito::PURPOSE)),
            Version::Second => fields.optional_text(ambito::PURPOSE, MAX_TEXT_CHARS),
        };
        let own = fields.optional(ambito::CRITERIA).filter(|_| self.version == Version::Second);
        ambito.dimensions = match own {
            Some(criteria) => {
                if let Some(dimensions) = fields.optional(ambito::DIMENSIONS) {
                    dimensions.fault(OfRubric::DimensionsAndCriteria);
                }
                let criteria = criteria.array().unwrap_or_default();
                let criteria = criteria.iter().map(|value| self.criterion(value)).collect();
                let (code, title) = (ambito.code.to_string(), ambito.title.clone());
                vec![Dimension { whole: true, code, title, note: None, extraordinary: false, criteria }]
            }
            None => list(&mut fields, ambito::DIMENSIONS, |value| self.dimension(value)),
        };
        fields.finish();
        ambito
    }

    fn dimension(&mut self, value: &Value<'_, '_>) -> Dimension {
        let (code, title) = (String::new(), String::new());
        let mut dimension =
            Dimension { whole: false, code, title, note: None, extraordinary: false, criteria: Vec::new() };
        let Some(mut fields) = value.object() else { return dimension };
        dimension.code = text(&mut fields, dimension::CODE);
        dimension.title = text(&mut fields, dimension::TITLE);
        dimension.note = fields.optional_text(dimension::NOTE, MAX_TEXT_CHARS);
        dimension.extraordinary = flag(&mut fields, dimension::EXTRAORDINARY);
        dimension.criteria = list(&mut fields, dimension::CRITERIA, |value| self.criterion(value));
        fields.finish();
        dimension
    }

    fn criterion(&mut self, value: &Value<'_, '_>) -> Criterion {
        let mut criterion = Criterion {
            code: CriterionCode(String::new()),
            label: String::new(),
            short: None,
            optional: false,
            text: String::new(),
            levels: Vec::new(),
            zero: None,
            verification: None,
            bands: None,
        };
        let Some(mut fields) = value.object() else {
            self.factors.push(Factor::ONE);
            return criterion;
        };
        criterion.code = CriterionCode(text(&mut fields, criterion::CODE));
        criterion.label = text(&mut fields, criterion::LABEL);
        criterion.short = fields.optional_text(criterion::SHORT, MAX_TEXT_CHARS);
        criterion.optional = flag(&mut fields, criterion::OPTIONAL);
        criterion.text = text(&mut fields, criterion::TEXT);
        let levels = fields.required(criterion::LEVELS).and_then(|value| value.object());
        let levels_known = levels.is_some();
        match self.version {
            Version::First => criterion.levels = first_levels(levels, &mut fields),
            Version::Second => {
                criterion.levels =
                    levels.map(|levels| second::levels(levels, &self.scale, self.scale_known)).unwrap_or_default();
                self.factors.push(second::factor(&mut fields, self.method));
            }
        }
        criterion.zero = fields.optional(criterion::ZERO).and_then(|value| rules::zero(&value));
        criterion.verification = match self.version {
            Version::First => Some(text(&mut fields, criterion::VERIFICATION)),
            Version::Second => fields.optional_text(criterion::VERIFICATION, MAX_TEXT_CHARS),
        };
        // Bands are checked against the levels, so without these they are read for their own faults alone.
        criterion.bands = fields.optional(criterion::CASES).and_then(|value| cases(&value)).filter(|_| levels_known);
        fields.finish();
        criterion
    }
}

/// The levels of version 1, and the 0 that every criterion has.
fn first_levels(levels: Option<Fields<'_, '_>>, fields: &mut Fields<'_, '_>) -> Vec<Level> {
    let mut read: Vec<Level> = Vec::new();
    if let Some(mut levels) = levels {
        read = ["1", "2", "3"].into_iter().zip(1..).filter_map(|(key, digit)| level(&mut levels, key, digit)).collect();
        levels.finish();
    }
    let words = fields.optional_text(criterion::ZERO_RULE, MAX_TEXT_CHARS);
    read.push(Level { score: placeholder(), words, own: None });
    read
}

/// A level, or nothing where it is null. A level at fault exists (its words are a placeholder), so that its band is not
/// told to have no level.
fn level(levels: &mut Fields<'_, '_>, key: &'static str, digit: u8) -> Option<Level> {
    let value = levels.required(key);
    if let Some(value) = value.as_ref().filter(|value| value.is_null()) {
        if digit != MAY_LACK {
            value.fault(OfRubric::MissingLevel(digit));
        }
        return None;
    }
    let words = value.and_then(|value| value.text(MAX_TEXT_CHARS)).map_or_else(String::new, |words| words.into_owned());
    Some(Level { score: Score::from_digit(digit)?, words: Some(words), own: None })
}

fn cases(value: &Value<'_, '_>) -> Option<Bands> {
    let mut fields = value.object()?;
    let unit = fields.required(cases::UNIT).and_then(|value| {
        let known = [
            ("folders", Unit::Folders),
            ("cases", Unit::Cases),
            ("court_cases", Unit::CourtCases),
            ("reports", Unit::Reports),
            ("plans", Unit::Plans),
            ("lists", Unit::Lists),
        ];
        value.one_of(&known)
    });
    let of = fields.optional(cases::OF).and_then(|value| rules::population(&value));
    let about = fields.optional(cases::ABOUT).and_then(|value| rules::group(&value)).or(of.and_then(rules::group_of));
    let sentence = fields.optional_text(cases::SENTENCE, MAX_TEXT_CHARS);
    let names = fields.optional(cases::NAMES).and_then(|value| rules::names(&value));
    let bands = list(&mut fields, cases::BANDS, band);
    fields.finish();
    Some(Bands { unit: unit.unwrap_or(Unit::Cases), of, about, sentence, names, bands })
}

fn band(value: &Value<'_, '_>) -> Band {
    // Level 0 has no band, so that a placeholder stands in no other band's way.
    let mut band = Band { level: placeholder(), from: 0, upper: Upper::To(u32::MAX) };
    let Some(mut fields) = value.object() else { return band };
    band.level = fields.required(band::LEVEL).and_then(|value| any_score(&value)).unwrap_or(placeholder());
    band.from = whole(&mut fields, band::FROM);
    match (fields.optional(band::TO), fields.optional(band::BELOW)) {
        (Some(to), None) => band.upper = Upper::To(number(&to)),
        (None, Some(below)) => band.upper = Upper::Below(number(&below)),
        (Some(_), Some(_)) | (None, None) => value.fault(OfRubric::BandEnd),
    }
    fields.finish();
    band
}

fn whole(fields: &mut Fields<'_, '_>, key: &'static str) -> u32 {
    fields.required(key).map_or(0, |value| number(&value))
}

fn number(value: &Value<'_, '_>) -> u32 {
    value.whole(u32::MAX.into()).and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}

/// A percentage with at most two decimals, exactly: `33.33` is 3333 hundredths.
fn percentage(value: &Value<'_, '_>) -> Option<Weight> {
    decimal(value, 10_000, OfRubric::Weight).map(Weight)
}

/// A number from 0 to `most` hundredths with at most two decimals, exactly.
pub(super) fn decimal(value: &Value<'_, '_>, most: u32, wrong: impl Fn(String) -> OfRubric) -> Option<u32> {
    let number = hundredths(value.written()).filter(|&number| number <= most);
    if number.is_none() {
        value.fault(wrong(value.written().to_owned()));
    }
    number
}

fn hundredths(written: &str) -> Option<u32> {
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    let decimals = decimals.trim_end_matches('0');
    let digits = whole.len() <= 5 && whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit());
    if !digits || whole.is_empty() || decimals.len() > 2 {
        return None;
    }
    format!("{whole}{decimals:0<2}").parse().ok()
}
