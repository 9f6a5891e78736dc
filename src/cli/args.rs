//! The command line as clap sees it. Values come as text and are checked where they are used, so that every fault is
//! told in Spanish (`usage` speaks for clap).

mod own;

use std::ffi::{OsStr, OsString};

use clap::builder::{PathBufValueParser, PossibleValue, StringValueParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueHint};

use super::folders::Written;
use crate::domain::identification::REGIONS;
use crate::domain::session::Meaning;
use crate::report::Format;
use crate::wording::{cli_help as words, closing};
pub use own::{Phrases, PhrasesCommand, Rubric, RubricCommand};

/// A path is kept as written: what its `~` stands for is known later.
fn written() -> impl TypedValueParser<Value = Written> {
    PathBufValueParser::new().map(Written)
}

/// How the line calls a session; what completes one is told by it.
pub(crate) const SESSION: &str = "SESIÓN";

/// Any text; a shell offers these, and the command judges.
#[derive(Clone)]
struct Offered(Vec<&'static str>);

impl TypedValueParser for Offered {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(PossibleValue::new)))
    }
}

/// The whole line.
#[derive(Debug, Parser)]
#[command(
    name = "supervisa",
    version = env!("SUPERVISA_VERSION"),
    about = words::ABOUT,
    help_template = words::TEMPLATE,
    override_usage = words::USAGE,
    after_help = words::AFTER,
    subcommand_help_heading = words::COMMANDS,
    subcommand_value_name = "ORDEN",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
)]
pub struct Line {
    /// Options of every command.
    #[command(flatten)]
    pub general: General,
    #[arg(short = 'V', long = "version", action = ArgAction::Version, help = words::VERSION, help_heading = words::GENERAL)]
    version: Option<bool>,
    /// What to do; without one, the list.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = words::GENERAL)]
pub struct General {
    /// `--datos`
    #[arg(long = "datos", global = true, value_name = "DIR", value_parser = written(), value_hint = ValueHint::DirPath, help = words::DATA, display_order = 900)]
    pub data: Option<Written>,
    /// `--rubrica`
    #[arg(long = "rubrica", global = true, value_name = "ARCHIVO", value_parser = written(), value_hint = ValueHint::FilePath, help = words::RUBRIC_FILE, display_order = 901)]
    pub rubric: Option<Written>,
    /// `--ascii`
    #[arg(long, global = true, help = words::ASCII, display_order = 902)]
    pub ascii: bool,
    /// `--sin-color`
    #[arg(long = "sin-color", global = true, help = words::NO_COLOUR, display_order = 903)]
    pub monochrome: bool,
    /// `--lineal`
    #[arg(long, global = true, help = words::LINEAL, display_order = 904)]
    pub lineal: bool,
    /// `--restringido`
    #[arg(long = "restringido", global = true, help = words::RESTRICTED, display_order = 905)]
    pub restricted: bool,
    /// `--orden-ssh`
    #[arg(long = "orden-ssh", global = true, help = words::SSH_ORDER, display_order = 906)]
    pub ssh_order: bool,
    #[arg(short = 'h', long = "ayuda", alias = "help", global = true, action = ArgAction::Help, help = words::HELP, display_order = 907)]
    help: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// `nueva`
    #[command(name = "nueva", about = words::NEW, override_usage = words::NEW_USAGE, after_help = words::NEW_AFTER, help_template = words::TEMPLATE)]
    New(Box<New>),
    /// `continuar`
    #[command(name = "continuar", about = words::RESUME, override_usage = words::RESUME_USAGE, after_help = words::RESUME_AFTER, help_template = words::TEMPLATE)]
    Resume(Resume),
    /// `listar`
    #[command(name = "listar", about = words::LIST, override_usage = words::LIST_USAGE, after_help = words::LIST_AFTER, help_template = words::TEMPLATE)]
    List(List),
    /// `resumen`
    #[command(name = "resumen", about = words::SUMMARY, override_usage = words::SUMMARY_USAGE, after_help = words::SUMMARY_AFTER, help_template = words::TEMPLATE)]
    Summary(Summary),
    /// `exportar`
    #[command(name = "exportar", about = words::EXPORT, override_usage = words::EXPORT_USAGE, after_help = words::EXPORT_AFTER, help_template = words::TEMPLATE)]
    Export(Export),
    /// `cerrar`
    #[command(name = "cerrar", about = words::CLOSE, override_usage = words::CLOSE_USAGE, after_help = words::CLOSE_AFTER, help_template = words::TEMPLATE)]
    Close(Close),
    /// `reabrir`
    #[command(name = "reabrir", about = words::REOPEN, override_usage = words::REOPEN_USAGE, after_help = words::REOPEN_AFTER, help_template = words::TEMPLATE)]
    Reopen(Reopen),
    /// `versiones`
    #[command(name = "versiones", about = words::VERSIONS, override_usage = words::VERSIONS_USAGE, after_help = words::VERSIONS_AFTER, help_template = words::TEMPLATE)]
    Versions(Versions),
    /// `validar`
    #[command(name = "validar", about = words::CHECK, override_usage = words::CHECK_USAGE, after_help = words::CHECK_AFTER, help_template = words::TEMPLATE)]
    Check(Check),
    /// `rubrica`
    #[command(name = "rubrica", about = words::RUBRIC, override_usage = words::RUBRIC_USAGE, after_help = words::RUBRIC_AFTER, help_template = words::TEMPLATE,
        subcommand_help_heading = words::COMMANDS, args_conflicts_with_subcommands = true)]
    Rubric(Rubric),
    /// `frases`
    #[command(name = "frases", about = words::PHRASES, override_usage = words::PHRASES_USAGE, after_help = words::PHRASES_AFTER, help_template = words::TEMPLATE,
        subcommand_help_heading = words::COMMANDS, args_conflicts_with_subcommands = true)]
    Phrases(Phrases),
    /// `papelera`
    #[command(name = "papelera", about = words::TRASH, override_usage = words::TRASH_USAGE, after_help = words::TRASH_AFTER, help_template = words::TEMPLATE)]
    Trash(Trash),
    /// `autocompletar`
    #[command(name = "autocompletar", about = words::COMPLETE, override_usage = words::COMPLETE_USAGE, after_help = words::COMPLETE_AFTER, help_template = words::TEMPLATE)]
    Complete(Complete),
    /// `manual`
    #[command(name = "manual", about = words::MANUAL, override_usage = words::MANUAL_USAGE, after_help = words::MANUAL_AFTER, help_template = words::TEMPLATE)]
    Manual(Manual),
    /// `ayuda`
    #[command(name = "ayuda", about = words::HELP_COMMAND, override_usage = words::HELP_USAGE, after_help = words::HELP_AFTER, help_template = words::TEMPLATE)]
    Help(Help),
}

