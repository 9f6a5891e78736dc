//! What the commands share: the options of the line, the data folder once it is needed, and reading what a `SESIÓN` names.

use std::cell::OnceCell;
use std::ffi::{OsStr, OsString};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Local;

use super::account;
use super::args::General;
use super::confine::{Confinement, confine};
use super::error::{CliError, Outcome};
use super::folders::{Environment, Written, configuration_folder, data_folder, home};
use crate::domain::rubric::Rubric;
use crate::domain::session::{RubricPin, SessionId, Timestamp};
use crate::runtime::Way;
use crate::runtime::process::tell;
use crate::store::error::ErrorKind;
use crate::store::phrases::PhraseFile;
use crate::store::{self, Holder, Reading, Source, Store, StoreError, rubric_file, wire};
use crate::terminal::caps::{Capabilities, Settings};
use crate::wording::{cli as words, places, store as store_words};

/// What a `SESIÓN` on the line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// An argument with a `/`, or that ends in `.json`: that file, alone.
    Path(PathBuf),
    /// An id or its beginning.
    Id(String),
}

/// A rubric from a file of its own.
pub struct OwnRubric {
    /// The rubric.
    pub rubric: Arc<Rubric>,
    /// Its pin.
    pub pin: RubricPin,
    /// The file's name as given.
    pub source: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What the commands share.
pub struct Context {
    general: General,
    account: Option<account::Account>,
    own: Option<OwnRubric>,
    store: OnceCell<Store>,
    confinement: OnceCell<Confinement>,
}

impl Context {
    /// `after_restriction` are the arguments behind `--restringido`, which may be the client's
    /// (`ForceCommand supervisa … --restringido --orden-ssh`) and may name no place; those before it are the
    /// administrator's.
    ///
    /// # Errors
    /// An option of the client's that names a place; the rubric file is refused or cannot be read; under
    /// `--restringido`, the data folder cannot be opened.
    pub fn new(general: General, after_restriction: &[OsString]) -> Outcome<Self> {
        if general.restricted {
            // Not asked of clap: an option given again behind a command silently replaces the one before it.
            for option in ["--datos", "--rubrica"] {
                if after_restriction.iter().any(|arg| is_option(arg, option)) {
                    return Err(CliError::usage(places::restricted_option(option), places::ASK_ADMINISTRATOR));
                }
            }
        }
        let (account, store, confinement) = (account::own(), OnceCell::new(), OnceCell::new());
        let mut context = Self { general, account, own: None, store, confinement };
        if let Some(rubric) = &context.general.rubric {
            context.own = Some(own_rubric(&context.path(rubric)?)?);
        }
        if context.is_restricted() {
            // At once: what runs before it (the client's `TZ` may name a file) would run unconfined.
            context.store()?;
        }
        Ok(context)
    }

    /// Whether the client of an SSH ForceCommand is at the other end.
    pub(crate) fn is_restricted(&self) -> bool {
        self.general.restricted
    }

    /// What the kernel was asked for under `--restringido`, once the data folder is open.
    pub(crate) fn confinement(&self) -> Option<Confinement> {
        self.confinement.get().copied()
    }

    /// The rubric of `--rubrica`.
    pub(crate) fn own_rubric(&self) -> Option<&OwnRubric> {
        self.own.as_ref()
    }

    /// The account's name, as far as it can be told.
    pub(crate) fn user(&self) -> String {
        self.account.as_ref().map_or_else(|| places::account(account::uid()), |account| account.name.clone())
    }

    /// This process, to whoever finds a session locked.
    pub(crate) fn holder(&self) -> Holder {
        Holder::this_process(&self.user(), now())
    }

    /// What the terminal can do.
    pub(crate) fn caps(&self) -> Capabilities {
        capabilities(self.general.ascii, self.general.monochrome)
    }

    /// Whether one sees screens or talks in lines.
    pub(crate) fn way(&self) -> Way {
        if self.general.lineal { Way::Lines } else { Way::Screens }
    }

