//! The structure of a rubric file, with placeholders where it is at fault.

use super::{FORMAT, VERSION, rules};
use crate::domain::bands::{Band, Bands, Unit, Upper};
use crate::domain::rubric::{Ambito, Criterion, CriterionCode, Dimension, Method, RubricParts, Weight};
use crate::domain::score::{Scale, ScaleEntry, Score};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};
use crate::store::located::{Fields, Value};
use crate::wording::reading;

/// What was read, right only if the document has no faults.
pub(super) struct Read {
    pub(super) parts: RubricParts,
    /// At which place of the file's list each score of the scale stands.
    pub(super) scale_positions: [usize; 4],
}

/// Reads the file's structure; nothing if it is no rubric at all, which is noted.
pub(super) fn read(root: &Value<'_, '_>) -> Option<Read> {
    let mut top = root.object()?;
    top.header(FORMAT, VERSION)?;
    let id = top.text("id", MAX_TEXT_CHARS);
    let title = text(&mut top, "title");
    let (scale, scale_positions) = scale(&mut top);
    let method = top.required("scoring").and_then(|value| scoring(&value)).unwrap_or(Method::MeanOfCriteria);
    let ambitos = list(&mut top, "ambitos", ambito);
    let contradictions = rules::contradictions(&mut top);
    top.finish();
    Some(Read { parts: RubricParts { id, title, scale, method, ambitos, contradictions }, scale_positions })
}

pub(super) fn text(fields: &mut Fields<'_, '_>, key: &'static str) -> String {
    fields.text(key, MAX_TEXT_CHARS)
}

/// What is so only where the file says so.
fn flag(fields: &mut Fields<'_, '_>, key: &'static str) -> bool {
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
        value.fault(reading::expected_one_of(&names, &found));
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

fn scale(top: &mut Fields<'_, '_>) -> (Scale, [usize; 4]) {
    let mut entries: [Option<ScaleEntry>; 4] = [None, None, None, None];
    let mut positions = [0; 4];
    if let Some(value) = top.required("scale") {
        let items = value.array();
        for (n, item) in items.iter().flatten().enumerate() {
            let Some((score, entry)) = scale_entry(item) else { continue };
            let slot = usize::from(score.digit());
            if entries[slot].is_some() {
                item.fault(reading::scale_twice(score.digit()));
            }
            entries[slot] = Some(entry);
            positions[slot] = n;
        }
        for score in Score::ALL {
            if items.is_some() && entries[usize::from(score.digit())].is_none() {
                value.fault(reading::scale_without(score.digit()));
            }
        }
    }
    // A score that is missing has been told; its placeholder has a name, so that it is not told again as blank.
    let entries = entries.map(|entry| entry.unwrap_or(ScaleEntry { name: "?".into(), demands: TextKind::Observacion }));
    (Scale(entries), positions)
}

fn scale_entry(value: &Value<'_, '_>) -> Option<(Score, ScaleEntry)> {
    let mut fields = value.object()?;
    let score = fields.required("score").and_then(|value| score(&value, 3));
    let name = text(&mut fields, "name");
    let demands = fields
        .required("demands")
        .and_then(|value| word(&value, &[("hallazgo", TextKind::Hallazgo), ("observacion", TextKind::Observacion)]));
    fields.finish();
    Some((score?, ScaleEntry { name, demands: demands.unwrap_or(TextKind::Observacion) }))
}

pub(super) fn score(value: &Value<'_, '_>, max: u64) -> Option<Score> {
    value.whole(max).and_then(|raw| u8::try_from(raw).ok()).and_then(Score::from_digit)
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
        levels: [None, None, None],
        zero_rule: None,
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
        criterion.levels = ["1", "2", "3"].map(|key| level(&mut levels, key));
        levels.finish();
    }
    criterion.zero_rule = fields.optional_text("zero_rule", MAX_TEXT_CHARS);
    criterion.zero = fields.optional("zero").and_then(|value| rules::zero(&value));
    criterion.verification = text(&mut fields, "verification");
    // Bands are checked against the levels, so without these they are read for their own faults alone.
    criterion.bands = fields.optional("cases").and_then(|value| cases(&value)).filter(|_| levels_known);
    fields.finish();
    criterion
}

/// A level's words, or nothing where it is null. A level at fault exists (its words are a placeholder), so that
/// its band is not told to have no level.
fn level(levels: &mut Fields<'_, '_>, key: &'static str) -> Option<String> {
    match levels.required(key) {
        Some(value) if value.is_null() => None,
        Some(value) => Some(value.text(MAX_TEXT_CHARS).map_or_else(String::new, |words| words.into_owned())),
        None => Some(String::new()),
    }
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
    let sentence = fields.optional_text("sentence", MAX_TEXT_CHARS);
    let names = fields.optional("names").and_then(|value| rules::names(&value));
    let bands = list(&mut fields, "bands", band);
    fields.finish();
    Some(Bands { unit: unit.unwrap_or(Unit::Cases), of, sentence, names, bands })
}

fn band(value: &Value<'_, '_>) -> Band {
    // Level 0 has no band, so that a placeholder stands in no other band's way.
    let mut band = Band { level: Score::Zero, from: 0, upper: Upper::To(u32::MAX) };
    let Some(mut fields) = value.object() else { return band };
    band.level = fields.required("level").and_then(|value| score(&value, 3)).unwrap_or(Score::Zero);
    band.from = whole(&mut fields, "from");
    match (fields.optional("to"), fields.optional("below")) {
        (Some(to), None) => band.upper = Upper::To(number(&to)),
        (None, Some(below)) => band.upper = Upper::Below(number(&below)),
        (Some(_), Some(_)) | (None, None) => value.fault(reading::band_end()),
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
        value.fault(reading::expected_weight(value.written()));
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
