//! The structure of a rubric file, with placeholders where it is at fault.

use std::collections::BTreeSet;

use super::{FORMAT, VERSION, conclusions, rules};
use crate::domain::bands::{Band, Bands, Unit, Upper};
use crate::domain::rubric::{Ambito, Criterion, CriterionCode, Dimension, Level, Method, RubricParts, Weight};
use crate::domain::score::{Points, Scale, ScaleEntry, Score};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};
use crate::store::located::{Fields, Value};
use crate::store::wrong::{OfRubric, Wrong};

/// The scores of version 1, lowest first: all four are there; 0 leaves the calculation, the others count as much as their
/// digit says.
const SCORES: [u8; 4] = [0, 1, 2, 3];
/// The one level that a criterion of version 1 may lack.
const MAY_LACK: u8 = 2;

/// Reads the file's structure, right only if the document has no faults; nothing if it is no rubric at all, which is noted.
pub(super) fn read(root: &Value<'_, '_>) -> Option<RubricParts> {
    let mut top = root.object()?;
    top.header(FORMAT, VERSION)?;
    let id = top.text("id", MAX_TEXT_CHARS);
    let title = text(&mut top, "title");
    let scale = scale(&mut top);
    let method = top.required("scoring").and_then(|value| scoring(&value)).unwrap_or(Method::MeanOfCriteria);
    let ambitos = list(&mut top, "ambitos", ambito);
    let contradictions = rules::contradictions(&mut top);
    let conclusions = conclusions::read(&mut top);
    top.finish();
    Some(RubricParts { id, title, scale, method, ambitos, contradictions, conclusions })
}

pub(super) fn text(fields: &mut Fields<'_, '_>, key: &'static str) -> String {
    fields.text(key, MAX_TEXT_CHARS)
}

/// What is so only where the file says so.
pub(super) fn flag(fields: &mut Fields<'_, '_>, key: &'static str) -> bool {
    fields.optional(key).and_then(|value| value.flag()).unwrap_or(false)
}

/// The items of a required list; every item gives something, so that positions stay those of the file.
pub(super) fn list<'d, 'a, T>(
    fields: &mut Fields<'d, 'a>,
    key: &'static str,
    read: impl FnMut(&Value<'d, 'a>) -> T,
) -> Vec<T> {
    let items = fields.required(key).and_then(|value| value.array()).unwrap_or_default();
    items.iter().map(read).collect()
}

