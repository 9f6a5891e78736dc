//! How a result comes about, in words by which it can be computed again.

use crate::domain::method::{Factor, GradePoint, Percent};
use crate::domain::score::Points;
use crate::domain::scoring::Hundredths;

/// Above these sentences.
pub const HEAD: &str = "Cómo se calcula";

fn short(hundredths: u32) -> String {
    Hundredths(u64::from(hundredths)).short()
}

/// `2,5 puntos`.
pub fn points(of: Points) -> String {
    if of == Points::whole(1) { "1 punto".to_owned() } else { format!("{of} puntos") }
}

/// `2,5 de 4 puntos, peso 2`.
pub fn of_best(of: Points, best: Points, factor: Option<Factor>) -> String {
    let weight = factor.map_or_else(String::new, |Factor(factor)| format!(", peso {}", short(factor)));
    format!("{of} de {}{weight}", points(best))
}

/// A level and its points.
pub fn level(name: &str, of: Points) -> String {
    format!("{name} {of}")
}

/// What each level counts; `own` where a criterion has points of its own for a level.
pub fn points_per_level(levels: &[String], own: bool) -> String {
    let own =
        if own { " Donde un criterio da otros puntos a un nivel, se indican junto a su calificación." } else { "" };
    format!("Puntos por nivel: {}.{own}", levels.join("; "))
}

/// Which criteria count otherwise than once; `once` where others do.
pub fn factors(by_factor: &[(Factor, Vec<String>)], once: bool) -> String {
    let each = by_factor.iter().map(|(Factor(factor), codes)| format!("{} en {}", short(*factor), codes.join(", ")));
    let each: Vec<_> = each.chain(once.then(|| "1 en los demás".to_owned())).collect();
    format!("Los puntos de un criterio y los mejores posibles en él se multiplican por su peso: {}.", each.join("; "))
}

/// The line from percentages to marks.
pub fn grade_line(points: &[GradePoint]) -> String {
    let mark = |point: &GradePoint| match point.mark % 10 {
        0 => format!("{},{}", point.mark / 100, point.mark % 100 / 10),
        _ => format!("{},{:02}", point.mark / 100, point.mark % 100),
    };
    let each = points.iter().map(|point| format!("{} % es {}", short(point.percent.0), mark(point)));
    format!("Nota: {}; entre esos valores sube en línea recta.", each.collect::<Vec<_>>().join("; "))
}

/// Which rule names the result.
pub fn named_by(rules: &[String]) -> String {
    format!("El resultado se nombra por la primera regla que se cumple: {}.", rules.join("; "))
}

/// A rule.
pub fn rule(name: &str, when: &str) -> String {
    format!("«{name}», {when}")
}

/// One of `codes`, of any criterion where none is named, has one of the levels.
pub fn given(codes: &[String], levels: &[String]) -> String {
    let one = match codes {
        [] => "algún criterio".to_owned(),
        [only] => only.clone(),
        several => format!("alguno de {}", several.join(", ")),
    };
    format!("si {one} tiene «{}»", levels.join("» o «"))
}

/// The share of the whole, or of an ámbito, is less than this.
pub fn below(ambito: Option<&str>, Percent(percent): Percent) -> String {
    let of = ambito.map_or_else(String::new, |code| format!(" del ámbito {code}"));
    format!("si el logro{of} es menor que {} %", short(percent))
}

/// No other rule holds.
pub const OTHERWISE: &str = "en los demás casos";
