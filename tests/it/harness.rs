//! The real program in a sandbox: its own home and data folder, nothing of the machine's environment.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A home and a data folder that go with it.
pub struct Sandbox {
    dir: TempDir,
}

/// What came of a run.
#[derive(Debug)]
pub struct Output {
    /// Exit status; -1 if a signal ended it.
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Sandbox {
    pub fn new() -> Self {
        let sandbox = Self { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(sandbox.home()).unwrap();
        sandbox
    }

    /// A file or folder of the sandbox.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn home(&self) -> PathBuf {
        self.path("casa")
    }

    pub fn data(&self) -> PathBuf {
        self.path("datos")
    }

    pub fn sessions(&self) -> PathBuf {
        self.data().join("sesiones")
    }

    /// The environment that every run has, in a pseudo-terminal too.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("HOME", self.home().display().to_string()),
            ("SUPERVISA_DATOS", self.data().display().to_string()),
            ("LANG", "C.UTF-8".into()),
            ("TERM", "xterm-256color".into()),
            ("TZ", "<-03>3".into()),
        ]
    }

    /// The program with `args`, to be changed before it runs.
    pub fn command<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(program());
        command.args(args).env_clear().envs(self.environment()).current_dir(self.dir.path()).stdin(Stdio::null());
        command
    }

    /// Runs the program with `args`, without a terminal.
    pub fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Output {
        finish(&mut self.command(args))
    }

    /// Runs the program with the words of `line`.
    pub fn line(&self, line: &str) -> Output {
        self.run(line.split_whitespace())
    }

    /// Writes a file into the sandbox.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// Puts an example session where the program keeps them; its id.
    pub fn keep(&self, example: &str) -> String {
        let id = json(&fs::read_to_string(self::example(example)).unwrap())["id"].as_str().unwrap().to_owned();
        self.write(&format!("datos/sesiones/{id}.json"), fs::read(self::example(example)).unwrap());
        id
    }
}

/// Runs `command` to its end.
pub fn finish(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    Output {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Output {
    /// Standard output of a run that ended with `status`.
    #[track_caller]
    pub fn answers(&self, status: i32) -> &str {
        assert_eq!(self.status, status, "{self:#?}");
        &self.stdout
    }

    /// Standard error of a run that ended with `status` and answered nothing.
    #[track_caller]
    pub fn complains(&self, status: i32) -> &str {
        assert_eq!((self.status, self.stdout.as_str()), (status, ""), "{self:#?}");
        &self.stderr
    }
}

/// By how much asserted times are multiplied (`SUPERVISA_LOAD`), on a machine that does other things.
pub fn load() -> u32 {
    std::env::var("SUPERVISA_LOAD").ok().and_then(|value| value.parse().ok()).unwrap_or(1)
}

/// The program under test.
pub fn program() -> &'static str {
    env!("CARGO_BIN_EXE_supervisa")
}

/// A file of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// An example session.
pub fn example(name: &str) -> PathBuf {
    repository(&format!("sessions/{name}.json"))
}

/// `text` as JSON.
#[track_caller]
pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|fault| panic!("{fault} in {text}"))
}

/// The keys of an object, in order, as they stand in `text` at the indentation of `depth` levels.
pub fn keys_at(text: &str, depth: usize) -> Vec<String> {
    let indent = "  ".repeat(depth);
    let key = |line: &str| {
        let rest = line.strip_prefix(&indent)?.strip_prefix('"')?;
        rest.split_once("\":").map(|(key, _)| key.to_owned())
    };
    text.lines().filter_map(key).collect()
}
