import re

import yaml
from building import PROJECT

DOCS = PROJECT.parent / "docs" / "merging.md"


def test_the_documented_weights_are_those_in_force():
    weights = yaml.safe_load((PROJECT / "dbt_project.yml").read_text("utf-8"))["vars"]["merge_weights"]
    sections = re.split(r"^### ", DOCS.read_text("utf-8"), flags=re.MULTILINE)[1:]
    told = {}
    for section in sections:
        rows = re.findall(r"^\| (\w+) \| (-?[\d.]+) \|", section, flags=re.MULTILINE)
        told[section.split("\n", 1)[0]] = {name: float(weight) for name, weight in rows}
    assert told == weights


def test_every_weight_is_used_and_every_used_one_is_there():
    weights = yaml.safe_load((PROJECT / "dbt_project.yml").read_text("utf-8"))["vars"]["merge_weights"]
    sql = "".join(path.read_text("utf-8") for path in (PROJECT / "models").rglob("*.sql"))
    used = set(re.findall(r"merge_weight\('(\w+)', '(\w+)'\)", sql))
    assert used == {(fact, piece) for fact, pieces in weights.items() for piece in pieces if piece != "span_days"}
