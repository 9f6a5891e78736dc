//! The real program in a real pseudo-terminal, with an emulator at the other end.
//!
//! A story reads `typed`, `wait_for`, `end`: nothing sleeps and hopes. Whatever is waited for has [`PATIENCE`], far more
//! than a loaded machine needs, and what was on the screen is told when it runs out.

use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, PidfdGetfdFlags, Signal, getpid, kill_process, pidfd_getfd, pidfd_open};

use crate::harness::{Sandbox, program};
use crate::pty::LEFT_WRITING;

/// How long anything is waited for.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A terminal and the program in it. Dropping it closes the terminal and kills the program.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    /// The end of the terminal's user, and another handle of it; absent once hung up.
    master: Option<(Box<dyn MasterPty + Send>, OwnedFd)>,
    watcher: Option<JoinHandle<()>>,
    seen: Arc<Seen>,
}

/// What the emulator at the other end shows.
struct Seen {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    /// Every byte that came, if they are kept.
    record: Option<Vec<u8>>,
    /// Nothing is read while this is set.
    paused: bool,
    over: bool,
}

/// How to start.
pub struct Start<'s> {
    sandbox: &'s Sandbox,
    argv: Vec<String>,
    size: (u16, u16),
    umask: Option<u32>,
    env: Vec<(&'static str, &'static str)>,
    record: Option<Vec<u8>>,
}

impl<'s> Start<'s> {
    /// The program with `args`, at 80 by 24.
    pub fn program(sandbox: &'s Sandbox, args: &[&str]) -> Self {
        Self::other(sandbox, &[&[program()], args].concat())
    }

    /// Any program in the same surroundings.
    pub fn other(sandbox: &'s Sandbox, argv: &[&str]) -> Self {
        let argv = argv.iter().map(|&arg| arg.to_owned()).collect();
        Self { sandbox, argv, size: (80, 24), umask: None, env: Vec::new(), record: None }
    }

    /// In a window of so many columns and rows.
    pub fn size(self, columns: u16, rows: u16) -> Self {
        Self { size: (columns, rows), ..self }
    }

    /// With this umask.
    pub fn umask(self, mask: u32) -> Self {
        Self { umask: Some(mask), ..self }
    }

    /// With one more variable, or another value of one.
    pub fn env(mut self, name: &'static str, value: &'static str) -> Self {
        self.env.push((name, value));
        self
    }

    /// Keeps every byte that the program sends.
    pub fn recorded(self) -> Self {
        Self { record: Some(Vec::new()), ..self }
    }

    /// Starts.
    pub fn go(self) -> Terminal {
        let pair = native_pty_system().openpty(size(self.size)).unwrap();
        let mut command = CommandBuilder::from_argv(self.argv.iter().map(Into::into).collect());
        command.env_clear();
        for (name, value) in self.sandbox.environment() {
            command.env(name, value);
        }
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command.cwd(self.sandbox.path(""));
        command.umask(self.umask);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (columns, rows) = self.size;
        let parser = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        let state = State { parser, record: self.record, paused: false, over: false };
        let seen = Arc::new(Seen { state: Mutex::new(state), changed: Condvar::new() });
        let (reader, watched) = (another(pair.master.as_ref()), Arc::clone(&seen));
        let watcher = std::thread::spawn(move || watch(&reader, &watched));
        let writer = another(pair.master.as_ref());
        Terminal { child, master: Some((pair.master, writer)), watcher: Some(watcher), seen }
    }
}

/// Another handle of `master`. portable-pty's own writer types a line feed and an end of file when it goes, and its
/// reader cannot be waited for with a limit: a line that is cut types nothing, and is cut at once.
fn another(master: &dyn MasterPty) -> OwnedFd {
    let ourselves = pidfd_open(getpid(), PidfdFlags::empty()).unwrap();
    pidfd_getfd(ourselves, master.as_raw_fd().unwrap(), PidfdGetfdFlags::empty()).unwrap()
}

fn size((columns, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// How long the reader may take to see that it is not wanted any more.
const GLANCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 10_000_000 };

fn watch(reader: &OwnedFd, seen: &Seen) {
    let mut buffer = [0; 4096];
    while !seen.lock().over {
        let paused = seen.lock().paused;
        let interest = if paused { PollFlags::empty() } else { PollFlags::IN };
        let ready = poll(&mut [PollFd::new(reader, interest)], Some(&GLANCE)).is_ok_and(|ready| ready > 0);
        if !ready || paused {
            if paused {
                std::thread::sleep(Duration::from_millis(10));
            }
            continue;
        }
        let read = rustix::io::read(reader, &mut buffer);
        let mut state = seen.lock();
        match read {
            Ok(n @ 1..) => {
                state.parser.process(&buffer[..n]);
                state.record.iter_mut().for_each(|record| record.extend_from_slice(&buffer[..n]));
            }
            Ok(_) | Err(_) => state.over = true,
        }
        drop(state);
        seen.changed.notify_all();
    }
}

impl Seen {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }
}

impl Terminal {
    /// The program with `args` in a terminal of 80 by 24.
    pub fn run(sandbox: &Sandbox, args: &[&str]) -> Self {
        Start::program(sandbox, args).go()
    }

    /// All that was sent so far by a program that is [`Start::recorded`].
    pub fn received(&self) -> Vec<u8> {
        self.seen.lock().record.clone().unwrap()
    }

    /// What is on the screen.
    pub fn screen(&self) -> String {
        self.seen.lock().parser.screen().contents()
    }

    /// Whether the program has taken the screen over.
    pub fn is_taken_over(&self) -> bool {
        self.seen.lock().parser.screen().alternate_screen()
    }

