//! `supervisa nueva`: a new session, from flags or in the form.

use super::args::New;
use super::cases::cases;
use super::context::{Context, now};
use super::error::{CliError, Outcome};
use super::{interactive, print};
use crate::app::Start;
use crate::domain::asked::{Asked, PlaceAsked, SampleAsked};
use crate::domain::code::{distinct, repeated};
use crate::domain::identification::{Field, FieldFault, Identification, Kind, REGIONS, parse_chilean, parse_iso};
use crate::domain::personal;
use crate::domain::privacy;
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES, Population, Sample};
use crate::domain::session::{Session, SessionHead, SessionId, Status};
use crate::domain::text::{clean_entered, is_harmful, says_something};
use crate::runtime::process::tell;
use crate::store::fault::shortened;
use crate::store::rubric_file::embedded;
use crate::wording::cli as words;

/// Begins a session: with any flag it is made here, otherwise in the form.
pub fn run(context: &Context, new: &New) -> Outcome<u8> {
    let rubric = context.own_rubric().map_or_else(|| embedded().0, |own| own.rubric.clone());
    let asked = rubric.asked();
    let identification = identification(new, asked)?;
    let (given, known) = cases("--casos", &new.case_codes)?;
    let sample = Sample { cases: known, ..sample(new, &given)? };
    let mut cautions = cautions(new, &given, &identification, &sample, asked);
    cautions.extend(not_asked(asked, &identification, &sample));
    let warn = || cautions.iter().for_each(|caution| tell(&words::notice(caution)));
    if new.do_not_open {
        let id = create(context, new, identification.clone(), sample)?;
        warn();
        let empty = asked.fields().filter(|&field| identification.get(field).is_empty());
        let empty: Vec<&str> = empty.map(|field| flag(field, asked)).collect();
        if !empty.is_empty() {
            tell(&words::notice(&words::left_empty(&empty, &id)));
        }
        print::answer_own(&format!("{id}\n"))?;
        return Ok(0);
    }
    interactive::terminal(context, "supervisa nueva")?;
    warn();
    let untold = identification == Identification::default() && sample == Sample::default() && !new.extraordinary;
    let start = if untold { Start::New } else { Start::Open(create(context, new, identification, sample)?) };
    interactive::start(context, "supervisa nueva", start)
}

fn create(context: &Context, new: &New, identification: Identification, sample: Sample) -> Outcome<SessionId> {
    let (rubric, pin) = context.rubric_of_new()?;
    let at = now();
    let name =
        [&identification.project_name, &identification.commune, &pin.id].into_iter().find(|name| !name.is_empty());
    let head = SessionHead {
        id: compose(name.map_or("", String::as_str)),
        pin,
        status: Status::Open,
        kind: if new.extraordinary { Kind::Extraordinary } else { Kind::Ordinary },
        identification,
        sample,
        created_at: Some(at),
        changed_at: Some(at),
    };
    let open = context.store()?.create(&Session::new(head, rubric), &context.holder())?;
    let id = open.id().clone();
    open.close();
    Ok(id)
}

/// A new id for a session of this name.
pub(crate) fn compose(name: &str) -> SessionId {
    let mut random = [0; 4];
    if getrandom::fill(&mut random).is_err() {
        // Only four letters of a name hang on it: the clock does as well.
        random = now().timestamp_subsec_nanos().to_le_bytes();
    }
    SessionId::compose(name, now().date_naive(), random)
}

/// What was given and the rubric does not ask.
fn not_asked(asked: &Asked, identification: &Identification, sample: &Sample) -> Vec<String> {
    let asks = |field: &Field| asked.fields().any(|one| one == *field);
    let fields = Field::ALL.into_iter().filter(|field| !identification.get(*field).is_empty() && !asks(field));
    let given = |part: &SampleAsked| match part {
        SampleAsked::Count(population) => sample.stated(*population).is_some(),
        SampleAsked::Cases => !sample.case_codes.is_empty(),
        SampleAsked::Rucs => !sample.rucs.is_empty(),
    };
    let parts = SampleAsked::ALL.into_iter().filter(|part| given(part) && !asked.has(*part)).map(|part| match part {
        SampleAsked::Count(Population::Reviewed) => "--revisados",
        SampleAsked::Count(Population::Judicialised) => "--judicializados",
        SampleAsked::Count(Population::NotJudicialised) => "--no-judicializados",
        SampleAsked::Count(Population::Closed) => "--egresados",
        SampleAsked::Cases => "--casos",
        SampleAsked::Rucs => "--ruc",
    });
    fields.map(|field| flag(field, asked)).chain(parts).map(words::not_asked).collect()
}

fn flag(field: Field, asked: &Asked) -> &'static str {
    match field {
        Field::Commune if asked.place == PlaceAsked::Free => "--lugar",
        Field::ProjectCode => "--codigo",
        Field::ProjectName => "--nombre",
        Field::Organization => "--institucion",
        Field::Region => "--region",
        Field::Commune => "--comuna",
        Field::Supervisor => "--supervisor",
        Field::VisitDate => "--fecha",
    }
}

fn given(new: &New, field: Field) -> Option<&str> {
    let value = match field {
        Field::ProjectCode => &new.project_code,
        Field::ProjectName => &new.project_name,
        Field::Organization => &new.organization,
        Field::Region => &new.region,
        Field::Commune => &new.commune,
        Field::Supervisor => &new.supervisor,
        Field::VisitDate => &new.visit_date,
    };
    value.as_deref()
}

