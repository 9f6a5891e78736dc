//! The written form of a session, and its seal.

use std::io;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::keys::{bookmark, bulk, case, conclusion, counted, editor, evaluation, field, pin, sample, session, sheet};
use super::small::{Plain, Small};
use super::words::{
    FIELDS, court_word, field_word, kind_word, page_word, scope_word, status_word, stay_word, text_word, tick_word,
};
use super::{FORMAT, VERSION, handed};
use crate::domain::bands::Cases;
use crate::domain::canonical::moment;
use crate::domain::identification::Identification;
use crate::domain::roll::{Attributes, Roll};
use crate::domain::rubric::CriterionIx;
use crate::domain::sample::Sample;
use crate::domain::session::{
    Bookmark, Draft, MAX_NOTE_CHARS, Open, OpenBulk, OpenConclusion, OpenEditor, OpenField, Session, SheetPlace,
};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};
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
        map.serialize_entry(session::FORMAT, FORMAT)?;
        map.serialize_entry(session::VERSION, &VERSION)?;
        map.serialize_entry(session::ID, head.id.as_str())?;
        map.serialize_entry(
            session::RUBRIC,
            &Small([(pin::ID, Plain::text(&head.pin.id)), (pin::SHA256, Plain::text(&head.pin.sha256))]),
        )?;
        map.serialize_entry(session::STATUS, status_word(head.status))?;
        map.serialize_entry(session::KIND, kind_word(head.kind))?;
        map.serialize_entry(session::IDENTIFICATION, &IdentificationForm(&head.identification))?;
        map.serialize_entry(session::EVALUATIONS, &EvaluationsForm(self.session))?;
        handed::write_texts(self.session, &mut map)?;
        if head.sample != Sample::default() {
            map.serialize_entry(session::SAMPLE, &SampleForm(&head.sample))?;
        }
        if !self.session.sheet().is_empty() {
            map.serialize_entry(session::SHEET, &SheetForm(self.session))?;
        }
        if self.session.rubric().indices().any(|ix| self.session.sheet().reasons(ix).next().is_some()) {
            map.serialize_entry(session::REASONS, &ReasonsForm(self.session))?;
        }
        if self.session.rubric().indices().any(|ix| self.session.mark(ix).is_some()) {
            map.serialize_entry(session::MARKS, &MarksForm(self.session))?;
        }
        if !self.session.dismissed().is_empty() {
            map.serialize_entry(session::DISMISSED, self.session.dismissed())?;
        }
        handed::write_deeds(self.session, &mut map)?;
        let bookmark = self.session.bookmark();
        if *bookmark != Bookmark::at(self.session.rubric().first()) {
            map.serialize_entry(session::BOOKMARK, &BookmarkForm { session: self.session, bookmark })?;
        }
        if let Some(at) = &head.created_at {
            map.serialize_entry(session::CREATED_AT, &moment(at))?;
        }
        if let Some(at) = &head.changed_at {
            map.serialize_entry(session::CHANGED_AT, &moment(at))?;
        }
        if self.generation != 0 {
            map.serialize_entry(session::GENERATION, &self.generation)?;
        }
        if let Some(seal) = self.seal {
            map.serialize_entry(session::SEAL, seal)?;
        }
        map.end()
    }
}

struct IdentificationForm<'s>(&'s Identification);

impl Serialize for IdentificationForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(FIELDS.iter().map(|(key, field)| (key, self.0.get(*field))))
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
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(evaluation::SCORE, &self.0.score.map(|score| score.digit()))?;
        for kind in TextKind::ALL {
            map.serialize_entry(text_word(kind), self.0.text(kind))?;
        }
        if let Some(Cases { meeting, reviewed }) = self.0.cases {
            let counted = [(counted::MEETING, Plain::whole(meeting)), (counted::REVIEWED, Plain::whole(reviewed))];
            map.serialize_entry(evaluation::CASES, &Small(counted))?;
        }
        let unfinished: Vec<&str> = self.0.unfinished().map(text_word).collect();
        if !unfinished.is_empty() {
            map.serialize_entry(evaluation::UNFINISHED, &unfinished)?;
        }
        map.end()
    }
}

/// What is not known or empty is left out.
struct SampleForm<'s>(&'s Sample);

impl Serialize for SampleForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Sample { reviewed, judicialised, not_judicialised, closed, case_codes, cases, rucs, reports, plans } =
            self.0;
        let mut map = serializer.serialize_map(None)?;
        let counts = [
            (sample::REVIEWED, reviewed),
            (sample::JUDICIALISED, judicialised),
            (sample::NOT_JUDICIALISED, not_judicialised),
            (sample::CLOSED, closed),
        ];
        for (key, count) in counts {
            if let Some(count) = count {
                map.serialize_entry(key, count)?;
            }
        }
        for (key, codes) in
            [(sample::CASE_CODES, case_codes), (sample::RUCS, rucs), (sample::REPORTS, reports), (sample::PLANS, plans)]
        {
            if !codes.is_empty() {
                map.serialize_entry(key, codes)?;
            }
        }
        if *cases != Roll::default() {
            map.serialize_entry(sample::CASES, &RollForm(cases))?;
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
            let (court, stay) = (court.map(court_word), stay.map(stay_word));
            (code, Small([(case::COURT, court.and_then(Plain::text)), (case::STAY, stay.and_then(Plain::text))]))
        }))
    }
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
        map.serialize_entry(bookmark::CRITERION, &self.session.rubric().criterion(*criterion).code.0)?;
        match open {
            None => {}
            Some(Open::Editor(OpenEditor { kind, cursor })) => {
                // Reading refuses a cursor behind the text, and nothing may be written that reading refuses.
                let length = self.session.draft(*criterion).text(*kind).chars().count();
                map.serialize_entry(
                    bookmark::EDITOR,
                    &Small([
                        (editor::TEXT, Plain::text(text_word(*kind))),
                        (editor::CURSOR, Plain::size(*cursor.min(&length))),
                    ]),
                )?;
            }
            Some(Open::Sheet(SheetPlace { page, row, codes })) => {
                map.serialize_entry(
                    bookmark::SHEET,
                    &Small([
                        (sheet::PAGE, Plain::text(page_word(*page))),
                        (sheet::ROW, Plain::size(*row)),
                        (sheet::CODES, Plain::some(codes)),
                    ]),
                )?;
            }
            Some(Open::Counter(typed)) => map.serialize_entry(bookmark::COUNTER, typed)?,
            Some(Open::Conclusion(OpenConclusion { line, cursor })) => {
                // Where it is behind the text, the end of it is meant.
                let (line, cursor) = (*line.min(&MAX_NOTE_CHARS), *cursor.min(&MAX_TEXT_CHARS));
                map.serialize_entry(
                    bookmark::CONCLUSION,
                    &Small([(conclusion::LINE, Plain::size(line)), (conclusion::CURSOR, Plain::size(cursor))]),
                )?;
            }
            Some(Open::Field(OpenField { name, cursor })) => {
                let cursor = *cursor.min(&MAX_NOTE_CHARS);
                map.serialize_entry(
                    bookmark::FIELD,
                    &Small([(field::NAME, Plain::text(field_word(*name))), (field::CURSOR, Plain::size(cursor))]),
                )?;
            }
            Some(Open::Bulk(OpenBulk { scope, text })) => {
                map.serialize_entry(
                    bookmark::BULK,
                    &Small([(bulk::SCOPE, Plain::text(scope_word(*scope))), (bulk::TEXT, Plain::text(text))]),
                )?;
            }
        }
        map.end()
    }
}
