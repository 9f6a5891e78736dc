//! The dialogue of lines as the loop uses it: lines come from standard input and sentences go to standard output,
//! whatever these are. Nothing is drawn, no mode of a terminal is changed, and no reader can hold the loop: a thread
//! writes, and while it waits for a reader no further line is taken.

use std::collections::VecDeque;
use std::io::{self, Stdin, Write};
use std::mem::take;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use super::wake::Waker;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::event::Moment;
use crate::domain::text::{harmless, in_ascii};
use crate::spoken::{self, Dialogue};
use crate::wording::{spoken as words, tui};

/// Bytes taken at a time.
const CHUNK: usize = 8192;
/// Longest line that is taken: more than the longest text in the longest letters.
const LONGEST: usize = 100_000;
/// Length at which a terminal drops what follows, without a word, until Enter is pressed.
const TERMINAL_DROPS: usize = 4095;
/// Bytes that wait for a reader, from which on no further line is taken.
const UNREAD: usize = 1 << 16;
/// How long the last sentences wait for a reader.
const LAST_WORDS: Duration = Duration::from_millis(300);

/// A line that came in.
enum Line {
    Whole(Vec<u8>),
    /// Nobody ended it.
    Unfinished(Vec<u8>),
    /// It was longer than any line may be; nothing of it was kept.
    TooLong,
}

/// What cuts bytes into lines.
#[derive(Default)]
struct Cutter {
    bytes: Vec<u8>,
    too_long: bool,
}

impl Cutter {
    fn feed(&mut self, bytes: &[u8], lines: &mut VecDeque<Line>) {
        for &byte in bytes {
            if byte == b'\n' {
                let bytes = take(&mut self.bytes);
                lines.push_back(if take(&mut self.too_long) { Line::TooLong } else { Line::Whole(bytes) });
            } else if self.bytes.len() == LONGEST {
                self.too_long = true;
            } else {
                self.bytes.push(byte);
            }
        }
    }
}

/// The dialogue, and the line to whoever has it.
pub struct Lines {
    stdin: Stdin,
    utf8: bool,
    /// Whether a terminal edits the line, and drops what is longer than it can hold.
    is_terminal: bool,
    cutter: Cutter,
    lines: VecDeque<Line>,
    ended: bool,
    dialogue: Dialogue,
    told_latin1: bool,
    begun: bool,
    /// Whether a line was obeyed of which nothing was said yet.
    typed: bool,
    output: Sender<String>,
    unread: Arc<AtomicUsize>,
}

impl Lines {
    /// A dialogue on standard input and output. `waker` is used when a reader has taken what waited.
    pub fn new(utf8: bool, waker: Waker) -> Self {
        let unread = Arc::new(AtomicUsize::new(0));
        let (output, texts) = channel::<String>();
        let left = Arc::clone(&unread);
        let writes = move || {
            for text in texts {
                let mut out = io::stdout().lock();
                // Nobody reads any more: what was typed is obeyed all the same.
                let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
                let before = left.fetch_sub(text.len(), Ordering::SeqCst);
                if before >= UNREAD {
                    waker.wake();
                }
            }
        };
        // Without a thread for it nothing is said: the first sentence finds nobody.
        let _ = std::thread::Builder::new().name("voice".to_owned()).spawn(writes);
        let is_terminal = io::IsTerminal::is_terminal(&io::stdin());
        Self {
            stdin: io::stdin(),
            utf8,
            is_terminal,
            cutter: Cutter::default(),
            lines: VecDeque::new(),
            ended: false,
            dialogue: Dialogue::default(),
            told_latin1: false,
            begun: false,
            typed: false,
            output,
            unread,
        }
    }

