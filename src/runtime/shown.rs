//! What the store tells, in the words of the screens.

use chrono::Local;

use crate::app::event::{Candidate, Recovery as Found, TrashCard};
use crate::domain::catalog::{Card, OpenBy, Problem};
use crate::store::error::Problem as Wrong;
use crate::store::trash::Trashed;
use crate::store::{Entry, Holder, Recovery, Version, Which, names};
use crate::wording::recovery as words;

/// A file whose name is no id cannot be opened from the list, and is named beside it.
pub(super) fn card(entry: Entry) -> Option<Card> {
    Some(Card {
        id: entry.id?,
        path: entry.path.to_string_lossy().into_owned(),
        status: entry.status,
        version: entry.version,
        kind: entry.kind,
        project_code: entry.project_code,
        project_name: entry.project_name,
        commune: entry.commune,
        visit_date: entry.visit_date,
        changed_at: entry.changed_at,
        criteria: entry.criteria,
        complete: entry.complete,
        total_percent: entry.total_percent,
        problem: entry.problem.map(|problem| match problem {
            Wrong::UnknownRubric(_) => Problem::NoRubric(problem.to_string()),
            Wrong::NoId
            | Wrong::FileMissing
            | Wrong::OlderThanBackup
            | Wrong::Refused(_)
            | Wrong::Failed(_)
            | Wrong::WithBackup(_) => Problem::Damaged(problem.to_string()),
        }),
        open_by: entry.holder.map(|Holder { user, since, .. }| OpenBy { user, since }),
    })
}

/// Names an entry of the trash for the screens.
pub(super) fn trash_name(trashed: &Trashed) -> String {
    format!("{} {}", trashed.id, trashed.removed_at.to_rfc3339())
}

/// An entry of the trash as the screens show it.
pub(super) fn trash_card(trashed: &Trashed) -> TrashCard {
    TrashCard {
        entry: trash_name(trashed),
        removed_at: Some(trashed.removed_at.with_timezone(&Local).fixed_offset()),
        card: Card {
            project_name: trashed.project_name.clone(),
            commune: trashed.commune.clone(),
            visit_date: trashed.visit_date.clone(),
            kind: trashed.kind,
            status: trashed.status,
            version: trashed.version,
            ..Card::unknown(trashed.id.clone())
        },
    }
}

/// What the recovery screen tells of a choice.
pub(super) fn found(recovery: &Recovery) -> Found {
    let candidate = |which: &Which| {
        let version = recovery.version(*which);
        let (name, what) = match (which, &version.problem) {
            (Which::File, None) => (names::session(recovery.id()), words::OF_FILE),
            (Which::File, Some(_)) => (names::session(recovery.id()), words::OF_DAMAGED),
            (Which::Backup, None) => (names::backup(recovery.id()), words::OF_BACKUP),
            (Which::Backup, Some(_)) => (names::backup(recovery.id()), words::OF_DAMAGED_BACKUP),
        };
        let Version { changed_at, complete, criteria, rest, .. } = version;
        let rest = rest.map(|rest| words::rest(&rest));
        Candidate { name, what, changed_at, complete, criteria, rest }
    };
    Found {
        id: recovery.id().clone(),
        problem: recovery.why().to_string(),
        damaged: candidate(&Which::File),
        candidates: recovery.choices().iter().map(candidate).collect(),
        differing: recovery.differing().into_iter().map(|ix| recovery.code(ix)).collect(),
    }
}
