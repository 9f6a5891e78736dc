//! Where the supervisor was, from its JSON.

use super::keys::{bookmark, bulk, conclusion, editor, field, sheet};
use super::read::text;
use super::words::{FIELD_NAMES, PAGES, SCOPES, TEXTS};
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::sample::MAX_TYPED_CHARS;
use crate::domain::session::{
    Bookmark, Draft, MAX_COUNTER_CHARS, MAX_NOTE_CHARS, Open, OpenBulk, OpenConclusion, OpenEditor, OpenField,
    SheetPlace,
};
use crate::domain::text::MAX_TEXT_CHARS;
use crate::store::located::Value;
use crate::store::wrong::OfSession;

pub(super) fn place(value: &Value<'_, '_>, rubric: &Rubric, drafts: &[(CriterionIx, Draft)]) -> Option<Bookmark> {
    let mut fields = value.object()?;
    let criterion = fields.required(bookmark::CRITERION).and_then(|value| {
        let code = text(&value)?;
        let ix = rubric.find(&code);
        if ix.is_none() {
            value.fault(OfSession::UnknownCriterion(code.to_string(), rubric.id().to_owned()));
        }
        ix
    });
    let (editor, sheet, bulk) =
        (fields.optional(bookmark::EDITOR), fields.optional(bookmark::SHEET), fields.optional(bookmark::BULK));
    let (counter, conclusion, field) =
        (fields.optional(bookmark::COUNTER), fields.optional(bookmark::CONCLUSION), fields.optional(bookmark::FIELD));
    fields.finish();
    if [&editor, &sheet, &bulk, &counter, &conclusion, &field].into_iter().flatten().count() > 1 {
        value.fault(OfSession::TwoOpen);
        return None;
    }
    let criterion = criterion?;
    let draft = drafts.iter().find(|(ix, _)| *ix == criterion).map(|(_, draft)| draft);
    let open = match (editor, sheet, bulk, counter, conclusion, field) {
        (Some(value), ..) => Some(Open::Editor(editor_of(&value, draft)?)),
        (None, Some(value), ..) => Some(Open::Sheet(sheet_of(&value)?)),
        (None, None, Some(value), ..) => Some(Open::Bulk(bulk_of(&value)?)),
        (None, None, None, Some(value), ..) => Some(Open::Counter(value.text(MAX_COUNTER_CHARS)?.into_owned())),
        (None, None, None, None, Some(value), _) => Some(Open::Conclusion(conclusion_of(&value)?)),
        (None, None, None, None, None, Some(value)) => Some(Open::Field(field_of(&value)?)),
        (None, None, None, None, None, None) => None,
    };
    Some(Bookmark { criterion, open })
}

fn editor_of(value: &Value<'_, '_>, draft: Option<&Draft>) -> Option<OpenEditor> {
    let mut fields = value.object()?;
    let kind = fields.required(editor::TEXT).and_then(|value| value.one_of(TEXTS));
    let cursor = fields.required(editor::CURSOR);
    fields.finish();
    let (kind, cursor_value) = (kind?, cursor?);
    let cursor = cursor_value.whole(u64::MAX)?;
    let length = draft.map_or(0, |draft| draft.text(kind).chars().count());
    match usize::try_from(cursor) {
        Ok(cursor) if cursor <= length => Some(OpenEditor { kind, cursor }),
        Ok(_) | Err(_) => {
            cursor_value.fault(OfSession::CursorBeyond(cursor, length));
            None
        }
    }
}

fn sheet_of(value: &Value<'_, '_>) -> Option<SheetPlace> {
    let mut fields = value.object()?;
    let page = fields.required(sheet::PAGE).and_then(|value| value.one_of(PAGES));
    let row = fields.required(sheet::ROW).and_then(|value| value.whole(u32::MAX.into()));
    let codes =
        fields.optional(sheet::CODES).map(|value| value.text(MAX_TYPED_CHARS).map(std::borrow::Cow::into_owned));
    fields.finish();
    Some(SheetPlace { page: page?, row: usize::try_from(row?).ok()?, codes: codes.unwrap_or(Some(String::new()))? })
}

fn bulk_of(value: &Value<'_, '_>) -> Option<OpenBulk> {
    let mut fields = value.object()?;
    let scope = fields.required(bulk::SCOPE).and_then(|value| value.one_of(SCOPES));
    let text =
        fields.required(bulk::TEXT).and_then(|value| value.text(MAX_TEXT_CHARS)).map(std::borrow::Cow::into_owned);
    fields.finish();
    Some(OpenBulk { scope: scope?, text: text? })
}

fn conclusion_of(value: &Value<'_, '_>) -> Option<OpenConclusion> {
    let mut fields = value.object()?;
    let line = fields.required(conclusion::LINE).and_then(|value| value.whole(MAX_NOTE_CHARS as u64));
    let cursor = fields.required(conclusion::CURSOR).and_then(|value| value.whole(MAX_TEXT_CHARS as u64));
    fields.finish();
    Some(OpenConclusion { line: usize::try_from(line?).ok()?, cursor: usize::try_from(cursor?).ok()? })
}

fn field_of(value: &Value<'_, '_>) -> Option<OpenField> {
    let mut fields = value.object()?;
    let name = fields.required(field::NAME).and_then(|value| value.one_of(FIELD_NAMES));
    let cursor = fields.required(field::CURSOR).and_then(|value| value.whole(MAX_NOTE_CHARS as u64));
    fields.finish();
    Some(OpenField { name: name?, cursor: usize::try_from(cursor?).ok()? })
}