    /// Whether the line works as in a shell: it echoes, and Enter ends it.
    pub fn is_cooked(&self) -> bool {
        let modes = rustix::termios::tcgetattr(&self.master.as_ref().unwrap().1).unwrap().local_modes;
        modes.contains(rustix::termios::LocalModes::ECHO | rustix::termios::LocalModes::ICANON)
    }

    /// Whether any cell is in colour.
    pub fn is_coloured(&self) -> bool {
        let state = self.seen.lock();
        let screen = state.parser.screen();
        let (rows, columns) = screen.size();
        let (rows, columns) = (rows.get(), columns.get());
        let cells = (0..rows).flat_map(|row| (0..columns).filter_map(move |column| screen.cell(row, column)));
        cells.map(|cell| (cell.fgcolor(), cell.bgcolor())).any(|colours| colours != Default::default())
    }

    /// Where the cursor is: column, row; nothing while it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let state = self.seen.lock();
        let screen = state.parser.screen();
        let (row, column) = screen.cursor_position();
        (!screen.hide_cursor()).then_some((column, row))
    }

    /// Waits until `text` is on the screen.
    #[track_caller]
    pub fn wait_for(&self, text: &str) -> &Self {
        // A session that was left writing asks first how to go on.
        self.waited(PATIENCE, |screen| screen.contains(text) || screen.contains(LEFT_WRITING));
        if !self.screen().contains(text) && self.screen().contains(LEFT_WRITING) {
            self.send("\r");
        }
        self.wait_until(&format!("«{text}»"), |screen| screen.contains(text))
    }

    /// Waits until the screen is as `wanted`.
    #[track_caller]
    pub fn wait_until(&self, what: &str, wanted: impl Fn(&str) -> bool) -> &Self {
        assert!(self.waited(PATIENCE, &wanted), "no {what} within {PATIENCE:?} on\n{}", self.screen());
        self
    }

    /// Whether the screen became as `wanted` within `patience`.
    pub fn waited(&self, patience: Duration, wanted: impl Fn(&str) -> bool) -> bool {
        let until = Instant::now() + patience;
        let mut state = self.seen.lock();
        loop {
            if wanted(&state.parser.screen().contents()) {
                return true;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || state.over {
                return false;
            }
            state = self.seen.changed.wait_timeout(state, left).unwrap().0;
        }
    }

    /// Sends bytes as if typed.
    pub fn send(&self, bytes: impl AsRef<[u8]>) -> &Self {
        let (_, writer) = self.master.as_ref().unwrap();
        let mut rest = bytes.as_ref();
        while !rest.is_empty() {
            // The line takes no more than the program reads.
            let taken = rustix::io::write(writer, rest).unwrap();
            rest = &rest[taken..];
        }
        self
    }

    /// Sends one key and waits until something comes of it: keys that arrive in one packet are taken for a paste.
    #[track_caller]
    pub fn press(&self, key: impl AsRef<[u8]>) -> &Self {
        let before = self.screen();
        self.send(key).wait_until("answer to a key", |screen| screen != before);
        // The screen may have changed for another reason: the program has the time that it gives to a packet as well.
        std::thread::sleep(supervisa::terminal::input::RUN_HOLD * 2);
        self
    }

    /// Changes the size of the window.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut state = self.seen.lock();
        state.parser.screen_mut().set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        drop(state);
        self.master.as_ref().unwrap().0.resize(size((columns, rows))).unwrap();
    }

    /// Reads what a terminal that did not read has kept waiting.
    pub fn resume(&self) {
        self.seen.lock().paused = false;
        self.seen.changed.notify_all();
    }

    /// Reads no more.
    pub fn pause(&self) {
        self.seen.lock().paused = true;
    }

    /// The program's process.
    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().try_into().unwrap()).unwrap()
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) -> &Self {
        // It may have ended already.
        let _ = kill_process(self.pid(), signal);
        self
    }

    /// Kills the program as `kill -9` does.
    pub fn kill(mut self) {
        self.signal(Signal::KILL);
        self.child.wait().unwrap();
    }

    /// Closes the terminal: the line is cut.
    pub fn hang_up(&mut self) {
        self.seen.lock().over = true;
        self.seen.changed.notify_all();
        if let Some(watcher) = self.watcher.take() {
            watcher.join().unwrap();
        }
        self.master = None;
    }

    /// Waits for the program to end; its exit status.
    #[track_caller]
    pub fn end(&mut self) -> u32 {
        let status =
            self.ends_within(PATIENCE).unwrap_or_else(|| panic!("does not end; on the screen\n{}", self.screen()));
        // What it wrote last may still be on its way; somebody else may hold the terminal, and it may be paused.
        let until = Instant::now() + Duration::from_secs(1);
        while Instant::now() < until && !self.seen.lock().over && !self.seen.lock().paused {
            std::thread::sleep(Duration::from_millis(2));
        }
        status
    }

    /// The exit status of the program if it ends within `patience`.
    pub fn ends_within(&mut self, patience: Duration) -> Option<u32> {
        let until = Instant::now() + patience;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert_eq!(status.signal(), None, "a signal ended it");
                return Some(status.exit_code());
            }
            if Instant::now() > until {
                return None;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.hang_up();
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// Waits until `found` gives something.
#[track_caller]
pub fn until<T>(what: &str, mut found: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = found() {
            return found;
        }
        assert!(Instant::now() < end, "no {what} within {PATIENCE:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Waits until the file at `path` has `text` in it.
#[track_caller]
pub fn wait_for_file(path: &Path, text: &str) {
    until(&format!("«{text}» in {}", path.display()), || {
        std::fs::read_to_string(path).is_ok_and(|content| content.contains(text)).then_some(())
    });
}
