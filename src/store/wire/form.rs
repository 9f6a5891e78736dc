//! The written form of a session, and its seal.

use std::io;

use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::words::{
    court_word, field_word, key_of, kind_word, page_word, scope_word, status_word, stay_word, text_word, tick_word,
};
use super::{FORMAT, VERSION, handed};
use crate::domain::bands::Cases;
use crate::domain::canonical::moment;
use crate::domain::identification::{Field, Identification};
use crate::domain::roll::{Attributes, Roll};
use crate::domain::rubric::CriterionIx;
use crate::domain::sample::Sample;
use crate::domain::session::{
    Bookmark, Draft, MAX_NOTE_CHARS, Open, OpenBulk, OpenEditor, OpenField, Session, SheetPlace,
};
use crate::store::rubric_file::hex;

/// The file's bytes.
pub(super) fn pretty(session: &Session, generation: u64) -> Vec<u8> {
    let seal = seal(session, generation);
    let mut bytes = Vec::with_capacity(32 * 1024);
    let written = serde_json::to_writer_pretty(&mut bytes, &Form { session, generation, seal: Some(&seal) });
    debug_assert!(written.is_ok(), "memory takes every byte, and all keys are strings");
    bytes.push(b'\n');
    bytes
}

/// SHA-256 over the compact form without the seal.
pub(super) fn seal(session: &Session, generation: u64) -> String {
    let mut sink = Hashing(Sha256::new());
    let hashed = serde_json::to_writer(&mut sink, &Form { session, generation, seal: None });
    debug_assert!(hashed.is_ok(), "a hash takes every byte, and all keys are strings");
    hex(&sink.0.finalize())
}

struct Hashing(Sha256);

impl io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Form<'s> {
    session: &'s Session,
    generation: u64,
    seal: Option<&'s str>,
}

impl Serialize for Form<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let head = self.session.head();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("id", head.id.as_str())?;
        map.serialize_entry("rubric", &PinForm { id: &head.pin.id, sha256: &head.pin.sha256 })?;
        map.serialize_entry("status", status_word(head.status))?;
        map.serialize_entry("kind", kind_word(head.kind))?;
        map.serialize_entry("identification", &IdentificationForm(&head.identification))?;
        map.serialize_entry("evaluations", &EvaluationsForm(self.session))?;
        handed::write_texts(self.session, &mut map)?;
        if head.sample != Sample::default() {
            map.serialize_entry("sample", &SampleForm(&head.sample))?;
        }
        if !self.session.sheet().is_empty() {
            map.serialize_entry("sheet", &SheetForm(self.session))?;
        }
        if self.session.rubric().indices().any(|ix| self.session.sheet().reasons(ix).next().is_some()) {
            map.serialize_entry("reasons", &ReasonsForm(self.session))?;
        }
        if self.session.rubric().indices().any(|ix| self.session.mark(ix).is_some()) {
            map.serialize_entry("marks", &MarksForm(self.session))?;
        }
        if !self.session.dismissed().is_empty() {
            map.serialize_entry("dismissed", self.session.dismissed())?;
        }
        handed::write_deeds(self.session, &mut map)?;
        let bookmark = self.session.bookmark();
        if *bookmark != Bookmark::at(self.session.rubric().first()) {
            map.serialize_entry("bookmark", &BookmarkForm { session: self.session, bookmark })?;
        }
        if let Some(at) = &head.created_at {
            map.serialize_entry("created_at", &moment(at))?;
        }
        if let Some(at) = &head.changed_at {
            map.serialize_entry("changed_at", &moment(at))?;
        }
        if self.generation != 0 {
            map.serialize_entry("generation", &self.generation)?;
        }
        if let Some(seal) = self.seal {
            map.serialize_entry("payload_sha256", seal)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct PinForm<'s> {
    id: &'s str,
    sha256: &'s str,
}

struct IdentificationForm<'s>(&'s Identification);

impl Serialize for IdentificationForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Field::ALL.map(|field| (key_of(field), self.0.get(field))))
    }
}

/// The touched criteria in the rubric's order.
struct EvaluationsForm<'s>(&'s Session);

impl Serialize for EvaluationsForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let touched = self.0.rubric().indices().filter(|&ix| !self.0.draft(ix).is_untouched());
        serializer.collect_map(touched.map(|ix| (&self.0.rubric().criterion(ix).code.0, DraftForm(self.0.draft(ix)))))
    }
}

struct DraftForm<'s>(&'s Draft);

impl Serialize for DraftForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cases = self.0.cases;
        let unfinished: Vec<&str> = self.0.unfinished().map(text_word).collect();
        let keys = 3 + usize::from(cases.is_some()) + usize::from(!unfinished.is_empty());
        let mut form = serializer.serialize_struct("evaluation", keys)?;
        form.serialize_field("score", &self.0.score.map(|score| score.digit()))?;
        form.serialize_field("hallazgo", &self.0.hallazgo)?;
        form.serialize_field("observacion", &self.0.observacion)?;
        if let Some(Cases { meeting, reviewed }) = cases {
            form.serialize_field("cases", &CasesForm { meeting, reviewed })?;
        }
        if !unfinished.is_empty() {
            form.serialize_field("unfinished", &unfinished)?;
        }
        form.end()
    }
}

