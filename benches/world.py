"""The data that the bench works on: folders of sessions, a large rubric, texts. Everything is made below one folder."""

import hashlib
import json
import os
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
ID = "opd-medida-1"
SENTENCE = ("En las carpetas revisadas falta la ficha de ingreso, y el plan de intervención no consta firmado por la familia; "
            "la dirección se comprometió a completarlo. ")


def prose(characters):
    """Spanish prose of exactly so many characters, in one paragraph."""
    return (SENTENCE * (characters // len(SENTENCE) + 1))[:characters]


def session(sid, rubric, text, editing=True, criterion="1.1.1", answered=True):
    """A session whose first criterion has `text`, or none answered; with `editing`, its editor is open at the end of it."""
    bookmark = {"criterion": criterion}
    if editing:
        bookmark["editor"] = {"text": "hallazgo", "cursor": len(text)}
    return {
        "format": "supervisa.session", "version": 1, "id": sid, "rubric": rubric, "status": "open", "kind": "ordinary",
        "identification": {
            "project_code": "OPD-0917", "project_name": "OPD Lo Prado", "organization": "Municipalidad de Lo Prado",
            "region": "Metropolitana de Santiago", "commune": "Lo Prado", "supervisor": "Ana Rojas",
            "visit_date": "2026-11-20"},
        "bookmark": bookmark,
        "evaluations": {criterion: {"score": 2, "hallazgo": text}} if answered else {}}


def large_rubric(criteria):
    """The rubric in use with its criteria repeated under new codes until there are so many."""
    with open(f"{ROOT}/rubric/opd-cierre-2026.json", encoding="utf-8") as f:
        rubric = json.load(f)
    rubric["id"] = "medida-grande"
    pool = [c for a in rubric["ambitos"] for d in a["dimensions"] for c in d["criteria"]]
    dimensions = [(a, d) for a in rubric["ambitos"] for d in a["dimensions"]]
    for _, d in dimensions:
        d["criteria"] = []
    for i in range(criteria):
        _, d = dimensions[i * len(dimensions) // criteria]
        d["criteria"].append({**pool[i % len(pool)], "code": f"{d['code']}.{len(d['criteria']) + 1}"})
    return json.dumps(rubric, ensure_ascii=False, indent=1).encode()


class World:
    """The folder that a bench works in."""

    def __init__(self, base):
        self.base = base
        with open(f"{ROOT}/sessions/opd-en-curso.json", encoding="utf-8") as f:
            self.example = json.load(f)
        self.rubric = self.example["rubric"]
        os.makedirs(f"{base}/casa", exist_ok=True)
        for name, size in (("text200", 200), ("text19900", 19900), ("text400", 400)):
            self.write(f"{name}.txt", prose(size).encode() + b"\n")
        with open(f"{ROOT}/rubric/opd-cierre-2026.json", encoding="utf-8") as f:
            pages = [self.page(c) for a in json.load(f)["ambitos"] for d in a["dimensions"] for c in d["criteria"]]
        self.write("pages.txt", "".join(pages).encode())

    @staticmethod
    def page(criterion):
        """A criterion as 22 lines of text, for editors to page through."""
        words = f"{criterion['code']} {criterion['text']} {' '.join(filter(None, criterion['levels'].values()))}".split()
        lines = [""]
        for word in words:
            if len(lines[-1]) + len(word) > 76:
                lines.append("")
            lines[-1] += (" " if lines[-1] else "") + word
        return "\n".join((lines + [""] * 22)[:22]) + "\n"

    def path(self, name):
        return f"{self.base}/{name}"

    def write(self, name, data):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data)
        return path

    def folder(self, name):
        """A new data folder as one that has been used before: its folders are there, and a copy of the rubric."""
        path = self.path(name)
        shutil.rmtree(path, ignore_errors=True)
        for part in ("", "sesiones", "papelera", "rubricas"):
            os.makedirs(f"{path}/{part}", mode=0o700)
        shutil.copy(f"{ROOT}/rubric/opd-cierre-2026.json", f"{path}/rubricas/{self.rubric['sha256']}.json")
        return path

    def examples(self, name="datos"):
        """A data folder with the sessions of the repository."""
        path = self.folder(name)
        for example in ("opd-en-curso", "opd-completa", "opd-extraordinaria"):
            with open(f"{ROOT}/sessions/{example}.json", encoding="utf-8") as f:
                content = f.read()
            self.write(f"{name}/sesiones/{json.loads(content)['id']}.json", content.encode())
        return path

    def one(self, text, editing=True, name="datos", answered=True):
        """A data folder with one session, [`ID`]."""
        path = self.folder(name)
        self.write(f"{name}/sesiones/{ID}.json", json.dumps(session(ID, self.rubric, text, editing, answered=answered)).encode())
        return path

    def large(self, criteria, text="", editing=False, name="datos"):
        """The same under a rubric of so many criteria."""
        path = self.folder(name)
        data = large_rubric(criteria)
        pin = {"id": "medida-grande", "sha256": hashlib.sha256(data).hexdigest()}
        self.write(f"{name}/rubricas/{pin['sha256']}.json", data)
        self.write(f"{name}/sesiones/{ID}.json", json.dumps(session(ID, pin, text, editing)).encode())
        return path

    def many(self, count, name):
        """A data folder with so many sessions, each as large as the example under way. Kept between runs."""
        path = self.folder(name)
        content = dict(self.example)
        for key in ("payload_sha256",):
            content.pop(key, None)
        for i in range(count):
            content["id"] = f"opd-n{i:05}"
            content["identification"] = {**content["identification"], "project_name": f"OPD número {i:05}"}
            self.write(f"{name}/sesiones/{content['id']}.json", json.dumps(content, ensure_ascii=False, indent=2).encode())
        return path