/// `nueva`
#[derive(Debug, Args)]
#[command(next_help_heading = words::IDENTIFICATION)]
pub struct New {
    /// `--codigo`
    #[arg(long = "codigo", value_name = "CÓDIGO", help = words::CODE)]
    pub project_code: Option<String>,
    /// `--nombre`
    #[arg(long = "nombre", value_name = "NOMBRE", help = words::NAME)]
    pub project_name: Option<String>,
    /// `--institucion`
    #[arg(long = "institucion", value_name = "NOMBRE", help = words::ORGANIZATION)]
    pub organization: Option<String>,
    /// `--region`
    #[arg(long = "region", value_name = "REGIÓN", value_parser = Offered(REGIONS.to_vec()), hide_possible_values = true, help = words::REGION)]
    pub region: Option<String>,
    /// `--comuna`
    #[arg(long = "comuna", alias = "lugar", value_name = "COMUNA", help = words::COMMUNE)]
    pub commune: Option<String>,
    /// `--supervisor`
    #[arg(long = "supervisor", value_name = "NOMBRE", help = words::SUPERVISOR)]
    pub supervisor: Option<String>,
    /// `--fecha`
    #[arg(long = "fecha", value_name = "FECHA", help = words::DATE)]
    pub visit_date: Option<String>,
    /// `--extraordinaria`
    #[arg(long = "extraordinaria", help = words::EXTRAORDINARY)]
    pub extraordinary: bool,
    /// `--revisados`
    #[arg(long = "revisados", value_name = "N", help = words::REVIEWED, help_heading = words::SAMPLE, allow_hyphen_values = true)]
    pub reviewed: Option<String>,
    /// `--judicializados`
    #[arg(long = "judicializados", value_name = "N", help = words::JUDICIALISED, help_heading = words::SAMPLE, allow_hyphen_values = true)]
    pub judicialised: Option<String>,
    /// `--no-judicializados`
    #[arg(long = "no-judicializados", value_name = "N", help = words::NOT_JUDICIALISED, help_heading = words::SAMPLE, allow_hyphen_values = true)]
    pub not_judicialised: Option<String>,
    /// `--egresados`
    #[arg(long = "egresados", value_name = "N", help = words::CLOSED, help_heading = words::SAMPLE, allow_hyphen_values = true)]
    pub closed: Option<String>,
    /// `--casos`
    #[arg(long = "casos", value_name = "CÓDIGOS", value_delimiter = ',', help = words::CASES, help_heading = words::SAMPLE)]
    pub case_codes: Vec<String>,
    /// `--ruc`
    #[arg(long = "ruc", value_name = "NÚMEROS", value_delimiter = ',', help = words::RUCS, help_heading = words::SAMPLE)]
    pub rucs: Vec<String>,
    /// `--sin-abrir`
    #[arg(long = "sin-abrir", help = words::DO_NOT_OPEN, help_heading = words::OPTIONS)]
    pub do_not_open: bool,
}