    /// Whether answers for people are plain ASCII: if asked for, or on a terminal that is not UTF-8. A file or another
    /// program gets UTF-8 whatever the locale.
    pub(crate) fn plain_ascii(&self) -> bool {
        self.general.ascii || takes_ascii_alone(&std::io::stdout())
    }

    /// The data folder, opened (and made) on first use. Under `--restringido` that is the start, and the process is
    /// confined to it from then on.
    ///
    /// # Errors
    /// Nothing says where it is; it cannot be opened.
    pub(crate) fn store(&self) -> Outcome<&Store> {
        if let Some(store) = self.store.get() {
            return Ok(store);
        }
        let folder = data_folder(&self.general, self.account.as_ref(), &environment())?;
        let store = Store::open(&folder)?;
        for notice in store.notices() {
            tell(&words::notice(&store_words::notice(notice)));
        }
        if self.general.restricted {
            let _ = self.confinement.set(confine(store.root()));
        }
        Ok(self.store.get_or_init(|| store))
    }

    /// The supervisor's own phrases: in the data folder where that was named or is all there is, else in the
    /// configuration folder.
    ///
    /// # Errors
    /// Nothing says where it is.
    pub(crate) fn phrases(&self) -> Outcome<PhraseFile> {
        let folder = configuration_folder(&self.general, self.account.as_ref(), &environment())?;
        Ok(PhraseFile::below(folder))
    }

    /// The path that somebody wrote.
    ///
    /// # Errors
    /// It begins with a `~` that is not one's own home.
    pub(crate) fn path(&self, written: &Written) -> Outcome<PathBuf> {
        written.meant(home(&self.general, self.account.as_ref(), environment().home).as_deref())
    }

    /// What `argument` names.
    ///
    /// # Errors
    /// It is empty, a path under `--restringido`, or one that begins with somebody else's home.
    pub(crate) fn named(&self, argument: &OsStr) -> Outcome<Named> {
        let text = argument.to_string_lossy();
        if text.is_empty() {
            return Err(CliError::usage(words::EMPTY_NAME, words::SEE_LIST));
        }
        if !text.contains('/') && !text.ends_with(".json") {
            return Ok(Named::Id(text.into_owned()));
        }
        if self.general.restricted {
            return Err(CliError::usage(places::RESTRICTED_PATH, places::RESTRICTED_PATH_HINT));
        }
        Ok(Named::Path(self.path(&Written(argument.into()))?))
    }

    /// The session of an id or its beginning.
    ///
    /// # Errors
    /// None, or several.
    pub(crate) fn resolve(&self, beginning: &str) -> Outcome<SessionId> {
        Ok(self.store()?.resolve(beginning)?)
    }

    /// Reads what `argument` names; by id the backup may stand in, which is told.
    ///
    /// # Errors
    /// It is not found, or refused.
    pub fn read(&self, argument: &OsStr) -> Outcome<Reading> {
        match self.named(argument)? {
            Named::Path(path) => self.read_path(&path),
            Named::Id(beginning) => {
                self.keep_own()?;
                let reading = self.store()?.read(&self.resolve(&beginning)?)?;
                if let Source::Backup { problem } = &reading.source {
                    tell(&words::notice(&store_words::read_from_backup(problem)));
                }
                Ok(reading)
            }
        }
    }

    /// Reads a session file alone. The data folder is looked into only if the rubric is neither the embedded one nor
    /// that of `--rubrica`.
    ///
    /// # Errors
    /// It cannot be read, or is refused.
    pub fn read_path(&self, path: &Path) -> Outcome<Reading> {
        let bytes = read_file(path)?;
        let loaded = wire::read(&path.to_string_lossy(), &bytes, &|pin| self.find_rubric(pin))
            .map_err(|fault| StoreError { kind: ErrorKind::Refused(Box::new(fault)), path: path.to_owned() })?;
        Ok(Reading { session: loaded.session, generation: loaded.generation, source: Source::File })
    }

