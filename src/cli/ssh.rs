//! `--orden-ssh`: what the client of sshd asks for, word by word, as sshd hands it over (`SSH_ORIGINAL_COMMAND`).
//!
//! A shell that expands the variable on a `ForceCommand` line finds files by `*` and tells their names. Here quotes hold words
//! together, and nothing is expanded, run or looked up.

use std::ffi::OsString;

use super::error::{CliError, Outcome};
use crate::wording::{cli, places as words};

const OPTION: &str = "--orden-ssh";

/// `line` and behind it the words of the client's `order`, if the administrator lets them through.
///
/// # Errors
/// The option stands before `--restringido` or without it; the order is no text, or a quote in it has no end.
pub(crate) fn line(line: Vec<OsString>, order: impl FnOnce() -> Option<OsString>) -> Outcome<Vec<OsString>> {
    let Some(at) = line.iter().position(|arg| arg == OPTION) else { return Ok(line) };
    if !line[..at].iter().any(|arg| arg == "--restringido") {
        return Err(CliError::usage(words::ORDER_UNRESTRICTED, cli::see_help("supervisa", None)));
    }
    let Some(order) = order() else { return Ok(line) };
    let text = order.to_str().ok_or_else(|| CliError::usage(cli::NOT_UTF8, cli::see_help("supervisa", None)))?;
    let words = shell_words::split(text).map_err(|_| CliError::usage(words::ORDER_UNQUOTED, words::ORDER_HINT))?;
    Ok(line.into_iter().chain(words.into_iter().map(OsString::from)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStringExt;

    const ADMINISTRATORS: &str = "supervisa --restringido --orden-ssh";

    fn words(before: &str, order: Option<&str>) -> Outcome<Vec<OsString>> {
        line(before.split(' ').map(OsString::from).collect(), || order.map(OsString::from))
    }

    #[test]
    fn an_order_is_words_and_nothing_in_it_is_expanded() {
        for (order, taken) in [
            ("listar", &["listar"][..]),
            ("  resumen \t opd-1   --json ", &["resumen", "opd-1", "--json"]),
            ("ayuda /etc/ssh/ssh_host_e*", &["ayuda", "/etc/ssh/ssh_host_e*"]),
            (
                "listar; id | $(id) `id` $HOME ~ {a,b} > x",
                &["listar;", "id", "|", "$(id)", "`id`", "$HOME", "~", "{a,b}", ">", "x"],
            ),
            (
                "nueva --nombre 'OPD Lo Prado' --comuna \"Lo Prado\"",
                &["nueva", "--nombre", "OPD Lo Prado", "--comuna", "Lo Prado"],
            ),
            ("nueva --nombre OPD\\ Purén", &["nueva", "--nombre", "OPD Purén"]),
            ("\"$HOME\" '*' \\*", &["$HOME", "*", "*"]),
            ("", &[]),
        ] {
            let whole = words(ADMINISTRATORS, Some(order)).unwrap();
            assert_eq!(whole[3..], taken.iter().map(OsString::from).collect::<Vec<_>>(), "{order}");
        }
    }

    #[test]
    fn without_the_option_or_without_an_order_the_line_is_as_it_was() {
        assert_eq!(words(ADMINISTRATORS, None).unwrap().len(), 3);
        let untouched = words("supervisa --restringido listar", Some("resumen x")).unwrap();
        assert_eq!(untouched, ["supervisa", "--restringido", "listar"]);
    }

    #[test]
    fn an_order_that_is_no_words_is_refused_and_so_is_the_option_out_of_its_place() {
        for order in ["listar 'abierta", "listar \"abierta"] {
            assert_eq!(words(ADMINISTRATORS, Some(order)).unwrap_err().kind.status(), 2, "{order}");
        }
        for before in ["supervisa --orden-ssh", "supervisa --orden-ssh --restringido"] {
            assert_eq!(words(before, Some("listar")).unwrap_err().kind.status(), 2, "{before}");
        }
        let bytes = line(vec!["--restringido".into(), OPTION.into()], || Some(OsString::from_vec(vec![b'x', 0xff])));
        assert_eq!(bytes.unwrap_err().kind.status(), 2);
    }
}
