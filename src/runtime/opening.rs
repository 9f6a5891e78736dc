//! The clerk's jobs that end with a session on screen: making, opening, reading, recovering one.

use rustix::io::Errno;

use super::clerk::{Clerk, now};
use super::shown::found;
use crate::app::event::{Opened, Outcome};
use crate::app::read_only::ReadOnly;
use crate::domain::identification::{Identification, Kind};
use crate::domain::sample::Sample;
use crate::domain::session::{Session, SessionHead, SessionId, Status};
use crate::store::rubric_file;
use crate::store::{OpenSession, Opening, Source, StoreResult};
use crate::wording::{elsewhere, recovery as recovery_words, runtime as words, store as store_words};

impl Clerk {
    /// Takes the lock of a new id; no file is made before something is entered.
    pub(super) fn create(&mut self) {
        let mut random = [0; 4];
        if getrandom::fill(&mut random).is_err() {
            // Only four letters of a name hang on it: the clock does as well.
            random = now().timestamp_subsec_nanos().to_le_bytes();
        }
        let (rubric, pin) = self.rubric.clone().unwrap_or_else(rubric_file::embedded);
        let head = SessionHead {
            // The office is not known yet; the rubric's first word says what kind of supervision it is.
            id: SessionId::compose(pin.id.split('-').next().unwrap_or_default(), now().date_naive(), random),
            pin,
            status: Status::Open,
            kind: Kind::Ordinary,
            identification: Identification::default(),
            sample: Sample::default(),
            created_at: Some(now()),
            changed_at: None,
        };
        let session = Session::new(head, rubric);
        match self.store.begin(&session, &self.holder()) {
            Ok(open) => {
                self.hold(open);
                self.opened(session, None, true);
            }
            Err(error) => self.not_opened(&error),
        }
    }

    pub(super) fn opened(&self, session: Session, read_only: Option<ReadOnly>, fresh: bool) {
        self.opened_with(None, session, read_only, fresh);
    }

    /// As [`Clerk::opened`]; `notice` is told before all others.
    fn opened_with(&self, notice: Option<String>, session: Session, read_only: Option<ReadOnly>, fresh: bool) {
        let notices = notice.into_iter().chain(self.store.notices().iter().map(store_words::notice)).collect();
        self.answers.give(Outcome::Opened(Box::new(Opened { session, read_only, notices, fresh })));
    }

    pub(super) fn open(&mut self, id: &SessionId) {
        self.forget();
        let opening = self.store.open_for_work(id, &self.holder());
        self.came(id, opening);
    }

    /// What opening `id` came to.
    pub(super) fn came(&mut self, id: &SessionId, opening: StoreResult<Opening>) {
        match opening {
            Ok(Opening::Ready(open)) => self.take(*open),
            Ok(Opening::Recovery(recovery)) => {
                self.forget();
                self.answers.give(Outcome::Recovery(Box::new(found(&recovery))));
                self.recovery = Some(*recovery);
            }
            Ok(Opening::HeldElsewhere { holder, own }) => self.held(id, holder.as_ref(), own),
            Ok(Opening::ReadOnly) => self.read(id),
            Err(error) => match error.refused_lock() {
                Some(errno) => self.read_without_lock(id, errno),
                None => self.not_opened(&error),
            },
        }
    }

    pub(super) fn take(&mut self, open: OpenSession) {
        self.take_with(None, open);
    }

    fn take_with(&mut self, notice: Option<String>, open: OpenSession) {
        let session = open.session().clone();
        // One that is closed is held too: it can be opened again from the screen.
        self.hold(open);
        self.opened_with(notice, session, None, false);
    }

    pub(super) fn hold(&mut self, mut open: OpenSession) {
        self.forget();
        self.names = vec![open.id().clone()];
        open.watch(&self.watch);
        self.open = Some(open);
    }

    pub(super) fn read(&mut self, id: &SessionId) {
        self.forget();
        match self.store.read(id) {
            Ok(reading) => {
                let held = self.store.is_writable();
                let why = match reading.source {
                    Source::File if self.store.holder(id).is_some() => ReadOnly::elsewhere(elsewhere::HELD_HERE),
                    Source::File if held => ReadOnly::because(elsewhere::HELD_THERE),
                    Source::File => ReadOnly::because(words::FOLDER_READ_ONLY),
                    Source::Backup { problem } => ReadOnly::because(store_words::read_from_backup(&problem)),
                };
                self.opened(reading.session, Some(why), false);
                if held {
                    self.follow(id, true);
                }
            }
            Err(error) => self.not_opened(&error),
        }
    }

    /// Whoever cannot have the lock writes nothing, and reads why.
    fn read_without_lock(&mut self, id: &SessionId, errno: Errno) {
        self.forget();
        match self.store.read(id) {
            Ok(reading) => {
                let why = match reading.source {
                    Source::File => words::no_lock(&store_words::reason(errno)),
                    Source::Backup { problem } => store_words::read_from_backup(&problem),
                };
                self.opened(reading.session, Some(ReadOnly::because(why)), false);
            }
            Err(error) => self.not_opened(&error),
        }
    }

    pub(super) fn recover(&mut self, id: &SessionId, candidate: usize) {
        // Gone if an earlier choice could not be carried out: then the files are looked at anew.
        let Some(recovery) = self.recovery.take().filter(|recovery| recovery.id() == id) else { return self.open(id) };
        let Some(&which) = recovery.choices().get(candidate) else { return self.open(id) };
        let rest = recovery.version(which).rest.map(|rest| recovery_words::rest(&rest));
        match recovery.choose(which, now()) {
            Ok(mut open) => {
                // The damaged file keeps its name until this save: no crash leaves less than there was.
                let session = open.session().clone();
                match open.save(&session) {
                    Ok(_) => self.take_with(rest.map(|rest| recovery_words::went_on(&rest)), open),
                    Err(error) => self.not_opened(&error),
                }
            }
            Err(error) => self.not_opened(&error),
        }
    }
}
