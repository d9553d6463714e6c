"""Why is a result what it is, each thing said once? A sentence, what its signals add, which policies fired.

Words only: sentences and signals come from scoring, places from the pack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs.policies import SignalName
from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.words import REASON, SIGNAL, Language
from cchc_rules.scoring.signal_texts import LACKING
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.assessment.figures import Figures
    from cchc_rules.assessment.model import CriterionResult
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.scoring.model import Score, Signal

_THE_SENTENCE = frozenset({SignalName.POINTS_LOST})
"""Signals that the sentence of a score is about."""
_ITS_FIGURES = frozenset({SignalName.THIN_MARGIN, SignalName.ESTIMATE_CROSSES})
"""Signals whose own sentence repeats value, target, points or distance."""


def why_of(result: CriterionResult, figures: Figures, pack: RulePack, language: Language) -> str:
    """Why the result is what it is, with the values: its sentence and what its signals add."""
    return joined(leading_reason(result, figures, pack, language), *signal_lines(result, language))


def joined(*parts: str) -> str:
    """Parts of one sentence, each said once."""
    return "; ".join(dict.fromkeys(told for part in parts if (told := part.rstrip("."))))


def leading_reason(result: CriterionResult, figures: Figures, pack: RulePack, language: Language) -> str:
    """The sentence of the result, without its signals."""
    labels, score = LABELS[language], result.score
    if result.waiver is not None:
        waiver = result.waiver
        return labels.waived.format(
            expires=format_date(waiver.expires), reason=waiver.reason, approver=waiver.approver
        )
    if score.message is not None:
        return score.message
    if language == "en" and score.reason is not None:
        return lacking(result, figures, pack, language)
    return figures.sentence


def signal_lines(result: CriterionResult, language: Language) -> tuple[str, ...]:
    """What the signals say that the sentence of the result does not."""
    if result.official:
        return ()  # their texts are the sentence
    return tuple(dict.fromkeys(_line(each, language) for each in told_signals(result)))


def told_signals(result: CriterionResult) -> Iterator[Signal]:
    """The signals that are more than the loss itself."""
    return (signal for signal in result.signals if signal.name not in _THE_SENTENCE)


def lacking(result: CriterionResult, figures: Figures, pack: RulePack, language: Language) -> str:
    """The reason of an open score, and what it lacks."""
    score = result.score
    if score.reason is None or result.official:
        return figures.sentence
    reason, missing = REASON[language][score.reason], missing_names(score, pack)
    return LABELS[language].missing.format(reason=reason, what=", ".join(missing)) if missing else reason


def missing_names(score: Score, pack: RulePack) -> tuple[str, ...]:
    """What an unknown score lacks, by name."""
    return tuple(_name(each, pack) for each in score.missing)


def policy_lines(result: CriterionResult, pack: RulePack) -> tuple[str, ...]:
    """The policies that fired for the result, each with the place of its rule: file:line."""
    labels = {policy.id: policy.label or policy.id for policy in pack.policies}
    fired = dict.fromkeys(firing.policy for firing in result.firings)
    return tuple(f"{labels.get(each, each)} ({pack.places.get(('policy', each)) or each})" for each in fired)


def _line(signal: Signal, language: Language) -> str:
    if signal.name in _ITS_FIGURES:
        return SIGNAL[language][signal.name]
    if signal.name is SignalName.DEADLINE_NEAR:
        return signal.text.partition(LACKING)[0]
    return signal.text


def _name(missing: str, pack: RulePack) -> str:
    if missing in pack.measures:
        return pack.measures[missing].label
    return pack.by_id[missing].name if missing in pack.by_id else missing
