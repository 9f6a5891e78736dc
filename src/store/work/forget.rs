//! A datum of a person that is in the session no more is in its backup no more: nothing that was corrected lives on there.
//!
//! A save that takes one out makes the backup go before the new file takes its place, lets go what that replaces, and then
//! makes the backup anew, from what was saved. So no moment has a file of the session that holds what the new one does not,
//! but for a temporary one between two calls, which the next start removes. What lies elsewhere is not followed: files set
//! aside, copies in conflict, the trash, and what the medium keeps of files that were removed (docs/operacion.md).

use super::OpenSession;
use crate::domain::session::Status;
use crate::domain::traces::Traces;
use crate::store::disk::{Outcome, Place, again};
use crate::store::load::Candidate;
use crate::store::names;
use crate::store::save::{Temporary, unlink_if_there};
use crate::store::wire;

impl OpenSession {
    /// Rids the backup of what the file does not hold of a person any more: a crash, or an older program, may have left
    /// it there. Where that cannot be done now, the next save does.
    pub(in crate::store) fn forget(&mut self) {
        let traces = Traces::of(&self.content);
        if traces.cover(&self.exposed) {
            return;
        }
        let copied = self.copy_to_backup(&wire::write(&self.content, self.generation));
        if copied.is_ok() {
            self.exposed = traces;
        }
    }

    /// Rids the backup of what was typed and erased before the session was closed: a crash may have put it back.
    pub(in crate::store) fn forget_what_was_typed(&self) {
        let closed = self.content.head().status == Status::Closed;
        let name = names::backup(&self.id);
        let is_older = || match self.store.candidate(&self.id, &name) {
            Candidate::Good(backup) => backup.loaded.session.head().status == Status::Open,
            Candidate::Bad(_) => true,
            Candidate::Absent => false,
        };
        if closed && is_older() {
            // Where that cannot be done now, the next opening does it.
            let _ = self.copy_to_backup(&wire::write(&self.content, self.generation));
        }
    }

    /// Before a save that forgets: the backup that is older still.
    pub(super) fn forget_backup(&self, forgets: bool) -> Outcome<()> {
        if forgets { unlink_if_there(self.store.disk(), Place::Sessions, &names::backup(&self.id)) } else { Ok(()) }
    }

    /// Makes the backup a copy of what was saved, as long as the session is ours; the reasons are those of the protocol.
    pub(super) fn copy_to_backup(&self, bytes: &[u8]) -> Outcome<()> {
        let disk = self.store.disk();
        let copy = Temporary::write(disk, Place::Sessions, &names::session(&self.id), bytes, &self.strays)?;
        if !self.store.holds(&*self.lock, &self.id)? {
            return Ok(());
        }
        copy.replace_as(&names::backup(&self.id))?;
        again(|| disk.sync(Place::Sessions))
    }
}
