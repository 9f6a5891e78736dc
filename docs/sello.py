#!/usr/bin/env python3
"""The seal of a session file of supervisa, by nothing but Python's standard library. See sello.md.

    python3 sello.py FILE.json            prints the seal, and whether the file carries the same
    python3 sello.py --forma FILE.json    prints the canonical form itself

Exit status: 0 the file's seal is that of its content, or the session is open and has none; 1 it is another; 2 no session.
"""
import hashlib
import json
import re
import sys

HANDED_IN = ["kind", "identification", "sample", "sheet", "reasons", "evaluations", "conclusions", "public", "signatories", "acts"]
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)")


def moment(written):
    """A moment as the program writes it: none, three, six or nine digits of the second, and the offset in digits."""
    date, time, fraction, offset = MOMENT.fullmatch(written).groups()
    nanos = (fraction or "")[:9].ljust(9, "0")
    digits = next(n for n in (0, 3, 6, 9) if not nanos[n:].strip("0"))
    return f"{date}T{time}{'.' + nanos[:digits] if digits else ''}{'+00:00' if offset in 'Zz' else offset}"


def without_the_empty(value):
    """The same without every key whose value is null, "", [] or {}, from the inside out. Items of lists stay."""
    if isinstance(value, dict):
        kept = {key: without_the_empty(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", [], {})}
    if isinstance(value, list):
        return [without_the_empty(inner) for inner in value]
    return value


def canonical(session):
    """The canonical form as text."""
    form = {"seal": 1, "rubric": session["rubric"]}
    form.update({key: session[key] for key in HANDED_IN if key in session})
    form = without_the_empty(form)
    while form.get("signatories", [None])[-1] == {}:
        form["signatories"].pop()
        if not form["signatories"]:
            del form["signatories"]
    acts = form.get("acts", [])
    for act in acts:
        act["at"] = moment(act["at"])
    if acts and acts[-1]["act"] == "closed":
        del acts[-1]["seal"]
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def grouped(seal):
    """As it is printed: groups of four."""
    return "-".join(seal[n : n + 4] for n in range(0, 64, 4)).upper()


def main(arguments):
    show_form = "--forma" in arguments
    files = [argument for argument in arguments if argument != "--forma"]
    if len(files) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with open(files[0], encoding="utf-8") as file:
        session = json.load(file)
    if session.get("format") != "supervisa.session" or session.get("version") != 1:
        print("no es una supervisión de esta versión", file=sys.stderr)
        return 2
    form = canonical(session)
    if show_form:
        sys.stdout.buffer.write(form.encode("utf-8"))
        return 0
    seal = hashlib.sha256(form.encode("utf-8")).hexdigest()
    print(grouped(seal))
    carried = session.get("closing", {}).get("seal")
    if carried is None:
        print("abierta: no lleva sello")
        return 0
    print("el archivo lleva el mismo" if carried == seal else f"el archivo lleva otro: {grouped(carried)}")
    return 0 if carried == seal else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
