//! The canonical form of what is handed in, and its seal. `docs/sello.md` is the account for others, with test vectors;
//! `docs/sello.py` computes it without a line of this program.
//!
//! The form is JSON with sorted keys, without blanks, and without whatever is empty. It holds what is handed in: never the
//! bookmark, marks, private notes or dismissed notices, nor what only the file needs (its id, how often it was saved).
//! Texts are taken letter by letter: no normalisation, since two spellings are two texts and the tables of Unicode grow.

pub(crate) mod words;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::bands::Cases;
use super::identification::Field;
use super::roll::Attributes;
use super::rubric::CriterionIx;
use super::sample::Sample;
use super::seal::Seal;
use super::session::{Closing, Deed, PublicIx, Session, Timestamp};
use words::{court_word, key_of, kind_word, meaning_word, stay_word, text_word, tick_word};

/// The form's own version.
const VERSION: u64 = 1;

/// A value of the form.
enum Node {
    Number(u64),
    Text(String),
    List(Vec<Node>),
    Object(Object),
}

/// Keys in the order of their code points. What is empty has none.
#[derive(Default)]
struct Object(BTreeMap<String, Node>);

impl Object {
    fn put(&mut self, key: impl Into<String>, value: Node) {
        let empty = match &value {
            Node::Number(_) => false,
            Node::Text(text) => text.is_empty(),
            Node::List(items) => items.is_empty(),
            Node::Object(object) => object.0.is_empty(),
        };
        if !empty {
            self.0.insert(key.into(), value);
        }
    }

    fn text(&mut self, key: impl Into<String>, text: &str) {
        self.put(key, Node::Text(text.to_owned()));
    }

    fn number(&mut self, key: &str, number: Option<u64>) {
        number.into_iter().for_each(|number| self.put(key, Node::Number(number)));
    }

    fn list<'t>(&mut self, key: &str, items: impl IntoIterator<Item = &'t str>) {
        self.put(key, Node::List(items.into_iter().map(|item| Node::Text(item.to_owned())).collect()));
    }

    fn object(&mut self, key: impl Into<String>, fill: impl FnOnce(&mut Self)) {
        let mut inner = Self::default();
        fill(&mut inner);
        self.put(key, Node::Object(inner));
    }
}

/// The seal that `session` has as it is now. The last closing is under it but for its own seal.
pub fn seal(session: &Session) -> Seal {
    Seal(Sha256::digest(form(session)).into())
}

/// The bytes that are hashed.
pub(crate) fn form(session: &Session) -> String {
    let (head, rubric) = (session.head(), session.rubric());
    let mut top = Object::default();
    top.number("seal", Some(VERSION));
    top.object("rubric", |pin| {
        pin.text("id", &head.pin.id);
        pin.text("sha256", &head.pin.sha256);
    });
    top.text("kind", kind_word(head.kind));
    top.object("identification", |fields| {
        Field::ALL.into_iter().for_each(|field| fields.text(key_of(field), head.identification.get(field)));
    });
    top.object("sample", |object| sample(object, &head.sample));
    top.object("sheet", |sheet| {
        for ix in session.sheet().criteria() {
            let ticks = session.sheet().column(ix);
            sheet.object(code(session, ix), |column| ticks.for_each(|(case, tick)| column.text(case, tick_word(tick))));
        }
    });
    top.object("reasons", |reasons| {
        for ix in rubric.indices() {
            reasons
                .object(code(session, ix), |of| session.sheet().reasons(ix).for_each(|(case, why)| of.text(case, why)));
        }
    });
    top.object("evaluations", |all| {
        rubric.indices().for_each(|ix| all.object(code(session, ix), |one| evaluation(one, session, ix)));
    });
    top.object("conclusions", |all| {
        rubric.conclusion_indices().for_each(|ix| all.text(&rubric.conclusion(ix).key, session.conclusion(ix)));
    });
    top.object("public", |public| {
        public.object("criteria", |all| {
            rubric.indices().for_each(|ix| all.text(code(session, ix), session.public(PublicIx::Criterion(ix))));
        });
        public.object("conclusions", |all| {
            let fields = rubric.conclusion_indices();
            fields.for_each(|ix| all.text(&rubric.conclusion(ix).key, session.public(PublicIx::Conclusion(ix))));
        });
    });
    let signatories = session.signatories().all().iter().map(|one| {
        let mut object = Object::default();
        object.text("name", &one.name);
        object.text("post", &one.post);
        Node::Object(object)
    });
    top.put("signatories", Node::List(signatories.collect()));
    top.put("acts", Node::List(deeds(session.deeds())));
    let mut written = String::new();
    write(&mut written, &Node::Object(top));
    written
}

