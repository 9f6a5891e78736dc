//! The keys of a rubric file, an object a module, of both its versions: read, looked at for blame, and written where a
//! rubric is made of a table.

crate::store::keys::objects! {
    /// The file.
    rubric {
        FORMAT = "format",
        VERSION = "version",
        ID = "id",
        TITLE = "title",
        SCALE = "scale",
        SCORING = "scoring",
        PLACE = "place",
        SAMPLE = "sample",
        TEXTS = "texts",
        GRADE = "grade",
        OUTCOMES = "outcomes",
        AMBITOS = "ambitos",
        CONCLUSIONS = "conclusions",
        CONTRADICTIONS = "contradictions",
    }
    /// A score of the scale.
    entry { SCORE = "score", NAME = "name", MARK = "mark", POINTS = "points", DEMANDS = "demands" }
    /// How answers become a result.
    scoring { METHOD = "method" }
    /// What two texts and what is evaluated are called, beside the keys of the texts.
    texts { EVALUATED = "evaluated" }
    /// A noun.
    noun { NAME = "name", PLURAL = "plural", GENDER = "gender" }
    /// A name of the result.
    outcome { NAME = "name", IF = "if" }
    /// When the result has a name.
    condition { CRITERIA = "criteria", SCORES = "scores", AMBITO = "ambito", BELOW = "below" }
    /// An ámbito.
    ambito {
        NUMBER = "number",
        CODE = "code",
        TITLE = "title",
        WEIGHT = "weight",
        PURPOSE = "purpose",
        DIMENSIONS = "dimensions",
        CRITERIA = "criteria",
    }
    /// A dimension.
    dimension {
        CODE = "code",
        TITLE = "title",
        NOTE = "note",
        EXTRAORDINARY = "extraordinary",
        CRITERIA = "criteria",
    }
    /// A criterion.
    criterion {
        CODE = "code",
        LABEL = "label",
        SHORT = "short",
        OPTIONAL = "optional",
        TEXT = "text",
        WEIGHT = "weight",
        LEVELS = "levels",
        ZERO_RULE = "zero_rule",
        ZERO = "zero",
        VERIFICATION = "verification",
        CASES = "cases",
    }
    /// A level with points of its own.
    level { TEXT = "text", POINTS = "points" }
    /// How a 0 comes about.
    zero { WHEN_NONE = "when_none", REASON = "reason" }
    /// What is counted for a criterion.
    cases {
        UNIT = "unit",
        OF = "of",
        ABOUT = "about",
        SENTENCE = "sentence",
        NAMES = "names",
        BANDS = "bands",
    }
    /// What the two numbers of a counter are.
    counter { MEETING = "meeting", REVIEWED = "reviewed" }
    /// The share that a level takes.
    band { LEVEL = "level", FROM = "from", TO = "to", BELOW = "below" }
    /// Answers that contradict each other.
    contradiction { ONE = "one", OTHER = "other", REASON = "reason" }
    /// One of them.
    side { CRITERION = "criterion", SCORES = "scores" }
    /// A field of the conclusions.
    conclusion {
        KEY = "key",
        TITLE = "title",
        HELP = "help",
        ROLE = "role",
        DEMANDED = "demanded",
        PUBLIC = "public",
    }
}