/// The value of `key` if it is one of the words of `known`.
pub(super) fn word<T: Copy>(value: &Value<'_, '_>, known: &[(&'static str, T)]) -> Option<T> {
    let found = value.text(MAX_TEXT_CHARS)?;
    let meaning = known.iter().find(|(name, _)| *name == found).map(|(_, meaning)| *meaning);
    if meaning.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        value.fault(Wrong::NoneOf(names.iter().map(ToString::to_string).collect(), found.to_string()));
    }
    meaning
}

fn scoring(value: &Value<'_, '_>) -> Option<Method> {
    let mut fields = value.object()?;
    let method = fields.required("method").and_then(|value| {
        word(&value, &[("mean_of_criteria", Method::MeanOfCriteria), ("mean_of_dimensions", Method::MeanOfDimensions)])
    });
    fields.finish();
    method
}

fn scale(top: &mut Fields<'_, '_>) -> Scale {
    let Some(value) = top.required("scale") else { return Scale(Vec::new()) };
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
    let mut entry = ScaleEntry { score: placeholder(), name: "?".into(), points: None, demands: TextKind::Observacion };
    let Some(mut fields) = value.object() else { return entry };
    let score = fields.required("score").and_then(|value| score(&value));
    entry.name = text(&mut fields, "name");
    entry.demands = fields
        .required("demands")
        .and_then(|value| word(&value, &[("hallazgo", TextKind::Hallazgo), ("observacion", TextKind::Observacion)]))
        .unwrap_or(entry.demands);
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

/// What version 1 counts of a score.
fn points(score: Score) -> Option<Points> {
    (score.digit() > 0).then(|| Points::whole(score.digit()))
}

/// A score of version 1.
pub(super) fn score(value: &Value<'_, '_>) -> Option<Score> {
    let most = SCORES.into_iter().max().unwrap_or_default();
    value.whole(most.into()).and_then(|raw| u8::try_from(raw).ok()).and_then(Score::from_digit)
}

/// Stands for a score that could not be read: every criterion has a 0, so that no second fault comes of it.
pub(super) fn placeholder() -> Score {
    Score::default()
}

fn ambito(value: &Value<'_, '_>) -> Ambito {
    let mut ambito =
        Ambito { number: 0, title: String::new(), weight: Weight(0), purpose: String::new(), dimensions: Vec::new() };
    let Some(mut fields) = value.object() else { return ambito };
    ambito.number = whole(&mut fields, "number");
    ambito.title = text(&mut fields, "title");
    ambito.weight = fields.required("weight").and_then(|value| weight(&value)).unwrap_or(Weight(0));
    ambito.purpose = text(&mut fields, "purpose");
    ambito.dimensions = list(&mut fields, "dimensions", dimension);
    fields.finish();
    ambito
}

fn dimension(value: &Value<'_, '_>) -> Dimension {
    let mut dimension =
        Dimension { code: String::new(), title: String::new(), note: None, extraordinary: false, criteria: Vec::new() };
    let Some(mut fields) = value.object() else { return dimension };
    dimension.code = text(&mut fields, "code");
    dimension.title = text(&mut fields, "title");
    dimension.note = fields.optional_text("note", MAX_TEXT_CHARS);
    dimension.extraordinary = flag(&mut fields, "extraordinary");
    dimension.criteria = list(&mut fields, "criteria", criterion);
    fields.finish();
    dimension
}

fn criterion(value: &Value<'_, '_>) -> Criterion {
    let mut criterion = Criterion {
        code: CriterionCode(String::new()),
        label: String::new(),
        optional: false,
        text: String::new(),
        levels: Vec::new(),
        zero: None,
        verification: String::new(),
        bands: None,
    };
    let Some(mut fields) = value.object() else { return criterion };
    criterion.code = CriterionCode(text(&mut fields, "code"));
    criterion.label = text(&mut fields, "label");
    criterion.optional = flag(&mut fields, "optional");
    criterion.text = text(&mut fields, "text");
    let levels = fields.required("levels").and_then(|value| value.object());
    let levels_known = levels.is_some();
    if let Some(mut levels) = levels {
        criterion.levels =
            ["1", "2", "3"].into_iter().zip(1..).filter_map(|(key, digit)| level(&mut levels, key, digit)).collect();
        levels.finish();
    }
    let words = fields.optional_text("zero_rule", MAX_TEXT_CHARS);
    criterion.levels.push(Level { score: placeholder(), words });
    criterion.zero = fields.optional("zero").and_then(|value| rules::zero(&value));
    criterion.verification = text(&mut fields, "verification");
    // Bands are checked against the levels, so without these they are read for their own faults alone.
    criterion.bands = fields.optional("cases").and_then(|value| cases(&value)).filter(|_| levels_known);
    fields.finish();
    criterion
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
    Some(Level { score: Score::from_digit(digit)?, words: Some(words) })
}

fn cases(value: &Value<'_, '_>) -> Option<Bands> {
    let mut fields = value.object()?;
    let unit = fields.required("unit").and_then(|value| {
        let known = [
            ("folders", Unit::Folders),
            ("cases", Unit::Cases),
            ("court_cases", Unit::CourtCases),
            ("reports", Unit::Reports),
            ("plans", Unit::Plans),
            ("lists", Unit::Lists),
        ];
        word(&value, &known)
    });
    let of = fields.optional("of").and_then(|value| rules::population(&value));
    let about = fields.optional("about").and_then(|value| rules::group(&value)).or(of.and_then(rules::group_of));
    let sentence = fields.optional_text("sentence", MAX_TEXT_CHARS);
    let names = fields.optional("names").and_then(|value| rules::names(&value));
    let bands = list(&mut fields, "bands", band);
    fields.finish();
    Some(Bands { unit: unit.unwrap_or(Unit::Cases), of, about, sentence, names, bands })
}

fn band(value: &Value<'_, '_>) -> Band {
    // Level 0 has no band, so that a placeholder stands in no other band's way.
    let mut band = Band { level: placeholder(), from: 0, upper: Upper::To(u32::MAX) };
    let Some(mut fields) = value.object() else { return band };
    band.level = fields.required("level").and_then(|value| score(&value)).unwrap_or(placeholder());
    band.from = whole(&mut fields, "from");
    match (fields.optional("to"), fields.optional("below")) {
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
fn weight(value: &Value<'_, '_>) -> Option<Weight> {
    let weight = hundredths(value.written()).filter(|&weight| weight <= 10_000);
    if weight.is_none() {
        value.fault(OfRubric::Weight(value.written().to_owned()));
    }
    weight.map(Weight)
}

fn hundredths(written: &str) -> Option<u32> {
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    let decimals = decimals.trim_end_matches('0');
    let digits = whole.len() <= 3 && whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit());
    if !digits || whole.is_empty() || decimals.len() > 2 {
        return None;
    }
    format!("{whole}{decimals:0<2}").parse().ok()
}