/// `continuar`
#[derive(Debug, Args)]
pub struct Resume {
    /// Which session.
    #[arg(value_name = SESSION, help = words::SESSION, help_heading = words::ARGUMENTS)]
    pub session: Option<OsString>,
}

/// `listar`
#[derive(Debug, Args)]
pub struct List {
    /// `--json`
    #[arg(long, help = words::JSON, help_heading = words::OPTIONS)]
    pub json: bool,
    /// `--nombres`
    #[arg(long = "nombres", conflicts_with = "json", help = words::LIST_NAMES, help_heading = words::OPTIONS)]
    pub names: bool,
}

/// `resumen`
#[derive(Debug, Args)]
pub struct Summary {
    /// Which session.
    #[arg(value_name = SESSION, help = words::SESSION, help_heading = words::ARGUMENTS)]
    pub session: OsString,
    /// `--json`
    #[arg(long, help = words::JSON, help_heading = words::OPTIONS)]
    pub json: bool,
}

/// `exportar`
#[derive(Debug, Args)]
pub struct Export {
    /// Which session.
    #[arg(value_name = SESSION, help = words::SESSION, help_heading = words::ARGUMENTS)]
    pub session: OsString,
    /// `--formato`
    #[arg(long = "formato", value_name = "FORMATO", required = true, value_parser = Offered(Format::ALL.map(Format::name).to_vec()), hide_possible_values = true, help = words::EXPORT_FORMAT, help_heading = words::OPTIONS)]
    pub format: String,
    /// `--publico`
    #[arg(long = "publico", help = words::EXPORT_PUBLIC, help_heading = words::OPTIONS)]
    pub public: bool,
    /// `--conforme`
    #[arg(long = "conforme", value_name = "CÓDIGO", requires = "public", help = words::EXPORT_AGREED, help_heading = words::OPTIONS)]
    pub agreed: Option<String>,
    /// `--cerrada`
    #[arg(long = "cerrada", value_name = "VERSIÓN", help = words::EXPORT_VERSION, help_heading = words::OPTIONS)]
    pub version: Option<u32>,
    /// `--salida`
    #[arg(long = "salida", value_name = "RUTA", value_hint = ValueHint::FilePath, value_parser = written(), help = words::OUTPUT, help_heading = words::OPTIONS)]
    pub output: Option<Written>,
    /// `--guardar`
    #[arg(long = "guardar", conflicts_with = "output", help = words::EXPORT_KEEP, help_heading = words::OPTIONS)]
    pub keep: bool,
}