#[derive(Serialize)]
struct CasesForm {
    meeting: u64,
    reviewed: u64,
}

/// What is not known or empty is left out.
struct SampleForm<'s>(&'s Sample);

impl Serialize for SampleForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Sample { reviewed, judicialised, not_judicialised, closed, case_codes, cases, rucs, reports, plans } =
            self.0;
        let mut map = serializer.serialize_map(None)?;
        let counts = [
            ("reviewed", reviewed),
            ("judicialised", judicialised),
            ("not_judicialised", not_judicialised),
            ("closed", closed),
        ];
        for (key, count) in counts {
            if let Some(count) = count {
                map.serialize_entry(key, count)?;
            }
        }
        for (key, codes) in [("case_codes", case_codes), ("rucs", rucs), ("reports", reports), ("plans", plans)] {
            if !codes.is_empty() {
                map.serialize_entry(key, codes)?;
            }
        }
        if *cases != Roll::default() {
            map.serialize_entry("cases", &RollForm(cases))?;
        }
        map.end()
    }
}

/// The cases of which something is known.
struct RollForm<'s>(&'s Roll);

impl Serialize for RollForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(code, known)| {
            let Attributes { court, stay } = known;
            (code, CaseForm { court: court.map(court_word), stay: stay.map(stay_word) })
        }))
    }
}

#[derive(Serialize)]
struct CaseForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    court: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stay: Option<&'static str>,
}

/// The columns that have ticks, in the rubric's order.
struct SheetForm<'s>(&'s Session);

impl Serialize for SheetForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = self.0.sheet().criteria().filter(|&ix| self.0.sheet().column(ix).next().is_some());
        serializer.collect_map(columns.map(|ix| (&self.0.rubric().criterion(ix).code.0, ColumnForm(self.0, ix))))
    }
}

struct ColumnForm<'s>(&'s Session, CriterionIx);

impl Serialize for ColumnForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.sheet().column(self.1).map(|(code, tick)| (code, tick_word(tick))))
    }
}

/// The reasons by criterion, in the rubric's order.
struct ReasonsForm<'s>(&'s Session);

impl Serialize for ReasonsForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (rubric, sheet) = (self.0.rubric(), self.0.sheet());
        let of = |ix| sheet.reasons(ix).collect::<std::collections::BTreeMap<_, _>>();
        let given = rubric.indices().map(|ix| (&rubric.criterion(ix).code.0, of(ix)));
        serializer.collect_map(given.filter(|(_, reasons)| !reasons.is_empty()))
    }
}

/// The marked criteria in the rubric's order.
struct MarksForm<'s>(&'s Session);

impl Serialize for MarksForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rubric = self.0.rubric();
        let marked = rubric.indices().filter_map(|ix| Some((&rubric.criterion(ix).code.0, self.0.mark(ix)?)));
        serializer.collect_map(marked)
    }
}

struct BookmarkForm<'s> {
    session: &'s Session,
    bookmark: &'s Bookmark,
}

impl Serialize for BookmarkForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Bookmark { criterion, open } = self.bookmark;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("criterion", &self.session.rubric().criterion(*criterion).code.0)?;
        match open {
            None => {}
            Some(Open::Editor(OpenEditor { kind, cursor })) => {
                // Reading refuses a cursor behind the text, and nothing may be written that reading refuses.
                let length = self.session.draft(*criterion).text(*kind).chars().count();
                map.serialize_entry("editor", &EditorForm { text: text_word(*kind), cursor: *cursor.min(&length) })?;
            }
            Some(Open::Sheet(SheetPlace { page, row, codes })) => {
                map.serialize_entry("sheet", &SheetPlaceForm { page: page_word(*page), row: *row, codes })?;
            }
            Some(Open::Counter(typed)) => map.serialize_entry("counter", typed)?,
            Some(Open::Field(OpenField { name, cursor })) => {
                let cursor = *cursor.min(&MAX_NOTE_CHARS);
                map.serialize_entry("field", &FieldForm { name: field_word(*name), cursor })?;
            }
            Some(Open::Bulk(OpenBulk { scope, text })) => {
                map.serialize_entry("bulk", &BulkForm { scope: scope_word(*scope), text })?;
            }
        }
        map.end()
    }
}

#[derive(Serialize)]
struct EditorForm {
    text: &'static str,
    cursor: usize,
}

#[derive(Serialize)]
struct FieldForm {
    name: &'static str,
    cursor: usize,
}

#[derive(Serialize)]
struct SheetPlaceForm<'s> {
    page: &'static str,
    row: usize,
    #[serde(skip_serializing_if = "str::is_empty")]
    codes: &'s str,
}

#[derive(Serialize)]
struct BulkForm<'s> {
    scope: &'static str,
    text: &'s str,
}