fn identification(new: &New, asked: &Asked) -> Outcome<Identification> {
    let mut identification = Identification::default();
    for field in Field::ALL {
        let Some(value) = given(new, field) else { continue };
        let value = clean_entered(value).trim().to_owned();
        *identification.get_mut(field) = match field {
            Field::Region => official_region(&value).map_or(value, str::to_owned),
            Field::VisitDate => {
                let date = parse_iso(&value).or_else(|| parse_chilean(&value));
                date.map_or(value, |date| date.format("%Y-%m-%d").to_string())
            }
            Field::ProjectCode | Field::ProjectName | Field::Organization | Field::Commune | Field::Supervisor => value,
        };
        if let Some(fault) = identification.fault(field) {
            return Err(field_error(flag(field, asked), identification.get(field), fault));
        }
    }
    Ok(identification)
}

fn field_error(flag: &str, value: &str, fault: FieldFault) -> CliError {
    let hint = match fault {
        FieldFault::UnknownRegion => words::regions(&similar_regions(value)),
        FieldFault::NotADate => words::DATE_HINT.to_owned(),
        FieldFault::Blank | FieldFault::TooLong | FieldFault::Unprintable => words::NEW_HINT.to_owned(),
    };
    CliError::usage(words::field(flag, &shortened(value), fault), hint)
}

fn folded(text: &str) -> String {
    let letters = deunicode::deunicode(text).to_lowercase();
    letters.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The region whose name is `value` but for accents, capitals, punctuation and a *Región de* in front.
fn official_region(value: &str) -> Option<&'static str> {
    let value = folded(value);
    let is_meant = |region: &str, before| value.strip_prefix(before).is_some_and(|rest| rest == folded(region));
    REGIONS
        .into_iter()
        .find(|region| ["", "region", "regionde", "regiondel"].iter().any(|before| is_meant(region, *before)))
}

/// The regions that share a word with `value`.
fn similar_regions(value: &str) -> Vec<&'static str> {
    let words: Vec<String> = value.split_whitespace().map(folded).filter(|word| word.len() > 3).collect();
    REGIONS
        .into_iter()
        .filter(|region| words.iter().any(|word| word != "region" && folded(region).contains(word.as_str())))
        .collect()
}

fn sample(new: &New, cases: &[String]) -> Outcome<Sample> {
    Ok(Sample {
        reviewed: count("--revisados", new.reviewed.as_deref())?,
        judicialised: count("--judicializados", new.judicialised.as_deref())?,
        not_judicialised: count("--no-judicializados", new.not_judicialised.as_deref())?,
        closed: count("--egresados", new.closed.as_deref())?,
        case_codes: distinct(codes("--casos", cases)?),
        rucs: distinct(codes("--ruc", &new.rucs)?),
        ..Sample::default()
    })
}

fn count(flag: &str, value: Option<&str>) -> Outcome<Option<u32>> {
    let Some(value) = value else { return Ok(None) };
    let digits = value.bytes().all(|b| b.is_ascii_digit());
    let count = digits.then(|| value.parse().ok()).flatten();
    count.map(Some).ok_or_else(|| CliError::usage(words::count(flag, &shortened(value)), words::NEW_HINT))
}

fn codes(flag: &str, values: &[String]) -> Outcome<Vec<String>> {
    if values.len() > MAX_CODES {
        return Err(CliError::usage(words::too_many_codes(flag), words::NEW_HINT));
    }
    let code = |value: &String| {
        let code = value.trim();
        let right = says_something(code) && code.chars().count() <= MAX_CODE_CHARS && !code.chars().any(is_harmful);
        let fault = || CliError::usage(words::code(flag, &shortened(value)), words::NEW_HINT);
        if right { Ok(code.to_owned()) } else { Err(fault()) }
    };
    values.iter().map(code).collect()
}

/// What deserves a second look in what was given, as the form would tell it; it bars nothing.
fn cautions(
    new: &New,
    cases: &[String],
    identification: &Identification,
    sample: &Sample,
    asked: &Asked,
) -> Vec<String> {
    let holds = |field: &Field| !privacy::find(identification.get(*field)).is_empty();
    let fields = Field::ALL.into_iter().filter(holds).map(|field| words::holds_person(flag(field, asked)));
    let lists = [("--casos", &sample.case_codes, cases, true), ("--ruc", &sample.rucs, &new.rucs[..], false)];
    let codes = lists.into_iter().flat_map(|(flag, kept, given, local)| {
        let person = kept.iter().any(|code| personal::is_suspect(code, local)).then(|| words::no_persons(flag));
        // What points to a person is repeated nowhere.
        let twice = repeated(given)
            .into_iter()
            .filter(|(code, _)| !personal::is_suspect(code, false))
            .map(move |(code, first)| words::code_twice(flag, &shortened(code.trim()), &shortened(first.trim())));
        person.into_iter().chain(twice).collect::<Vec<_>>()
    });
    fields.chain(codes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_known_without_its_accents_and_guessed_by_a_word() {
        assert_eq!(official_region("biobio"), Some("Biobío"));
        assert_eq!(official_region("LIBERTADOR GENERAL BERNARDO O’HIGGINS"), Some(REGIONS[7]));
        assert_eq!(official_region("Región del Maule"), Some("Maule"));
        assert_eq!(official_region("región de la Araucanía"), Some("La Araucanía"));
        assert_eq!(official_region("Santiago"), None);
        assert_eq!(similar_regions("Región de Aysen"), [REGIONS[14]]);
        assert_eq!(similar_regions("Región de la Luna"), Vec::<&str>::new());
    }
}
