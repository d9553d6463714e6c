"""What does a policy say? "Khi … và … mà không có …: …", one Vietnamese sentence.

What the keys of a policy mean is laid down in inference/program.py; this says the same in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.inference.patterns import is_within
from cchc_rules.packs.criteria import Remedy
from cchc_rules.packs.policies import About, FindingPattern, Pattern, Policy
from cchc_rules.planning.timing import timing_text
from cchc_rules.reports.clean_text import open_end
from cchc_rules.reports.rulebook.measure_words import MeasureWords
from cchc_rules.reports.rulebook.rule_words import (
    ALIKE,
    PERIOD,
    SIGNAL_OF_CRITERION,
    STATUS_OF_CRITERION,
    WHOSE,
    places_named,
    quoted,
)
from cchc_rules.reports.words import LEVEL
from cchc_rules.scoring.wording import lower_first, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_rules.packs.pack import RulePack

_ABOUT: Final = ("criterion", "measure", "scope", "field")
_AND: Final = " và "
_OR: Final = " hoặc "
_SOME: Final = "một tiêu chí"
_STATUS: Final = {
    "deducted": "coi là bị trừ điểm",
    "at_risk": "coi là có nguy cơ bị trừ điểm",
}


class _Phrase(NamedTuple):
    """A fact in words: what it is about, what it says, where."""

    subject: str
    says: str
    where: str


class PolicySentences:
    """The policies of one pack in words; made once for any number of them."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self._measures = MeasureWords(pack)

    def sentence(self, policy: Policy) -> str:
        """The whole policy."""
        return f"Khi {_When(policy, self.pack, self._measures).text}: {self._then(policy)}."

    def _then(self, policy: Policy) -> str:
        then = policy.then
        parts: list[str] = []
        if then.status is not None:
            parts.append(_STATUS[then.status])
        if isinstance(then.task, Remedy):
            parts.append(_own_task(then.task, policy))
        elif then.task is not None:
            parts.append("đưa giải pháp của tiêu chí vào kế hoạch")
        if then.text is not None:
            parts.append(f"kiến nghị {quoted(places_named(open_end(then.text)))}")
        return ", ".join(parts)


def _own_task(remedy: Remedy, policy: Policy) -> str:
    what = remedy.title or "; ".join(map(open_end, remedy.content)) or policy.label or policy.id
    timing = timing_text(remedy.timing)
    details = [f"{open_end(unit.unit)} chủ trì" for unit in remedy.lead]
    details += [lower_first(timing.text)] if timing else []
    said = f"giao nhiệm vụ {quoted(places_named(open_end(what)))}"
    return f"{said} ({places_named(', '.join(details))})" if details else said


