//! Where the program keeps what it keeps.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::account::Account;
use super::args::General;
use super::error::{CliError, Kind, Outcome};
use crate::wording::cli as words;

/// Where the data folder is: as the line says, else the variable, else the home. Under `--restringido` neither the
/// variable nor the environment's home is believed.
pub(super) fn data_folder(
    general: &General,
    account: Option<&Account>,
    variable: Option<OsString>,
) -> Outcome<PathBuf> {
    named_folder(general, account, variable)?.map_or_else(|| home_folder(directories::ProjectDirs::data_dir), Ok)
}

/// Where the configuration is: the data folder where that was named or is all there is, else the system's place for it.
pub(super) fn configuration_folder(
    general: &General,
    account: Option<&Account>,
    variable: Option<OsString>,
) -> Outcome<PathBuf> {
    named_folder(general, account, variable)?.map_or_else(|| home_folder(directories::ProjectDirs::config_dir), Ok)
}

/// The one folder for everything, if there is one.
fn named_folder(general: &General, account: Option<&Account>, variable: Option<OsString>) -> Outcome<Option<PathBuf>> {
    if let Some(given) = &general.data {
        return Ok(Some(given.clone()));
    }
    if general.restricted {
        let folder = account.map(|account| account.home.join(".local/share/supervisa"));
        return folder.map(Some).ok_or_else(|| nowhere(words::NO_ACCOUNT, words::NO_ACCOUNT_HINT));
    }
    Ok(variable.filter(|given| !given.is_empty()).map(PathBuf::from))
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

    #[test]
    fn a_restricted_client_gets_the_home_of_the_account_whatever_the_environment_says() {
        let account = Account { name: "ana".into(), home: "/home/ana".into() };
        let variable = || Some("/tmp/cliente".into());
        let folder = |line: &str| data_folder(&general(line), Some(&account), variable()).unwrap();
        assert_eq!(folder("supervisa listar"), Path::new("/tmp/cliente"));
        assert_eq!(folder("supervisa --restringido listar"), Path::new("/home/ana/.local/share/supervisa"));
        assert_eq!(folder("supervisa --datos /srv --restringido listar"), Path::new("/srv"));
        let homeless = data_folder(&general("supervisa --restringido"), None, variable()).unwrap_err();
        assert_eq!(homeless.kind.status(), 3);
    }

    #[test]
    fn phrases_lie_in_the_data_folder_where_it_is_named_or_all_there_is() {
        let account = Account { name: "ana".into(), home: "/home/ana".into() };
        let folder = |line: &str, variable: Option<&str>| {
            configuration_folder(&general(line), Some(&account), variable.map(OsString::from)).unwrap()
        };
        assert_eq!(folder("supervisa --datos /srv frases", None), Path::new("/srv"));
        assert_eq!(folder("supervisa frases", Some("/srv")), Path::new("/srv"));
        assert_eq!(
            folder("supervisa --restringido frases", Some("/srv")),
            Path::new("/home/ana/.local/share/supervisa")
        );
    }
}