    fn find_rubric(&self, pin: &RubricPin) -> Option<Arc<Rubric>> {
        let own = self.own.as_ref().filter(|own| own.pin == *pin).map(|own| own.rubric.clone());
        own.or_else(|| rubric_file::find(pin)).or_else(|| self.store().ok()?.find_rubric(pin))
    }

    /// Keeps the rubric of `--rubrica`, if one was given, in the data folder, which has a copy of every rubric used.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn keep_own(&self) -> Outcome<Option<(Arc<Rubric>, RubricPin)>> {
        self.own.as_ref().map(|own| Ok(self.store()?.keep_rubric(&own.source, &own.bytes)?)).transpose()
    }

    /// The rubric that new sessions are begun with, kept in the data folder if it is that of `--rubrica`.
    ///
    /// # Errors
    /// As [`Context::keep_own`].
    pub(crate) fn rubric_of_new(&self) -> Outcome<(Arc<Rubric>, RubricPin)> {
        Ok(self.keep_own()?.unwrap_or_else(rubric_file::embedded))
    }
}

/// What the environment says of places.
fn environment() -> Environment {
    Environment { data: std::env::var_os("SUPERVISA_DATOS"), home: std::env::var_os("HOME") }
}

/// What a client asked sshd for, if it asked for anything.
pub(crate) fn order_of_client() -> Option<OsString> {
    std::env::var_os("SSH_ORIGINAL_COMMAND")
}

/// What the environment says of the terminal.
fn capabilities(ascii: bool, monochrome: bool) -> Capabilities {
    let value = |name| std::env::var(name).ok();
    let (term, lc_all, lc_ctype) = (value("TERM"), value("LC_ALL"), value("LC_CTYPE"));
    let (lang, no_color) = (value("LANG"), value("NO_COLOR"));
    Capabilities::of(&Settings {
        term: term.as_deref(),
        lc_all: lc_all.as_deref(),
        lc_ctype: lc_ctype.as_deref(),
        lang: lang.as_deref(),
        no_color: no_color.as_deref(),
        ascii,
        monochrome,
    })
}

/// Whether `output` is a terminal that is not UTF-8: on one of eight bits half of a letter may be a command.
pub(crate) fn takes_ascii_alone(output: &impl IsTerminal) -> bool {
    output.is_terminal() && !capabilities(false, false).utf8
}

/// What sshd says of the connection: the client's address and port, ours and ours.
pub fn connection() -> Option<String> {
    std::env::var("SSH_CONNECTION").ok()
}

/// Now, with the offset of the place.
pub(crate) fn now() -> Timestamp {
    Local::now().fixed_offset()
}

/// A regular file of at most 16 MB.
///
/// # Errors
/// It is not there, something else, too large, or the system's.
pub fn read_file(path: &Path) -> Outcome<Vec<u8>> {
    store::read_file(path).map_err(|error| {
        let not_there = error.kind == ErrorKind::NotFound;
        let error = CliError::from(error);
        if not_there { CliError { message: words::no_file(&path.to_string_lossy()), ..error } } else { error }
    })
}

fn own_rubric(path: &Path) -> Outcome<OwnRubric> {
    let bytes = read_file(path)?;
    let source = path.to_string_lossy().into_owned();
    let rubric = rubric_file::parse(&source, &bytes)
        .map_err(|faults| StoreError { kind: ErrorKind::RefusedRubric(Box::new(faults)), path: path.to_owned() })?;
    let pin = rubric_file::pin(&rubric, &bytes);
    Ok(OwnRubric { rubric: Arc::new(rubric), pin, source, bytes })
}

/// Whether `arg` is `option`, alone or with `=`.
fn is_option(arg: &OsStr, option: &str) -> bool {
    arg.to_string_lossy().strip_prefix(option).is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_known_with_and_without_its_value() {
        for (arg, is) in [("--datos", true), ("--datos=x", true), ("--datosx", false), ("datos", false)] {
            assert_eq!(is_option(OsStr::new(arg), "--datos"), is, "{arg}");
        }
    }
}
