//! The keys of a session file, an object a module. The words of the identification and of the two texts are those of the
//! canonical form too, and stand there ([`crate::domain::canonical::words`]).

crate::store::keys::objects! {
    /// The file.
    session {
        FORMAT = "format",
        VERSION = "version",
        ID = "id",
        RUBRIC = "rubric",
        STATUS = "status",
        KIND = "kind",
        IDENTIFICATION = "identification",
        EVALUATIONS = "evaluations",
        CONCLUSIONS = "conclusions",
        PUBLIC = "public",
        SIGNATORIES = "signatories",
        SAMPLE = "sample",
        SHEET = "sheet",
        REASONS = "reasons",
        MARKS = "marks",
        DISMISSED = "dismissed",
        ACTS = "acts",
        CLOSING = "closing",
        BOOKMARK = "bookmark",
        CREATED_AT = "created_at",
        CHANGED_AT = "changed_at",
        GENERATION = "generation",
        SEAL = "payload_sha256",
    }
    /// Which rubric it is, to the byte.
    pin { ID = "id", SHA256 = "sha256" }
    /// An answer, beside its two texts.
    evaluation { SCORE = "score", CASES = "cases", UNFINISHED = "unfinished" }
    /// What was counted for an answer.
    counted { MEETING = "meeting", REVIEWED = "reviewed" }
    /// What was reviewed.
    sample {
        REVIEWED = "reviewed",
        JUDICIALISED = "judicialised",
        NOT_JUDICIALISED = "not_judicialised",
        CLOSED = "closed",
        CASE_CODES = "case_codes",
        RUCS = "rucs",
        REPORTS = "reports",
        PLANS = "plans",
        CASES = "cases",
    }
    /// What is known of a case.
    case { COURT = "court", STAY = "stay" }
    /// The same beside its code, as other programs write it.
    listed { CODE = "code", JUDICIALISED = "judicialised", IN_FORCE = "in_force" }
    /// A tick with its reason, as other programs write it.
    failing { FAILS = "fails" }
    /// Words for the public.
    public { CRITERIA = "criteria", CONCLUSIONS = "conclusions" }
    /// Who signs.
    signatory { NAME = "name", POST = "post" }
    /// What was done with the session as a whole.
    act {
        ACT = "act",
        AT = "at",
        VERSION = "version",
        BY = "by",
        MEANING = "meaning",
        SEAL = "seal",
        REASON = "reason",
    }
    /// The last act of a session that is closed, once more: version, name, meaning and seal as in the act.
    closing { CLOSED_AT = "closed_at" }
    /// Where the supervisor was.
    bookmark {
        CRITERION = "criterion",
        EDITOR = "editor",
        SHEET = "sheet",
        COUNTER = "counter",
        CONCLUSION = "conclusion",
        FIELD = "field",
        BULK = "bulk",
    }
    /// A text that was open.
    editor { TEXT = "text", CURSOR = "cursor" }
    /// The place in the sheet.
    sheet { PAGE = "page", ROW = "row", CODES = "codes" }
    /// A text among the conclusions that was open.
    conclusion { LINE = "line", CURSOR = "cursor" }
    /// A line that was open.
    field { NAME = "name", CURSOR = "cursor" }
    /// An observación that several criteria were to share.
    bulk { SCOPE = "scope", TEXT = "text" }
}