fn code(session: &Session, ix: CriterionIx) -> String {
    session.rubric().criterion(ix).code.0.clone()
}

fn sample(object: &mut Object, sample: &Sample) {
    let Sample { reviewed, judicialised, not_judicialised, closed, case_codes, cases, rucs, reports, plans } = sample;
    object.number("reviewed", reviewed.map(u64::from));
    object.number("judicialised", judicialised.map(u64::from));
    object.number("not_judicialised", not_judicialised.map(u64::from));
    object.number("closed", closed.map(u64::from));
    for (key, codes) in [("case_codes", case_codes), ("rucs", rucs), ("reports", reports), ("plans", plans)] {
        object.list(key, codes.iter().map(String::as_str));
    }
    object.object("cases", |object| {
        for (code, Attributes { court, stay }) in cases.iter() {
            object.object(code, |case| {
                case.text("court", court.map_or("", court_word));
                case.text("stay", stay.map_or("", stay_word));
            });
        }
    });
}

fn evaluation(object: &mut Object, session: &Session, ix: CriterionIx) {
    let draft = session.draft(ix);
    object.number("score", draft.score.map(|score| score.digit().into()));
    object.text("hallazgo", &draft.hallazgo);
    object.text("observacion", &draft.observacion);
    if let Some(Cases { meeting, reviewed }) = draft.cases {
        object.object("cases", |cases| {
            cases.number("meeting", Some(meeting));
            cases.number("reviewed", Some(reviewed));
        });
    }
    object.list("unfinished", draft.unfinished().map(text_word));
}

/// What was done; the seal of the last closing cannot be under itself.
fn deeds(deeds: &[Deed]) -> Vec<Node> {
    let node = |(n, deed): (usize, &Deed)| {
        let mut object = Object::default();
        let said = |object: &mut Object, act: &str, at: &Timestamp| {
            object.text("act", act);
            object.text("at", &moment(at));
        };
        match deed {
            Deed::Created(at) => said(&mut object, "created", at),
            Deed::Closed(Closing { version, at, by, meaning, seal }) => {
                said(&mut object, "closed", at);
                object.number("version", Some((*version).into()));
                object.text("by", by);
                object.text("meaning", meaning_word(*meaning));
                if n + 1 < deeds.len() {
                    object.text("seal", &seal.hex());
                }
            }
            Deed::Reopened(reopening) => {
                said(&mut object, "reopened", &reopening.at);
                object.number("version", Some(reopening.from.into()));
                object.text("reason", &reopening.reason);
            }
        }
        Node::Object(object)
    };
    deeds.iter().enumerate().map(node).collect()
}

/// RFC 3339 with the offset of the place, and as many digits of the second as it has: none, three, six or nine.
pub(crate) fn moment(at: &Timestamp) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}

fn write(out: &mut String, node: &Node) {
    match node {
        Node::Number(number) => out.push_str(&number.to_string()),
        Node::Text(text) => quote(out, text),
        Node::List(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                out.push_str(if n == 0 { "" } else { "," });
                write(out, item);
            }
            out.push(']');
        }
        Node::Object(Object(entries)) => {
            out.push('{');
            for (n, (key, value)) in entries.iter().enumerate() {
                out.push_str(if n == 0 { "" } else { "," });
                quote(out, key);
                out.push(':');
                write(out, value);
            }
            out.push('}');
        }
    }
}

/// Only what JSON demands is escaped.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{C}' => out.push_str("\\f"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests;
