//! The lines of what one has of one's own: rubrics and phrases.

use clap::{Args, Subcommand, ValueHint};

use super::written;
use crate::cli::folders::Written;
use crate::wording::cli_help as words;

/// `rubrica`
#[derive(Debug, Args)]
pub struct Rubric {
    /// `--json`
    #[arg(long, help = words::RUBRIC_JSON, help_heading = words::OPTIONS)]
    pub json: bool,
    /// `rubrica nueva`, `rubrica importar`, `rubrica frases`, `rubrica validar`
    #[command(subcommand)]
    pub command: Option<RubricCommand>,
}

/// The commands of `rubrica`.
#[derive(Debug, Subcommand)]
pub enum RubricCommand {
    /// `nueva`
    #[command(name = "nueva", about = words::RUBRIC_NEW, override_usage = words::RUBRIC_NEW_USAGE, after_help = words::RUBRIC_NEW_AFTER, help_template = words::TEMPLATE)]
    New {
        /// Where it is written.
        #[arg(value_name = "ARCHIVO", value_parser = written(), value_hint = ValueHint::FilePath, help = words::OUTPUT, help_heading = words::ARGUMENTS)]
        file: Option<Written>,
    },
    /// `importar`
    #[command(name = "importar", about = words::RUBRIC_IMPORT, override_usage = words::RUBRIC_IMPORT_USAGE, after_help = words::RUBRIC_IMPORT_AFTER, help_template = words::TEMPLATE)]
    Import {
        /// The table.
        #[arg(value_name = "TABLA", value_parser = written(), value_hint = ValueHint::FilePath, help = words::TABLE, help_heading = words::ARGUMENTS)]
        table: Written,
        /// `--salida`
        #[arg(long = "salida", value_name = "RUTA", value_parser = written(), value_hint = ValueHint::FilePath, help = words::OUTPUT, help_heading = words::OPTIONS)]
        output: Option<Written>,
        /// `--titulo`
        #[arg(long = "titulo", value_name = "TÍTULO", help = words::RUBRIC_TITLE, help_heading = words::OPTIONS)]
        title: Option<String>,
    },
    /// `frases`
    #[command(name = "frases", about = words::RUBRIC_PHRASES, override_usage = words::RUBRIC_PHRASES_USAGE, after_help = words::RUBRIC_PHRASES_AFTER, help_template = words::TEMPLATE)]
    Phrases {
        /// The rubric.
        #[arg(value_name = "ARCHIVO", value_parser = written(), value_hint = ValueHint::FilePath, help = words::FILE, help_heading = words::ARGUMENTS)]
        file: Written,
    },
    /// `validar`
    #[command(name = "validar", about = words::RUBRIC_CHECK, override_usage = words::RUBRIC_CHECK_USAGE, after_help = words::RUBRIC_CHECK_AFTER, help_template = words::TEMPLATE)]
    Check {
        /// The file.
        #[arg(value_name = "ARCHIVO", value_parser = written(), value_hint = ValueHint::FilePath, help = words::FILE, help_heading = words::ARGUMENTS)]
        file: Written,
    },
}

/// `frases`
#[derive(Debug, Args)]
pub struct Phrases {
    /// `--json`
    #[arg(long, help = words::PHRASES_JSON, help_heading = words::OPTIONS)]
    pub json: bool,
    /// `frases exportar`, `frases importar`
    #[command(subcommand)]
    pub command: Option<PhrasesCommand>,
}

/// The commands of `frases`.
#[derive(Debug, Subcommand)]
pub enum PhrasesCommand {
    /// `exportar`
    #[command(name = "exportar", about = words::PHRASES_EXPORT, override_usage = words::PHRASES_EXPORT_USAGE, after_help = words::PHRASES_EXPORT_AFTER, help_template = words::TEMPLATE)]
    Export {
        /// `--salida`
        #[arg(long = "salida", value_name = "RUTA", value_parser = written(), value_hint = ValueHint::FilePath, help = words::OUTPUT, help_heading = words::OPTIONS)]
        output: Option<Written>,
    },
    /// `importar`
    #[command(name = "importar", about = words::PHRASES_IMPORT, override_usage = words::PHRASES_IMPORT_USAGE, after_help = words::PHRASES_IMPORT_AFTER, help_template = words::TEMPLATE)]
    Import {
        /// The file.
        #[arg(value_name = "ARCHIVO", value_parser = written(), value_hint = ValueHint::FilePath, help = words::PHRASES_FILE, help_heading = words::ARGUMENTS)]
        file: Written,
    },
}
