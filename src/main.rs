//! The program; everything is in the library.

<<<<<<< HEAD
fn main() {
    supervisa::runtime::process::harden();
    let root = std::env::var("SUPERVISA_DATOS").unwrap_or_default();
    let term = std::env::var("TERM").unwrap_or_default();
    let lang = std::env::var("LANG").unwrap_or_default();
    let caps = supervisa::terminal::caps::Capabilities::of(&supervisa::terminal::caps::Settings {
        term: Some(&term),
        lang: Some(&lang),
        ..Default::default()
    });
    let Ok(store) = supervisa::store::Store::open(std::path::Path::new(&root)) else { std::process::exit(3) };
    let start = match std::env::args().nth(1) {
        Some(id) => supervisa::tui::app::Start::Open(
            supervisa::domain::session::SessionId::new(&id).unwrap_or_else(|| std::process::exit(2)),
        ),
        None => supervisa::tui::app::Start::New,
    };
    let code = supervisa::runtime::run(supervisa::runtime::Setup {
        store,
        start,
        caps,
        restricted: false,
        user: "yo".into(),
        rubric: supervisa::store::rubric_file::embedded(),
    });
    std::process::exit(code.into());
=======
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(supervisa::cli::run(std::env::args_os()))
>>>>>>> 6765f29 (Add the command line: every command, in Spanish throughout, and the harness that holds it to interface.md)
}
