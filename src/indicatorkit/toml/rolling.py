"""Roll-ups: one rule, with the keys that a node restates, and what can be said of it before its inputs are known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..issues import Path
from ..kinds import KINDS
from ..rules import CountsAs, Rule
from .answering import ANSWER_KEYS
from .findings import Findings, key_of, value_of
from .foreign import OF_OTHERS, POLICIES, RULES, unknown_key
from .misfits import Placed, fitted, keys_of, missing_key
from .named import Named
from .tree import RuleHere

ABOUT: Final = frozenset({"nl", "en", "source", "certainty"})
RULE_KEYS: Final = frozenset(key for kind in KINDS.values() for key in keys_of(kind)) - ABOUT
FOR_NUMBERS: Final = ("of", "points", "rescale", "round", "bands", "unit")
KNOWN: Final = ("known_at_least", "known_share_at_least", "known_weight_at_least", "missing_at_most")


def read_rule(raw: Mapping[str, Any], places: Mapping[str, Path], header: Path, named: Named) -> RuleHere | None:
    """The rule that these keys describe, each written at its place; nothing where something is wrong."""
    findings = named.findings

    def placed(loc: Path) -> Path:
        return (*places.get(str(loc[0]), (*header, loc[0])), *loc[1:]) if loc else header

    if "rule" not in raw:
        missing_key("rule", raw, RULE_KEYS, placed, findings)
        return None
    kind = _kind(raw["rule"], placed(("rule",)), findings)
    if kind is None:
        return None
    mine = keys_of(kind)
    own = dict(raw)
    sound = True
    for key in raw:
        if key not in mine:
            _report_key(key, str(raw["rule"]), mine, placed((key,)), placed(("rule",)), findings)
            del own[key]
            sound = False
    if isinstance(own.get("missing"), str) and own["missing"] in POLICIES:
        findings.error("other-notation", placed(("missing",)), found=own["missing"], ours=POLICIES[own["missing"]])
        return None
    sound = _names_are_known(own, placed, named) and sound
    rule = fitted(kind, own, findings, placed)
    if rule is None or not sound:
        return None
    here = RuleHere(rule, None, {**places, "": header})
    return here if _policies_are_sound(here, findings) else None


def _names_are_known(own: dict[str, Any], placed: Placed, named: Named) -> bool:
    """Puts bands and rescales in the place of their names, and looks whether there is such a scale."""
    before, whole = named.findings.errors, True
    for key in ("bands", "rescale"):
        if key in own:
            found = named.referred(key, own.pop(key), placed((key,)))
            whole = whole and found is not None  # what is wrong with a table of its own has been said there
            own |= {key: found} if found is not None else {}
    sound = "scale" not in own or named.scale_named(own["scale"], placed(("scale",))) is not None
    known = ("number", "level", *named.rescales)
    if isinstance(own.get("of"), str) and own["of"] not in known:
        named.findings.error("unknown-name", placed(("of",)), kind="rescale", found=own["of"], known=known)
    return sound and whole and named.findings.errors == before


def _kind(word: object, path: Path, findings: Findings) -> type[Rule] | None:
    if isinstance(word, str) and word in KINDS:
        return KINDS[word]
    if isinstance(word, str) and word in OF_OTHERS:
        findings.error("looks-at-others", path, found=word)
    elif isinstance(word, str) and word in RULES:
        findings.error("other-notation", path, found=word, ours=f"rule = {RULES[word]}")
    else:
        findings.error("unknown-word", path, found=word, known=KINDS)
    return None


def _report_key(key: str, rule: str, mine: tuple[str, ...], path: Path, rule_path: Path, findings: Findings) -> None:
    others = [name for name, kind in KINDS.items() if key in keys_of(kind)]
    if others:
        also, names = value_of(rule_path), ", ".join(others)
        findings.error("key-of-other-rule", path, at="key", found=key, rule=rule, others=names, also=also)
    elif key in ANSWER_KEYS:
        findings.error("key-of-answer", path, at="key", found=key)
    else:
        unknown_key(key, path, mine, findings)


def _policies_are_sound(here: RuleHere, findings: Findings) -> bool:
    """Whether the missing policy suits the rule; a bound on what is known says nothing unless gaps are left out."""
    rule, before = here.rule, findings.errors
    word = "counts_as" if isinstance(rule.missing, CountsAs) else rule.missing
    stated = "missing" in rule.model_fields_set
    if stated and word not in rule.policies:
        if word == "leave_out" and "prorate" in rule.policies:
            findings.error("sum-leaves-out", here.place("missing"), at="key")
        else:
            known = ", ".join(rule.policies) or "–"
            findings.error(
                "policy-refused", here.place("missing"), at="key", rule=rule.rule, found=word, policies=known
            )
    if word == "leave_out":
        for column, keys in list(rule.columns_at())[:1]:
            also = key_of(here.place(*keys))
            findings.error("leave-out-with-column", here.place("missing"), at="key", also=also, column=column)
    if isinstance(rule.missing, CountsAs) and not rule.missing.because:
        findings.warning("counts-as-without-because", here.place("missing"), at="key")
    bounds = [key for key in KNOWN if getattr(rule, key) is not None]
    if bounds and word not in ("leave_out", "prorate"):
        findings.warning("bound-without-effect", here.place(bounds[0]), at="key", found=bounds[0], policy=word)
    _check_way_out(here, findings)
    return findings.errors == before


def _check_way_out(here: RuleHere, findings: Findings) -> None:
    """What is for numbers only needs a rule that gives one."""
    rule = here.rule
    if rule.gives != "level":
        return
    for key in FOR_NUMBERS:
        if getattr(rule, key) is not None:
            findings.error("needs-a-number", here.place(key), at="key", found=key, rule=rule.rule)
    for index, limit in enumerate(rule.limits):
        if not limit.on_level:
            bound = "at_least" if limit.at_least is not None else "at_most"
            findings.error("needs-a-number", here.place("limits", index, bound), at="key", found=bound, rule=rule.rule)
