//! `supervisa` fills an official supervision rubric from a keyboard, over a slow line, and never loses a word.
//!
//! # The picture
//!
//! Data comes in as a key, a signal or a file, becomes an [`Event`](app::event::Event), changes the
//! [`App`](app::App) by one pure function, and leaves as cells on a screen or as an
//! [`Effect`](app::effect::Effect) that the worker (or the loop, about the terminal) carries out: sessions in one thread, phrases in another, so that no
//! save waits for them. Nothing flows back.
//!
//! ```text
//! terminal, signals ──> runtime ── Event ──> app::update(&mut App, Moment, Event) -> effects ──> runtime::worker ──> store
//!                          │                          │                                                    │
//!                          └─ ui::view(&App) <────────┴─────────────── Event::Done(Outcome) ───────────────┘
//!                                  │
//!                                  └─ cells ──> terminal: what differs from the screen, as one write
//! ```
//!
//! # The modules, in reading order
//!
//! | module | what it is | may know |
//! |---|---|---|
//! | [`domain`] | rubric, session, sheet of the sample, verdicts, notices, phrases, the exact summary; no terminal, file, clock or serialisation | small text crates, `chrono`'s dates |
//! | `editing` | text that is being written: cursor, rows, undo; no screen | the same |
//! | [`store`] | sessions, rubrics and phrases on disk: JSON forms, the save protocol, lock, trash | `domain`, its words |
//! | [`report`] | the informe: one document without a format, then pdf, docx, html, xlsx, md, csv, json | `domain`, its words |
//! | [`terminal`] | few bytes on the line: our own ratatui backend, key decoding, capabilities | ratatui, no subject |
//! | [`app`] | state and update: events, effects, screens, one table of keys that acts, helps and hints | `domain`, `editing`, [`report`], keys, its words |
//! | [`ui`] | draws `&App`: theme, layout, widgets, one file a screen | `app` and what it knows, ratatui |
//! | `spoken` | the second face: says `&App` in sentences, and makes the same keys of typed lines | what [`ui`] knows, but ratatui |
//! | `runtime` | the loop, signals, the worker: what gives time to [`app`] and runs the threads | all of these |
//! | [`cli`] | arguments, one file a command, errors to exit statuses | all of these |
//! | `wording` | everything in Spanish that is shown, but the rubric's words, the names of keys (`app::keymap`) and what is data of the subject (`domain::{conclusions, nouns, identification}`, `places::slot`) | what it words |
//!
//! # Inside `app`
//!
//! A key goes to the one screen that is shown. It has a state of its own and is lent the
//! [`Desk`](app::desk::Desk): the session and what is known of it, with the one way to change it. What a screen wants
//! beyond that it says, and somebody above carries it out; so no screen knows another, and what they share knows none.
//!
//! ```text
//! App ──> Work ┬─ View: identify | walk | sheet | summary | reading | conclude    state, keys → desk, Out
//!  ^           └─ Desk: session, history, saving, why it can only be read, trail
//!  └───────────── Out: effects, where to go, what to say, what becomes of the keys that follow
//!
//! walk ──> Mode: browse | write | pick | keep | count | notices | …   each: its state, keys → desk, Next
//!  ^ └──────────────────────────────────────────────────────────── Next: stay, close, go on, to, score, …
//! ```
//!
//! # Where a change goes
//!
//! - **How much room** something has, where keys must know it too (the tree's width, pages, the least window): the numbers of
//!   [`app::measure`]; `ui::layout` divides a window by them.
//! - **A key**: a line in a table of `app::keymap`, one a mode, and an arm where that mode is: what is typed while a text is written
//!   is `keymap::writing` and `screens::walk::write`, the walk itself `keymap::walking` and `screens::walk::browse`. Only what leaves the program needs an
//!   [`Effect`](app::effect::Effect): the worker carries out those about files, `runtime` itself those about the terminal.
//! - **Bytes of a terminal**: what a key sends is `terminal::input::keys`; what is asked of a terminal and put back,
//!   `terminal::screen`; what it can do, `terminal::caps`; the shortest moves and colours, `terminal::moves` and `terminal::line`.
//! - **Scores, their number, names and marks, levels, methods that exist, places, texts, conclusions**: no code, a rubric file
//!   (`docs/rubricas.md`). A method of a new kind: `domain::method`, `domain::scoring`.
//! - **Open or closed**: [`Status`](domain::session::Status); `domain::closing` leads from one to the other, `session::deeds` holds
//!   their order, `store::versions` keeps what was handed in.
//! - **A key of a file**: `store::wire::keys` names it, `form` writes, `read` reads it; of a rubric, `store::rubric_file::keys`
//!   and `parts`. The words that a key may have, each beside what it stands for: `domain::canonical::words`.
//! - **English instead of Spanish**: `wording` and the exceptions of its row; Spanish by which texts are recognised lies beside what
//!   recognises it (`domain::counting::words`, `places::spelling`, `claims`, `store::rubric_table::headings`).
//!
//! # What holds everywhere
//!
//! - A score without the text it demands cannot reach a summary: [`Verdict`](domain::session::Verdict) has one maker.
//! - A level that the rubric lacks cannot be given: [`Criterion::score`](domain::rubric::Criterion::score).
//! - A typed key is in the [`Session`](domain::session::Session) before the next is read, and on disk within a second:
//!   the editor holds nothing of its own ([`app::saving`], [`store`]).
//! - A session has one writer. Another login of the same account may take it over; whoever was passed over writes nothing
//!   over it, and what only it knew lies beside ([`store`], [`app::elsewhere`]).
//! - A prepared or a recalled text is no text until the supervisor accepts it or changes it: only then is it in the session
//!   ([`domain::phrases`], [`domain::recall`]); while a place in it is open, it does not count
//!   ([`domain::session::Draft::open_place`]).
//! - A prepared text claims nothing that nobody saw: none is offered that the count or the sample belies, none
//!   is a draft for a score that its own count belies, alternatives are asked before one is, and only what was counted, chosen or
//!   given by the sample is accepted by one key.
//! - Counts never change a score: bands name the levels that fit, the supervisor gives one ([`domain::bands`]).
//! - Undo takes back everything, since a change is a value and applying it gives the one that takes it back
//!   ([`domain::session::Change`]); the history is written nowhere.
//! - A notice names its reason and never blocks; what points to a person is marked, never barred ([`domain::notices`],
//!   [`domain::personal`]).
//! - What was handed in is never another: a closed [`Session`](domain::session::Session) refuses every change, its seal is over
//!   all of it ([`domain::canonical`]), and each version is kept to the byte ([`store`]).
//! - The informe on screen is the document that becomes a file, and what may be published is only written from the screen
//!   that shows it ([`report::Edition::of`], [`app::handing`]).
//! - Nothing in the code knows a criterion's code, the number of ámbitos or a weight: the rubric is data, and so are its
//!   scale, method, bands, zero rules and contradictions.
//! - What nobody pressed is no key: answers of the terminal, `Alt` and pastes never score, tick or leave. Where a terminal
//!   does not mark its pastes, only what is too short or too plain to be told from keys typed ahead is keys
//!   ([`terminal::input`]).
//! - Control characters of a file never reach a terminal: [`domain::text::harmless`], and once more in
//!   [`terminal`].
//!
//! Deliberately absent: a mouse, the clipboard, commands with `Alt`, function keys, a network, child processes, settings (the configuration folder
//! holds the supervisor's own phrases and nothing else), and any field for a child's name or RUN.
// The documentation is read by those who carry the code on: it may lead to what is not public.
#![allow(rustdoc::private_intra_doc_links)]
#![cfg_attr(test, allow(clippy::wildcard_enum_match_arm))]

pub mod app;
pub mod cli;
pub mod domain;
mod editing;
pub mod report;
mod runtime;
mod spoken;
pub mod store;
pub mod terminal;
pub mod ui;
mod wording;
