//! Everything a supervisor reads that is not the rubric's: Spanish of Chile, *usted*, sober. Kept together so that
//! the wording can be reviewed without reading the program. Names of keys and actions stand in the tables of
//! [`crate::app::keymap`].

pub mod bulk;
pub mod cli;
pub mod cli_help;
pub mod closing;
pub mod concluding;
pub mod counts;
pub mod elsewhere;
pub mod evaluating;
pub mod exporting;
pub mod findings;
pub mod forms;
pub mod hand;
pub mod informe;
pub mod lists;
pub mod making;
pub mod notices;
pub mod phrases;
pub mod places;
pub mod privacy;
pub mod reading;
pub mod recovery;
pub mod report;
pub mod retention;
pub mod runtime;
pub mod search;
pub mod sheet;
pub mod spoken;
pub mod store;
pub mod tui;
