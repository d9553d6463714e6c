"""What is a measure, and how is it worked out from others? "Hồ sơ nộp trực tuyến / Hồ sơ tiếp nhận"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.measures import (
    AnyMeasure,
    ChangeMeasure,
    ComplementMeasure,
    DaysBetweenMeasure,
    DifferenceMeasure,
    GivenKind,
    GivenMeasure,
    RatioMeasure,
    ShareOfUnitsMeasure,
    SumMeasure,
    parts_of,
)
from cchc_rules.reports.rulebook.rule_words import KIND
from cchc_rules.scoring.condition_words import Scale, condition_on, scale_of
from cchc_rules.scoring.measures import MeasureReaders
from cchc_rules.scoring.wording import lower_first, named, upper_first

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack

_OF_WHICH: Final = "Trong đó "
_NO_NUMBER: Final = frozenset({GivenKind.FLAG, GivenKind.DOCUMENT, GivenKind.SURVEY})
_UNITS: Final = {Dimension.RATE: "%", Dimension.DAYS: "ngày", Dimension.MONEY: "đồng"}


class MeasureWords:
    """The measures of one pack in words."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self._readers = MeasureReaders(pack)

    def label(self, name: str) -> str:
        """The name of a measure where it stands alone: "Trong đó giải quyết đúng hạn" says of what."""
        measure = self.pack.measures.get(name)
        if measure is None:
            return name
        if not measure.label.startswith(_OF_WHICH):
            return measure.label
        return upper_first(f"{measure.unit or 'số'} {measure.label.removeprefix(_OF_WHICH)}")

    def scale(self, name: str | None) -> Scale:
        """How the values of a measure are counted and said."""
        return scale_of(self._readers, name)

    def unit(self, name: str) -> str:
        """What a measure is counted in; empty where that says nothing."""
        return self.pack.measures[name].unit or _UNITS.get(
            self._readers.dimension(name) or Dimension.FLAG, ""
        )

    def described(self, name: str) -> str:
        """A measure with how it is worked out, down to the figures that are given."""
        lines = [f"{self.label(name)}{self._answer(name)}{self._worked_out(name)}"]
        waiting = self._parts(name)
        seen = {name}
        while waiting:
            part = waiting.pop(0)
            if part not in seen and (said := self._worked_out(part)):
                lines.append(f"{self.label(part)}{said}")
                waiting += self._parts(part)
            seen.add(part)
        return "; trong đó ".join(lines)

    def derivation(self, name: str) -> str:
        """How a measure is worked out from others; empty for one that is given."""
        measure = self.pack.measures[name]
        return "" if isinstance(measure, GivenMeasure) else self._derived(measure)

    def _answer(self, name: str) -> str:
        """How a figure that is no number is given."""
        measure = self.pack.measures[name]
        if measure.kind == GivenKind.CHOICE:
            return f" (chọn một: {', '.join(self.scale(name).choices)})"
        return f" ({lower_first(KIND[measure.kind])})" if measure.kind in _NO_NUMBER else ""

    def _parts(self, name: str) -> list[str]:
        return [part for part in parts_of(self.pack.measures[name]) if part in self.pack.measures]

    def _worked_out(self, name: str) -> str:
        measure = self.pack.measures.get(name)
        if measure is None or isinstance(measure, GivenMeasure):
            return ""
        return f" = {self._derived(measure)}"

    def _derived(  # noqa: C901 - one case per kind of a closed set
        self, measure: AnyMeasure
    ) -> str:
        label = self.label
        match measure:
            case GivenMeasure():
                return ""
            case RatioMeasure():
                return f"{label(measure.of)} / {label(measure.over)}"
            case ShareOfUnitsMeasure():
                return self._share(measure)
            case SumMeasure(kind="sum"):
                return " + ".join(label(part) for part in measure.of)
            case SumMeasure(kind="product"):
                return " × ".join(label(part) for part in measure.of)
            case SumMeasure():
                return f"{KIND[measure.kind].lower()} trong các số liệu {named(map(label, measure.of))}"
            case DifferenceMeasure():
                return f"{label(measure.of)} − {label(measure.minus)}"
            case ComplementMeasure():
                return f"100% − {label(measure.of)}"
            case ChangeMeasure():
                return self._change(measure)
            case DaysBetweenMeasure():
                start, end = named((label(measure.from_),)), named((label(measure.to),))
                return f"số ngày từ ngày có {start} đến ngày có {end}"
            case _:
                assert_never(measure)

    def _share(self, measure: ShareOfUnitsMeasure) -> str:
        kind = lower_first(self.pack.manifest.unit_kinds.get(measure.units, measure.units))
        where = " và ".join(
            condition_on(self.label(name), condition, self.scale(name))
            for name, condition in measure.where.items()
        )
        return f"Số {kind} có {where} / Tổng số {kind}"

    def _change(self, measure: ChangeMeasure) -> str:
        what = self.label(measure.of)
        difference = f"{what} (kỳ này) − {what} (kỳ trước)"
        return f"({difference}) / {what} (kỳ trước)" if measure.relative else difference