class _When:
    """The conditions of one policy while they are put into words."""

    def __init__(self, policy: Policy, pack: RulePack, measures: MeasureWords) -> None:
        self.policy = policy
        self.pack = pack
        self.measures = measures
        self.when = policy.when
        self.shares_criterion = policy.then.status is not None or policy.then.task == "remedy"
        self.marks = self._marks()
        self._spoken_of = False

    @property
    def text(self) -> str:
        """Everything that must hold, and what must not."""
        parts = []
        if self.when.all:
            parts.append(_joined([self._phrase(each) for each in self.when.all], _AND))
        if self.when.any:
            parts.append(self._any())
        said = _AND.join(parts)
        excluded = [each for each in self.when.none if self._only_excludes_a_level(each)]
        if excluded:
            said += f" (không áp dụng ở {', '.join(dict.fromkeys(_level(each) for each in excluded))})"
        documents = [each for each in self.when.none if each.document is not None]
        if documents:
            lacking = " và cũng không có ".join(self._document(each) for each in documents)
            said += f" mà không có {lacking}"
        others = [each for each in self.when.none if each not in excluded and each not in documents]
        if others:
            said += f", trừ khi {_joined([self._phrase(each, negative=True) for each in others], _OR)}"
        return said

    def _any(self) -> str:
        """One of several facts; those that differ in the level only are said together."""
        alike: dict[str, list[Pattern]] = {}
        for each in self.when.any:
            key = each.model_copy(update={"level": None}).model_dump_json()
            alike.setdefault(key, []).append(each)
        before = self._spoken_of
        phrases = []
        for patterns in alike.values():
            self._spoken_of = before
            levels = [_level(each) for each in patterns if each.level is not None]
            everywhere = len(levels) < len(patterns)
            phrases.append(self._phrase(patterns[0], levels=[] if everywhere else levels))
        return _joined(phrases, _OR)

    def _phrase(
        self, pattern: Pattern, *, negative: bool = False, levels: Sequence[str] | None = None
    ) -> _Phrase:
        if levels is None:
            levels = [_level(pattern)] if pattern.level is not None else []
        where = " ".join(filter(None, (self._where(pattern, levels), PERIOD[pattern.period])))
        if pattern.document is not None:
            return _Phrase("", f"đã có {self._document(pattern)}", where)
        if pattern.conclusion is not None:
            return _Phrase("", f"đã có kiến nghị {named((self._conclusion(pattern.conclusion),))}", where)
        return _Phrase(self._subject(pattern, negative=negative), _says(pattern), where)

    def _where(self, pattern: Pattern, levels: Sequence[str]) -> str:
        places = [f"ở {_or(levels)}"] if levels else []
        if "agency" in pattern.same:
            places.insert(0, f"ở cùng cơ quan{self._mark(pattern.same['agency'])}")
        elif WHOSE[pattern.agency]:
            places.insert(0, WHOSE[pattern.agency])
        return " ".join(places)

    def _subject(self, pattern: Pattern, *, negative: bool) -> str:
        """Which criterion a fact is about."""
        about = _about(pattern)
        tie = next(((key, pattern.same[key]) for key in _ABOUT if key in pattern.same), None)
        mark = self._mark(pattern.as_) if pattern.as_ else ""
        if tie is not None:
            key, alias = tie
            limits = " ".join(self._limits(about))
            return f"{ALIKE[key]}{self._mark(alias)}{' ' + limits if limits else ''}{mark}"
        if self.shares_criterion and self._spoken_of and about.criterion is None:
            return ALIKE["criterion"]
        self._spoken_of = self._spoken_of or not negative
        if about.criterion is not None:
            return f"{self._criterion(about.criterion)}{mark}"
        start = "có tiêu chí" if negative else _SOME
        return " ".join((start, *self._limits(about))) + mark

    def _criterion(self, dotted: str) -> str:
        found = self.pack.by_id.get(dotted)
        name = f" {named((found.name,))}" if found else ""
        below = " hoặc một tiêu chí thành phần của nó" if self.pack.children.get(dotted) else ""
        return f"tiêu chí {dotted}{name}{below}"

    def _limits(self, about: About) -> Iterator[str]:
        if about.measure is not None:
            yield f"chấm theo {named((self.measures.label(about.measure),))}"
        if about.scope is not None:
            scope = self.pack.manifest.scopes.get(about.scope, about.scope)
            yield f"trong phạm vi {named((scope,))}"
        if about.field is not None:
            field = self.pack.fields_by_id.get(about.field)
            name = f" {named((field.name,))}" if field else ""
            yield f"thuộc lĩnh vực {about.field}{name}"

    def _document(self, pattern: Pattern) -> str:
        return f"tài liệu {named((self.measures.label(pattern.document or ''),))}"

    def _conclusion(self, name: str) -> str:
        """The label of a policy that concludes it, for its id says nothing to an office."""
        makers = [each for each in self.pack.policies if each.then.conclude == name]
        return next((each.label for each in makers if each.label), name)

    def _marks(self) -> dict[str, str]:
        """[1], [2] for the named facts, where "đó" alone would not tell which is meant."""
        patterns = (*self.when.all, *self.when.any)
        aliases = list(dict.fromkeys(each.as_ for each in patterns if each.as_))
        if len(aliases) < 2:
            return {}
        return {alias: f" [{number}]" for number, alias in enumerate(aliases, start=1)}

    def _mark(self, alias: str) -> str:
        return self.marks.get(alias, "")

    def _only_excludes_a_level(self, pattern: Pattern) -> bool:
        """Whether the pattern forbids, at one level, just what the policy asks for anyway."""
        if pattern.level is None or pattern.document is not None or pattern.conclusion is not None:
            return False
        if any(_implies(each, pattern) for each in self.when.all):
            return True
        return bool(self.when.any) and all(_implies(each, pattern) for each in self.when.any)


def _about(pattern: Pattern) -> About:
    return pattern.finding or pattern.of or About()


def _says(pattern: Pattern) -> str:
    if pattern.signal is not None:
        return SIGNAL_OF_CRITERION[pattern.signal]
    status = pattern.finding.status if pattern.finding else None
    return "đã được đánh giá" if status is None else STATUS_OF_CRITERION[status]


def _implies(fact: Pattern, asked: Pattern) -> bool:
    """Whether the one fact is always also the other, whatever the level of the agency."""
    if (fact.signal, fact.agency, fact.period) != (asked.signal, "same", asked.period) or fact.level:
        return False
    if asked.agency != "same" or not set(asked.same.values()) <= {fact.as_}:
        return False
    one, other = _about(fact), _about(asked)
    if isinstance(other, FindingPattern) and (
        not isinstance(one, FindingPattern) or other.status not in (None, one.status)
    ):
        return False
    if other.criterion is not None and not (one.criterion and is_within(one.criterion, other.criterion)):
        return False
    return all(
        getattr(other, key) in (None, getattr(one, key)) for key in ("measure", "scope", "field")
    ) and (fact.finding is None) == (asked.finding is None)


def _level(pattern: Pattern) -> str:
    return "" if pattern.level is None else LEVEL["vi"][pattern.level]


def _or(words: Sequence[str]) -> str:
    *others, last = words
    return f"{'; '.join(others)} hoặc {last}" if others else last


def _joined(phrases: Iterable[_Phrase], word: str) -> str:
    """The facts one after another; what is said of the same thing in a row names it once."""
    said: list[str] = []
    before: _Phrase | None = None
    for phrase in phrases:
        # "A criterion … and a criterion …" may be two; "… or …" of one says the same.
        one = bool(phrase.subject) and not (word == _AND and phrase.subject.startswith(_SOME))
        again = one and before is not None and before[::2] == phrase[::2]
        said.append(" ".join(part for part in ("" if again else phrase.subject, phrase.says) if part))
        if again:
            said[-2] = said[-2].removesuffix(f" {phrase.where}") if phrase.where else said[-2]
        said[-1] += f" {phrase.where}" if phrase.where else ""
        before = phrase
    return word.join(said)
