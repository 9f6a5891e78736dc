//! Headings of the tables of the informe.
#![allow(missing_docs)]

pub const FACT: &str = "Dato";
pub const VALUE: &str = "Valor";
pub const LEVEL: &str = "Nivel";
pub const CRITERIA: &str = "Criterios";
pub const PART: &str = "Ámbito o dimensión";
pub const WEIGHT: &str = "Peso";
pub const IN_EFFECT: &str = "Peso efectivo";
pub const COUNTED: &str = "Criterios que cuentan";
pub const MEAN: &str = "Media";
pub const SHARE: &str = "Logro";
pub const CODE: &str = "Código";
pub const CRITERION: &str = "Criterio";
pub const SCORE: &str = "Calificación";
pub const SCORE_NAME: &str = "Nivel";
pub const TEXT: &str = "Hallazgo u observación";
pub const NUMBER: &str = "N.º";
pub const HALLAZGO: &str = "Hallazgo";
pub const NAME: &str = "Nombre";
pub const POST: &str = "Cargo";
pub const SIGNATURE: &str = "Firma";
pub const DATE: &str = "Fecha";
pub const ACCEPTS: &str = "¿Acepta?";
pub const GROUNDS: &str = "Fundamento";
pub const MEASURE: &str = "Medida";
pub const RESPONSIBLE: &str = "Responsable";
pub const DEADLINE: &str = "Plazo";
pub const DIMENSION: &str = "Dimensión";
pub const AMBITO: &str = "Ámbito";
pub const KIND: &str = "Tipo de texto";
pub const MEETING: &str = "Cumplen";
pub const REVIEWED: &str = "Revisados";
pub const SECTION: &str = "Sección";
pub const TITLE: &str = "Título";
pub const WORDS: &str = "Texto";
pub const STATE: &str = "Estado";