    /// What the loop sleeps on, if more can come and somebody reads what is said.
    pub fn source(&self) -> Option<BorrowedFd<'_>> {
        let reads = self.unread.load(Ordering::SeqCst) < UNREAD;
        (!self.ended && reads && self.lines.is_empty()).then(|| self.stdin.as_fd())
    }

    /// Takes what has come. Only to be called when there is something.
    pub fn receive(&mut self) {
        let mut buffer = [0; CHUNK];
        match rustix::io::read(&self.stdin, &mut buffer) {
            Ok(0) => self.end(),
            Ok(n) => self.cutter.feed(&buffer[..n], &mut self.lines),
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            // A terminal that is gone; an error that repeats would spin.
            Err(_) => self.end(),
        }
    }

    /// Nothing more comes. What was typed of a line counts as one where it is text, since no word may be lost; as an order
    /// it does not, since nobody ended it.
    fn end(&mut self) {
        self.ended = true;
        let bytes = take(&mut self.cutter.bytes);
        if !bytes.is_empty() {
            self.lines.push_back(Line::Unfinished(bytes));
        }
    }

    /// Whether all is obeyed and nothing more comes.
    pub fn is_over(&self) -> bool {
        self.ended && self.lines.is_empty()
    }

    /// Obeys the next line, if the screen for it is there; what is to be done outside.
    pub fn obey(&mut self, app: &mut App, now: Moment) -> Option<Vec<Effect>> {
        if app.holds_keys() || app.ending {
            return None;
        }
        let next = self.lines.pop_front()?;
        self.typed = true;
        let bytes = match next {
            Line::TooLong => {
                self.dialogue.tell(&words::too_long(LONGEST));
                return Some(Vec::new());
            }
            Line::Unfinished(bytes) if bytes.starts_with(b".") || !spoken::takes_text(app) => return Some(Vec::new()),
            Line::Whole(bytes) | Line::Unfinished(bytes) => bytes,
        };
        if self.is_terminal && bytes.len() >= TERMINAL_DROPS {
            self.dialogue.tell(words::AT_LIMIT);
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            // As the screens do: a terminal that sends no UTF-8 sends Latin-1.
            Err(other) => {
                if !std::mem::replace(&mut self.told_latin1, true) {
                    self.dialogue.tell(tui::LATIN1);
                }
                other.as_bytes().iter().map(|&byte| char::from(byte)).collect()
            }
        };
        Some(self.dialogue.hear(app, now, &text))
    }

    /// Says what changed, and where one is.
    pub fn say(&mut self, app: &App) {
        let mut told = self.dialogue.say(app);
        if !self.begun && !told.is_empty() {
            told.insert(0, words::WELCOME.to_owned());
        }
        if told.is_empty() {
            return;
        }
        // Behind a line that was typed on a terminal one stands on a new one; all else begins a line of its own.
        let on_new_line = take(&mut self.typed) && self.is_terminal;
        let fresh = if self.begun && !on_new_line { "\n" } else { "" };
        self.begun = true;
        if app.ending {
            return told.iter().for_each(|sentence| self.tell(sentence));
        }
        let mut text = fresh.to_owned();
        for sentence in &told {
            for line in sentence.split('\n') {
                text.push_str(&harmless(line));
                text.push('\n');
            }
        }
        text.push_str(&harmless(&spoken::prompt(app)));
        self.send(text);
    }

    /// Says everything again the next time.
    pub fn repeat(&mut self) {
        self.dialogue.repeat();
    }

    /// Says what no line asked for any more.
    pub fn tell(&self, sentence: &str) {
        self.send(format!("\n{}", harmless(sentence)));
    }

    /// Everything is saved, and it ends.
    pub fn farewell(&self) {
        self.send(format!("\n{}\n", words::BYE));
    }

    /// Lets what was said be read; whether it was.
    pub fn leave(&self) -> bool {
        let until = Instant::now() + LAST_WORDS;
        while self.unread.load(Ordering::SeqCst) > 0 && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(2));
        }
        self.unread.load(Ordering::SeqCst) == 0
    }

    fn send(&self, text: String) {
        let text = if self.utf8 { text } else { in_ascii(&text) };
        self.unread.fetch_add(text.len(), Ordering::SeqCst);
        let _ = self.output.send(text);
    }
}
