"""Which figures does a finding rest on, as they are printed? Value, target, distance, and why.

Words only: values, distances and explaining sentences come from scoring.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.assessment.filling import Filling
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.scoring.compiled import CompiledPack, compile_pack
from cchc_rules.scoring.explain import explain
from cchc_rules.scoring.headroom import distance
from cchc_rules.scoring.targets import target_text
from cchc_rules.scoring.wording import lower_first, say_gap, say_reading
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from cchc_rules.assessment.model import CriterionResult
    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.scoring.model import Distance

_ZERO = Fraction(0)
_RANKS = "bậc"
_SAID_WITH_NAME = frozenset({Dimension.FLAG, Dimension.CHOICE, Dimension.DOCUMENT, Dimension.DATE})
"""A "có" or "không" says nothing without what it is about."""
_QUARTERS = {1: "I", 4: "II", 7: "III", 10: "IV"}


@dataclass(frozen=True, slots=True)
class Figures:
    """Texts about one result; None where there is no figure to speak of."""

    sentence: str
    value: str | None = None
    target: str | None = None
    shortfall: str | None = None
    headroom: str | None = None
    situation: str | None = None
    distance: Distance | None = None

    def filling(self, agency: str, criterion: str, period: str) -> Filling:
        """What these texts put into the places of a text about this agency, criterion and period."""
        return Filling(agency, criterion, period, self.value, self.target, self.shortfall, self.headroom)


class Explainer:
    """Puts the results of one pack into words; made once for any number of results.

    Whoever has the pack compiled already hands it in.
    """

    def __init__(self, pack: RulePack, compiled: CompiledPack | None = None) -> None:
        self.pack = pack
        self.compiled = compiled or compile_pack(pack)

    def sentence(self, result: CriterionResult, found: Distance | None = None) -> str:
        """Why the result is what it is; of a published result, what was published.

        ``found`` is the distance, where that is known already.
        """
        if result.official and result.signals:
            return "; ".join(signal.text for signal in result.signals)
        return explain(self.compiled, result.score, found)

    def distance(self, result: CriterionResult) -> Distance | None:
        """How far the value stands from the line."""
        return distance(self.compiled, result.score)

    def value(self, result: CriterionResult) -> str | None:
        """The value the criterion was scored on; a document with its number and date."""
        criterion, reading = result.score.criterion, result.score.reading
        if reading is None:
            return None
        dimension, unit = self._counted(criterion)
        said = say_reading(reading, dimension, unit)
        document = reading.document
        if document is None or not document.issued:
            return said
        cited = [document.symbol] if document.symbol else []
        if document.date:
            cited.append(f"ngày {format_date(document.date)}")
        return f"{said} ({' '.join(cited)})" if cited else said

    def target(self, result: CriterionResult) -> str | None:
        """What the criterion asks for."""
        return target_text(self.compiled, result.criterion_id, result.score.level) or None

    def figures(self, result: CriterionResult) -> Figures:
        """All texts about one result."""
        # A score works its reading out anew each time it is asked for: here once for all texts.
        score = result.score.with_reading()
        if score is not result.score:
            result = replace(result, score=score)
        criterion, found = result.score.criterion, self.distance(result)
        value, target = self.value(result), self.target(result)
        shortfall, headroom = self._missing_and_spare(criterion, found)
        return Figures(
            sentence=self.sentence(result, found),
            value=value,
            target=target,
            shortfall=shortfall,
            headroom=headroom,
            situation=self._situation(criterion, value, target, found),
            distance=found,
        )

    def _situation(
        self, criterion: Criterion, value: str | None, target: str | None, found: Distance | None
    ) -> str | None:
        """The figure against its target: "28,14% (chỉ tiêu trên 30%); còn thiếu 1,86 điểm phần trăm"."""
        if value is None:
            return None
        declared = self.pack.measures.get(criterion.measure or "")
        if declared is not None and self._counted(criterion)[0] in _SAID_WITH_NAME:
            said, asked = f"{lower_first(declared.label)}: {value}", "yêu cầu"
        else:
            said, asked = value, "chỉ tiêu"
        against = f" ({asked} {target})" if target else ""
        return f"{said}{against}; {found.sentence}" if found else f"{said}{against}"

    def _counted(self, criterion: Criterion) -> tuple[Dimension | None, str | None]:
        measure = criterion.measure
        if measure is None:
            return None, None
        declared = self.pack.measures.get(measure)
        return self.compiled.readers.dimension(measure), declared.unit if declared else None

    def _missing_and_spare(
        self, criterion: Criterion, found: Distance | None
    ) -> tuple[str | None, str | None]:
        """What is missing to the line and what is to spare above it; of the two one is nothing."""
        if found is None:
            return None, None
        dimension, unit = self._counted(criterion)
        nothing = f"0 {found.whole_unit}" if found.whole_unit else say_gap(_ZERO, dimension, unit)
        amount = _amount(found, dimension, unit)
        return (nothing, amount) if found.reached else (amount, nothing)


def period_text(start: date, end: date) -> str:
    """A period as an office says it: "năm 2021", "quý III/2022", "tháng 9/2021", or its two days."""
    ends_a_month = (end + timedelta(days=1)).day == 1
    if start.day == 1 and ends_a_month and start.year == end.year:
        months = end.month - start.month + 1
        if months == 12:
            return f"năm {start.year}"
        if months == 6 and start.month in (1, 7):
            return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
        if months == 3 and start.month in _QUARTERS:
            return f"quý {_QUARTERS[start.month]}/{start.year}"
        if months == 1:
            return f"tháng {start.month}/{start.year}"
    return f"từ ngày {format_date(start)} đến ngày {format_date(end)}"


def _amount(found: Distance, dimension: Dimension | None, unit: str | None) -> str:
    whole = None
    if found.whole is not None and found.whole_unit:
        whole = f"{format_number(found.whole)} {found.whole_unit}"
    if dimension is not Dimension.RATE or found.whole_unit == _RANKS:
        return whole or say_gap(found.gap, dimension, unit)
    gap = say_gap(found.gap, dimension)
    if whole is None:
        return gap
    return f"{gap}, tương đương {whole}" if found.gap else whole
