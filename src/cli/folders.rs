//! Where the program keeps what it keeps, and paths as people write them.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use super::account::Account;
use super::args::General;
use super::error::{CliError, Kind, Outcome};
use crate::runtime::process::tell;
use crate::store::fault::{one_line, shortened};
use crate::wording::{cli, places as words};

/// A path as it was written on the line or in a variable, where no shell may have seen its `~`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written(pub PathBuf);

impl Written {
    /// The path that is meant: a first part `~` is the home. No path of the program ever begins with a folder of that name
    /// by mistake.
    ///
    /// # Errors
    /// It begins with `~name`; nothing says where the home is.
    pub(super) fn meant(&self, home: Option<&Path>) -> Outcome<PathBuf> {
        let bytes = self.0.as_os_str().as_bytes();
        let first = bytes.split(|&byte| byte == b'/').next().unwrap_or_default();
        match (first, home) {
            (b"~", Some(home)) => {
                let rest = bytes[1..].iter().position(|&byte| byte != b'/').map_or(&[][..], |at| &bytes[1 + at..]);
                Ok(home.join(OsString::from_vec(rest.to_vec())))
            }
            (b"~", None) => Err(nowhere(words::NO_DATA_FOLDER, words::NO_DATA_FOLDER_HINT)),
            ([b'~', ..], _) => {
                let name = shortened(&String::from_utf8_lossy(first));
                Err(CliError::usage(words::tilde_of_another(&name), words::TILDE_HINT))
            }
            _ => Ok(self.0.clone()),
        }
    }

    /// [`Written::meant`] for the data folder, with a word on what an earlier version may have made of it.
    fn meant_for_data(&self, home: Option<&Path>) -> Outcome<PathBuf> {
        let meant = self.meant(home)?;
        if meant != self.0 && self.0.is_dir() {
            let shown = |path: &Path| one_line(&path.to_string_lossy());
            tell(&cli::notice(&words::literal_tilde(&shown(&self.0), &shown(&meant))));
        }
        Ok(meant)
    }
}

/// The home of whoever runs us: under `--restringido` the account's, else what the environment says, or the account's.
pub(super) fn home(general: &General, account: Option<&Account>, variable: Option<OsString>) -> Option<PathBuf> {
    let said = variable.filter(|_| !general.restricted).map(PathBuf::from).filter(|home| home.is_absolute());
    said.or_else(|| account.map(|account| account.home.clone()))
}

/// What the environment says of places.
#[derive(Debug, Default)]
pub(super) struct Environment {
    /// `SUPERVISA_DATOS`
    pub data: Option<OsString>,
    /// `HOME`
    pub home: Option<OsString>,
}

/// Where the data folder is: as the line says, else the variable, else the home. Under `--restringido` neither the
/// variable nor the environment's home is believed.
pub(super) fn data_folder(general: &General, account: Option<&Account>, environment: &Environment) -> Outcome<PathBuf> {
    named_folder(general, account, environment)?.map_or_else(|| home_folder(directories::ProjectDirs::data_dir), Ok)
}

/// Where the configuration is: the data folder where that was named or is all there is, else the system's place for it.
pub(super) fn configuration_folder(
    general: &General,
    account: Option<&Account>,
    environment: &Environment,
) -> Outcome<PathBuf> {
    named_folder(general, account, environment)?.map_or_else(|| home_folder(directories::ProjectDirs::config_dir), Ok)
}

/// The one folder for everything, if there is one.
fn named_folder(general: &General, account: Option<&Account>, environment: &Environment) -> Outcome<Option<PathBuf>> {
    let home = || home(general, account, environment.home.clone());
    if let Some(given) = &general.data {
        return given.meant_for_data(home().as_deref()).map(Some);
    }
    if general.restricted {
        let folder = account.map(|account| account.home.join(".local/share/supervisa"));
        return folder.map(Some).ok_or_else(|| nowhere(words::NO_ACCOUNT, words::NO_ACCOUNT_HINT));
    }
    let given = environment.data.clone().filter(|given| !given.is_empty());
    given.map(|given| Written(given.into()).meant_for_data(home().as_deref())).transpose()
}

