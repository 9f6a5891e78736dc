//! The account that runs us, from `/etc/passwd` by its number.
//!
//! Under `--restringido` neither `HOME` nor `USER` is believed. The C library's way (getpwuid) would also find accounts
//! of a directory service, but it opens sockets to do so, and this program opens none; such an account gets its data
//! folder from the administrator, by `--datos` before `--restringido`.

use std::io::Read;
use std::path::PathBuf;

/// Far more than any file of local accounts holds.
const MOST: u64 = 4 << 20;

/// What `/etc/passwd` says of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// Its home, an absolute path.
    pub home: PathBuf,
}

/// Number of the account that runs us.
pub(crate) fn uid() -> u32 {
    rustix::process::getuid().as_raw()
}

/// The account that runs us, if it is a local one.
pub(crate) fn own() -> Option<Account> {
    let mut text = Vec::new();
    std::fs::File::open("/etc/passwd").ok()?.take(MOST).read_to_end(&mut text).ok()?;
    find(&String::from_utf8_lossy(&text), uid())
}

/// The first entry of `uid`, as the C library takes it.
fn find(passwd: &str, uid: u32) -> Option<Account> {
    passwd.lines().find_map(|line| {
        let fields: Vec<&str> = line.split(':').collect();
        let [name, _, number, _, _, home, _] = fields[..] else { return None };
        let ours = number.parse() == Ok(uid) && !name.is_empty() && home.starts_with('/');
        ours.then(|| Account { name: name.to_owned(), home: home.into() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_right_entry_of_the_number_is_taken() {
        let passwd = "root:x:0:0:root:/root:/bin/sh\nrota:x:1001\nana:x:1001:1001:Ana,,,:/home/ana:/bin/sh\n\
                      otra:x:1001:1001::/home/otra:/bin/sh\nsin:x:1002:1002::relativa:/bin/sh\n";
        assert_eq!(find(passwd, 1001), Some(Account { name: "ana".into(), home: "/home/ana".into() }));
        assert_eq!(find(passwd, 1002), None);
        assert_eq!(find(passwd, 7), None);
    }
}
