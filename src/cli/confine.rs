//! `--restringido`: the kernel is asked to hold this process to the data folder (Landlock, Linux 5.19 and later).
//!
//! The program's own rules (no paths from the client, names that form none) are enough where all goes well; this is for
//! the day on which something in it does not.

use std::path::Path;

use crate::wording::places as words;

/// What is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confinement {
    /// Files, execution, TCP, devices, signals and abstract sockets.
    Full,
    /// Files and execution; the kernel is too old for some of the rest.
    Partial,
    /// Nothing by the kernel.
    None,
}

impl Confinement {
    /// What is in force, in Spanish.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Self::Full => words::CONFINED,
            Self::Partial => words::CONFINED_PARTLY,
            Self::None => words::NOT_CONFINED,
        }
    }
}

/// Confines this thread, and all that it starts from now on, for good: files and folders of `data` (which must exist) can
/// be read, written, made and removed, the time zone be read, the terminal and the null device be used; nothing else be
/// reached, nothing be executed, no TCP connection be made or taken (Landlock knows no other network; we open none).
#[cfg(target_os = "linux")]
pub fn confine(data: &Path) -> Confinement {
    use landlock::RulesetStatus;
    match linux::restrict(data).map(|status| status.ruleset) {
        Ok(RulesetStatus::FullyEnforced) => Confinement::Full,
        Ok(RulesetStatus::PartiallyEnforced) => Confinement::Partial,
        Ok(RulesetStatus::NotEnforced) | Err(_) => Confinement::None,
    }
}

/// Landlock is Linux's.
#[cfg(not(target_os = "linux"))]
pub fn confine(_data: &Path) -> Confinement {
    Confinement::None
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;

    use landlock::{
        ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, RestrictionStatus, Ruleset, RulesetAttr,
        RulesetCreatedAttr, RulesetError, Scope, path_beneath_rules,
    };

    /// What the program still reads once it has started: times are shown in the zone of the place.
    const READ: [&str; 3] = ["/etc/localtime", "/etc/timezone", "/usr/share/zoneinfo"];
    /// Reopened by the terminal code, with its own flags.
    const TERMINAL: [&str; 2] = ["/dev/tty", "/dev/null"];

    /// What the store does in the data folder. Nothing in it is a link, a socket, a pipe or a device.
    fn in_data_folder() -> BitFlags<AccessFs> {
        AccessFs::ReadFile
            | AccessFs::ReadDir
            | AccessFs::WriteFile
            | AccessFs::Truncate
            | AccessFs::MakeReg
            | AccessFs::MakeDir
            | AccessFs::RemoveFile
            | AccessFs::Refer
    }

    pub(crate) fn restrict(data: &Path) -> Result<RestrictionStatus, RulesetError> {
        let newest = ABI::V6;
        Ruleset::default()
            // The first version forbids moving files between folders, so that nothing could go to the trash: there
            // the program's own rules must do.
            .set_compatibility(CompatLevel::HardRequirement)
            .handle_access(AccessFs::from_all(ABI::V2))?
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(newest))?
            .handle_access(AccessNet::from_all(newest))?
            .scope(Scope::from_all(newest))?
            .create()?
            .add_rules(path_beneath_rules([data], in_data_folder()))?
            .add_rules(path_beneath_rules(READ, AccessFs::ReadFile | AccessFs::ReadDir))?
            .add_rules(path_beneath_rules(TERMINAL, AccessFs::ReadFile | AccessFs::WriteFile | AccessFs::IoctlDev))?
            .restrict_self()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Landlock binds one thread and what it starts, so a thread of its own can be sacrificed.
    #[test]
    fn a_confined_thread_reaches_the_data_folder_alone() {
        let (data, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (inside, outside) = (data.path().to_owned(), elsewhere.path().join("fuera"));
        std::fs::write(&outside, "x").unwrap();
        std::fs::create_dir_all(inside.join("a")).unwrap();
        std::fs::create_dir_all(inside.join("b")).unwrap();
        let before = chrono::Local::now().offset().to_string();
        std::thread::spawn(move || {
            let confinement = confine(&inside);
            std::fs::write(inside.join("a/x"), "dentro").unwrap();
            std::fs::hard_link(inside.join("a/x"), inside.join("a/y")).unwrap();
            std::fs::rename(inside.join("a/x"), inside.join("b/x")).unwrap();
            assert_eq!(chrono::Local::now().offset().to_string(), before);
            let refused = confinement != Confinement::None;
            assert_eq!(std::fs::read(&outside).is_err(), refused);
            assert_eq!(std::fs::write(&outside, "y").is_err(), refused);
            assert_eq!(std::process::Command::new("/bin/true").status().is_err(), refused);
            if confinement == Confinement::Full {
                let refusal = std::net::TcpStream::connect("127.0.0.1:9").unwrap_err();
                assert_eq!(refusal.kind(), std::io::ErrorKind::PermissionDenied);
            }
        })
        .join()
        .unwrap();
    }
}