/// `cerrar`
#[derive(Debug, Args)]
pub struct Close {
    /// Which session.
    #[arg(value_name = SESSION, help = words::SESSION, help_heading = words::ARGUMENTS)]
    pub session: OsString,
    /// `--nombre`
    #[arg(long = "nombre", value_name = "NOMBRE", required = true, help = words::CLOSE_BY, help_heading = words::OPTIONS)]
    pub by: String,
    /// `--sentido`
    #[arg(long = "sentido", value_name = "SENTIDO", required = true, value_parser = Offered(Meaning::ALL.map(closing::meaning).to_vec()), hide_possible_values = true, help = words::CLOSE_MEANING, help_heading = words::OPTIONS)]
    pub meaning: String,
    /// `--confirmar`
    #[arg(long = "confirmar", help = words::CLOSE_CONFIRM, help_heading = words::OPTIONS)]
    pub confirmed: bool,
}

/// `reabrir`
#[derive(Debug, Args)]
pub struct Reopen {
    /// Which session.
    #[arg(value_name = SESSION, help = words::SESSION, help_heading = words::ARGUMENTS)]
    pub session: OsString,
    /// `--motivo`
    #[arg(long = "motivo", value_name = "MOTIVO", required = true, help = words::REOPEN_REASON, help_heading = words::OPTIONS)]
    pub reason: String,
}

/// `versiones`
#[derive(Debug, Args)]
pub struct Versions {
    /// Which session.
    #[arg(value_name = SESSION, help = words::SESSION, help_heading = words::ARGUMENTS)]
    pub session: OsString,
}

/// `validar`
#[derive(Debug, Args)]
pub struct Check {
    /// Which sessions.
    #[arg(value_name = SESSION, required = true, num_args = 1.., help = words::SESSION, help_heading = words::ARGUMENTS)]
    pub sessions: Vec<OsString>,
    /// `--completa`
    #[arg(long = "completa", help = words::CHECK_COMPLETE, help_heading = words::OPTIONS)]
    pub complete: bool,
    /// `--sello`
    #[arg(long = "sello", value_name = "SELLO", help = words::CHECK_SEAL, help_heading = words::OPTIONS)]
    pub seal: Option<String>,
}

/// `papelera`
#[derive(Debug, Args)]
pub struct Trash {
    /// `--vaciar-antes-de`
    #[arg(long = "vaciar-antes-de", value_name = "FECHA", help = words::TRASH_BEFORE, help_heading = words::OPTIONS)]
    pub empty_before: Option<String>,
}

/// `autocompletar`
#[derive(Debug, Args)]
pub struct Complete {
    /// For which shell.
    #[arg(value_name = "INTÉRPRETE", value_parser = ["bash", "zsh", "fish"], hide_possible_values = true, help = words::SHELL, help_heading = words::ARGUMENTS)]
    pub shell: String,
}

/// `manual`
#[derive(Debug, Args)]
pub struct Manual {
    /// Of which command.
    #[arg(value_name = "ORDEN", help = words::HELP_WHICH, help_heading = words::ARGUMENTS)]
    pub command: Vec<String>,
}

/// `ayuda`
#[derive(Debug, Args)]
pub struct Help {
    /// Of which command.
    #[arg(value_name = "ORDEN", help = words::HELP_WHICH, help_heading = words::ARGUMENTS)]
    pub command: Vec<String>,
}
