//! What is said of phrases that are refused.

use crate::domain::phrases::{COPIED_WORDS, MAX_PHRASES};
use crate::domain::places::Slot;
use crate::store::fault::shortened;
use crate::store::wrong::OfPhrase;

pub(super) fn wrong(wrong: &OfPhrase) -> String {
    match wrong {
        OfPhrase::Blank => "la frase está vacía; escríbala o quite el objeto entero".into(),
        OfPhrase::NoName => {
            "otra frase de este nivel tiene nombre y esta no; agregue «name»: el programa pregunta cuál es".into()
        }
        OfPhrase::BlankName => "el nombre está vacío; escríbalo o quite la clave".into(),
        OfPhrase::NoLevel => {
            "una frase que acompaña a una rúbrica es de un criterio y de una calificación: escriba criterion y score"
                .into()
        }
        OfPhrase::OtherRubric(found, id) => {
            let found = found
                .as_ref()
                .map_or_else(|| "no dice de qué rúbrica es".to_owned(), |found| format!("es de «{found}»"));
            format!("la frase {found}; escriba \"rubric\": \"{id}\"")
        }
        OfPhrase::NoSuchCriterion(code, id) => {
            format!("la rúbrica {id} no tiene el criterio «{}»; corrija el código o quite la frase", shortened(code))
        }
        OfPhrase::NotCounted(code) => {
            format!("el criterio {} no se cuenta; quite la clave when", shortened(code))
        }
        OfPhrase::UnknownPlace(place) => {
            let known: Vec<String> = Slot::ALL
                .iter()
                .filter(|slot| **slot != Slot::Person)
                .map(|slot| format!("{{{}}}", slot.name()))
                .collect();
            format!("{} no es un lugar; los lugares son {}", shortened(place), known.join(" "))
        }
        OfPhrase::Copied(words) => {
            format!(
                "copia la rúbrica («{words}»): diga qué se constató, con menos de {COPIED_WORDS} de sus palabras seguidas"
            )
        }
        OfPhrase::Code(code) => {
            format!("«{}» no es el código de un criterio; escríbalo como \"4.2.1\", sin punto final", shortened(code))
        }
        OfPhrase::TooMany(count) => {
            format!("tiene {count} frases y el máximo es {MAX_PHRASES}; quite las que no use")
        }
    }
}