/// A folder of this program below the account's home.
fn home_folder(which: impl FnOnce(&directories::ProjectDirs) -> &Path) -> Outcome<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "supervisa");
    let folder = folders.map(|folders| which(&folders).to_owned());
    folder.ok_or_else(|| nowhere(words::NO_DATA_FOLDER, words::NO_DATA_FOLDER_HINT))
}

fn nowhere(message: &str, hint: &str) -> CliError {
    CliError { hint: Some(hint.to_owned()), ..CliError::new(Kind::Unreached, message) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    fn general(line: &str) -> General {
        super::super::args::Line::parse_from(line.split(' ')).general
    }

    fn ana() -> Account {
        Account { name: "ana".into(), home: "/home/ana".into() }
    }

    fn environment(data: &str) -> Environment {
        Environment { data: Some(data.into()), home: Some("/home/otra".into()) }
    }

    #[test]
    fn a_restricted_client_gets_the_home_of_the_account_whatever_the_environment_says() {
        let folder = |line: &str| data_folder(&general(line), Some(&ana()), &environment("/tmp/cliente")).unwrap();
        assert_eq!(folder("supervisa listar"), Path::new("/tmp/cliente"));
        assert_eq!(folder("supervisa --restringido listar"), Path::new("/home/ana/.local/share/supervisa"));
        assert_eq!(folder("supervisa --datos /srv --restringido listar"), Path::new("/srv"));
        let homeless = data_folder(&general("supervisa --restringido"), None, &environment("/tmp/cliente"));
        assert_eq!(homeless.unwrap_err().kind.status(), 3);
    }

    #[test]
    fn phrases_lie_in_the_data_folder_where_it_is_named_or_all_there_is() {
        let folder =
            |line: &str, data: &str| configuration_folder(&general(line), Some(&ana()), &environment(data)).unwrap();
        assert_eq!(folder("supervisa --datos /srv frases", ""), Path::new("/srv"));
        assert_eq!(folder("supervisa frases", "/srv"), Path::new("/srv"));
        assert_eq!(folder("supervisa frases", "~/x"), Path::new("/home/otra/x"));
        assert_eq!(folder("supervisa --restringido frases", "/srv"), Path::new("/home/ana/.local/share/supervisa"));
    }

    #[test]
    fn a_tilde_is_the_home_that_counts_and_no_folder_of_that_name() {
        let folder = |line: &str, data: &str| data_folder(&general(line), Some(&ana()), &environment(data));
        for (written, meant) in [
            ("~/x", "/home/otra/x"),
            ("~", "/home/otra"),
            ("~/", "/home/otra"),
            ("~//x/", "/home/otra/x"),
            ("./~/x", "./~/x"),
            ("x/~/y", "x/~/y"),
            ("/~/x", "/~/x"),
            ("x~", "x~"),
        ] {
            assert_eq!(folder(&format!("supervisa --datos={written}"), "").unwrap(), Path::new(meant), "{written}");
            assert_eq!(folder("supervisa", written).unwrap(), Path::new(meant), "{written}");
        }
        assert_eq!(folder("supervisa --datos=~/x --restringido", "").unwrap(), Path::new("/home/ana/x"));
        for written in ["~ana/x", "~ana", "~+", "~\u{1b}[2J/x"] {
            let refused = folder(&format!("supervisa --datos={written}"), "").unwrap_err();
            assert_eq!((refused.kind, refused.message.contains('\u{1b}')), (Kind::Usage, false), "{written}");
            assert_eq!(folder("supervisa", written).unwrap_err().kind, Kind::Usage, "{written}");
        }
        let homeless = Written("~/x".into()).meant(None).unwrap_err();
        assert_eq!(homeless.kind, Kind::Unreached);
    }
}
