//! A file of phrases: as it is read, with every fault at its place, and as it is written.

use std::collections::HashSet;

use serde::{Serialize, Serializer};

use crate::domain::canonical::words::words;
use crate::domain::phrases::{MAX_NAME_CHARS, MAX_PHRASES, Official, Phrase, When};
use crate::domain::places;
use crate::domain::rubric::{CriterionCode, Rubric};
use crate::domain::rubric_check::{CodeStyle, is_code};
use crate::domain::score::Score;
use crate::domain::text::is_plain_id;
use crate::domain::text::{MAX_TEXT_CHARS, NonBlank};
use crate::store::fault::Faults;
use crate::store::located::{Document, Fields, Value};
use crate::store::wrong::{OfPhrase, OfSession, Wrong};

/// `format` of a file of phrases.
pub const FORMAT: &str = "supervisa.phrases";
/// The newest `version` that this program reads, and the one it writes.
pub const VERSION: u64 = 1;

/// Reads a file of phrases. A rubric named at its top is that of every phrase that names none itself. `source` is the
/// name that stands before each fault.
///
/// # Errors
/// All faults of the file.
pub fn parse(source: &str, bytes: &[u8]) -> Result<Vec<Phrase>, Faults> {
    read(source, bytes, None)
}

/// Reads the phrases that come with `rubric`: each is for a level that it has, and says nothing in official words.
///
/// # Errors
/// All faults of the file.
pub fn check(source: &str, bytes: &[u8], rubric: &Rubric) -> Result<Vec<Phrase>, Faults> {
    read(source, bytes, Some(&Against { rubric, official: Official::of(rubric) }))
}

/// What the set of a rubric is held to.
struct Against<'r> {
    rubric: &'r Rubric,
    official: Official,
}

fn read(source: &str, bytes: &[u8], against: Option<&Against<'_>>) -> Result<Vec<Phrase>, Faults> {
    let document = Document::open(source, bytes)?;
    let read = document.root().and_then(|root| top(&root, against));
    document.finish(source)?;
    // What kept a phrase from being read was noted in the document, which then has not finished well.
    read.ok_or_else(|| Faults::whole(source, Wrong::Unreadable))
}

fn top(root: &Value<'_, '_>, against: Option<&Against<'_>>) -> Option<Vec<Phrase>> {
    let mut top = root.object()?;
    top.header(FORMAT, VERSION)?;
    let rubric = top.optional("rubric").and_then(|value| rubric_id(&value));
    let list = top.required("phrases");
    top.finish();
    let list = list?;
    let items = list.array()?;
    if items.len() > MAX_PHRASES {
        list.fault(OfPhrase::TooMany(items.len()));
        return None;
    }
    // All of them before the first that failed ends it: every fault is to be told.
    let phrases: Vec<Option<Phrase>> = items.iter().map(|item| phrase(item, rubric.as_deref(), against)).collect();
    let phrases: Vec<Phrase> = phrases.into_iter().collect::<Option<_>>()?;
    if against.is_some() {
        nameless(&phrases).into_iter().filter_map(|n| items.get(n)).for_each(|item| item.fault(OfPhrase::NoName));
    }
    Some(phrases)
}

/// The sentences of a level with alternatives that are none of them: nobody could choose them.
fn nameless(phrases: &[Phrase]) -> Vec<usize> {
    let level = |phrase: &Phrase| (phrase.criterion.clone(), phrase.score);
    let named: HashSet<_> = phrases.iter().filter(|phrase| phrase.name.is_some()).map(level).collect();
    let is_nameless = |phrase: &Phrase| phrase.name.is_none() && named.contains(&level(phrase));
    phrases.iter().enumerate().filter(|(_, phrase)| is_nameless(phrase)).map(|(n, _)| n).collect()
}

fn phrase(item: &Value<'_, '_>, of_all: Option<&str>, against: Option<&Against<'_>>) -> Option<Phrase> {
    let mut fields = item.object()?;
    let rubric = fields.optional("rubric").and_then(|value| rubric_id(&value));
    let criterion = fields.optional("criterion").and_then(|value| code(&value));
    let score = fields.optional("score").and_then(|value| score(&value));
    let name = fields.optional("name").and_then(|value| name(&value));
    let when = fields.optional("when").and_then(|value| value.one_of(WHENS));
    let text = text(&mut fields);
    fields.finish();
    let rubric = rubric.or_else(|| of_all.map(str::to_owned));
    let phrase = Phrase { rubric, criterion, score, name, when, text: text? };
    if let Some(fault) = against.and_then(|against| against.fault(&phrase)) {
        item.fault(fault);
        return None;
    }
    Some(phrase)
}

impl Against<'_> {
    /// Why `phrase` cannot come with the rubric.
    fn fault(&self, phrase: &Phrase) -> Option<Wrong> {
        let rubric = self.rubric;
        let text = phrase.text.as_str();
        if phrase.rubric.as_deref() != Some(rubric.id()) {
            return Some(OfPhrase::OtherRubric(phrase.rubric.clone(), rubric.id().to_owned()).into());
        }
        let (Some(code), Some(score)) = (&phrase.criterion, phrase.score) else {
            return Some(OfPhrase::NoLevel.into());
        };
        let Some(ix) = rubric.find(&code.0) else {
            return Some(OfPhrase::NoSuchCriterion(code.0.clone(), rubric.id().to_owned()).into());
        };
        let criterion = rubric.criterion(ix);
        if !criterion.has(score) {
            return Some(OfSession::NoSuchLevel(code.0.clone(), score).into());
        }
        if criterion.bands.is_none() && phrase.when.is_some_and(When::is_of_a_count) {
            return Some(OfPhrase::NotCounted(code.0.clone()).into());
        }
        if let Some(place) = places::first_unreadable(text) {
            return Some(OfPhrase::UnknownPlace(place.to_owned()).into());
        }
        self.official.copied(text).map(|copied| OfPhrase::Copied(copied.to_string()).into())
    }
}

fn rubric_id(value: &Value<'_, '_>) -> Option<String> {
    let id = value.text(MAX_TEXT_CHARS)?;
    if !is_plain_id(&id) {
        value.fault(OfSession::Id(id.to_string()));
        return None;
    }
    Some(id.into_owned())
}

fn code(value: &Value<'_, '_>) -> Option<CriterionCode> {
    let code = value.text(MAX_TEXT_CHARS)?;
    if !is_code(&code, CodeStyle::Free) {
        value.fault(OfPhrase::Code(code.to_string()));
        return None;
    }
    Some(CriterionCode(code.into_owned()))
}

fn score(value: &Value<'_, '_>) -> Option<Score> {
    value.whole(9).and_then(|raw| u8::try_from(raw).ok()).and_then(Score::from_digit)
}

fn name(value: &Value<'_, '_>) -> Option<String> {
    let name = value.text(MAX_NAME_CHARS)?;
    if NonBlank::new(&name).is_none() {
        value.fault(OfPhrase::BlankName);
        return None;
    }
    Some(name.into_owned())
}

words! {
    /// As it stands in a file.
    when_word, WHENS: When {
        None = "none",
        Some = "some",
        All = "all",
        Within = "within",
        Uncounted = "uncounted",
        Sample = "sample",
        NoReports = "no_reports",
    }
}

fn text(fields: &mut Fields<'_, '_>) -> Option<NonBlank> {
    let value = fields.required("text")?;
    let text = NonBlank::new(&value.text(MAX_TEXT_CHARS)?);
    if text.is_none() {
        value.fault(OfPhrase::Blank);
    }
    text
}

/// Phrases in the form of their file, for whoever writes JSON.
#[derive(Debug)]
pub struct Listed<'p>(pub &'p [Phrase]);

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let phrases = self.0.iter().map(PhraseForm::of).collect();
        Form { format: FORMAT, version: VERSION, phrases }.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Form<'p> {
    format: &'static str,
    version: u64,
    phrases: Vec<PhraseForm<'p>>,
}

#[derive(Serialize)]
struct PhraseForm<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    rubric: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'static str>,
    text: &'p str,
}

impl<'p> PhraseForm<'p> {
    fn of(phrase: &'p Phrase) -> Self {
        Self {
            rubric: phrase.rubric.as_deref(),
            criterion: phrase.criterion.as_ref().map(|code| code.0.as_str()),
            score: phrase.score.map(Score::digit),
            name: phrase.name.as_deref(),
            when: phrase.when.map(when_word),
            text: phrase.text.as_str(),
        }
    }
}

/// The file of `phrases`, indented and with a final line break.
pub(super) fn write(phrases: &[Phrase]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = serde_json::to_writer_pretty(&mut bytes, &Listed(phrases));
    debug_assert!(written.is_ok(), "memory takes every byte, and all keys are strings");
    bytes.push(b'\n');
    bytes
}
