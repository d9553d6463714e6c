"""What is said of every row: its agency, level, field, months, its one bucket, its concerns.

Written once in Ibis for every engine; the rules stand in the guide (docs/huong-dan/so-lieu.md). What one
text alone decides was settled in the lexicon; here the texts of a row are held against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import ibis

from cchc_rules.evidence.dossiers.lexicon import BEFORE_PERIOD, NO_DEADLINE, NO_PROBLEM, UNREADABLE
from cchc_rules.evidence.dossiers.model import COUNTED, Bucket, Concern, Result, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import ibis.expr.types as ir

    from cchc_rules.evidence.dossiers.calendar import Calendar
    from cchc_rules.evidence.dossiers.log_map import Rules

ANSWERS: Final = (
    "online", "in_person", "post", "apologised", "paid_online", "with_fee", "digitised", "feedback",
    "feedback_handled",
)  # fmt: skip
"""Columns of 1 and 0."""

_ANSWERS: Final = {
    "online": (Role.CHANNEL, "online"),
    "in_person": (Role.CHANNEL, "in_person"),
    "post": (Role.CHANNEL, "post"),
    "apologised": (Role.APOLOGY, "yes"),
    "paid_online": (Role.PAID_ONLINE, "yes"),
    "with_fee": (Role.FEE, "charged"),
    "digitised": (Role.DIGITISED, "yes"),
    "feedback": (Role.FEEDBACK, "any"),
    "feedback_handled": (Role.FEEDBACK, "handled"),
}
_LAST_COUNTED: Final = int(max(COUNTED))


def looked_up(rows: ir.Table, tables: Mapping[Role, ir.Table]) -> ir.Table:
    """The rows with what the lexicon says of their texts; every text stands in its table, blanks too."""
    joined = rows
    for role, table in tables.items():
        said = table.rename({f"{role}_{name}": name for name in table.columns})
        joined = joined.inner_join(said, joined[role.value].identical_to(said[f"{role}_word"]))
    return joined


def is_blank(number: ir.StringValue) -> Any:
    """Whether a dossier's number is missing; only texts that begin with a blank are looked at closely."""
    return ibis.ifelse(number.fill_null("") < "!", number.fill_null("").strip() == "", False)


def classified(
    coded: ir.Table,
    roles: Sequence[Role],
    rules: Rules,
    calendar: Calendar,
    as_of: date,
    *,
    with_number: bool = False,
) -> ir.Table:
    """One row for each row: keys and answers of its dossier, `bucket` and `concern`.

    `with_number` keeps the number of the dossier.
    """
    row = _Row(coded, frozenset(roles), rules)
    deadlined = coded.mutate(deadline=row.deadline())
    row = _Row(deadlined, frozenset(roles), rules)
    kept = {"number": deadlined.number} if with_number else {}
    sorted_out = deadlined.select(
        "log",
        "row",
        "deadline",
        **kept,
        bucket=row.bucket(calendar.day(as_of).place),
        words=row.concern_of_words(),
        agency_code=row.of(Role.AGENCY, "code"),
        level_code=row.of(Role.LEVEL, "code", -1),
        field_code=row.of(Role.FIELD, "code"),
        received_day=row.of(Role.RECEIVED, "day"),
        received_month=row.of(Role.RECEIVED, "month"),
        due_day=row.of(Role.DUE, "day"),
        returned_day=row.of(Role.RETURNED, "day"),
        returned_month=row.of(Role.RETURNED, "month"),
        result_code=row.of(Role.RESULT, "code"),
        fee=row.of(Role.FEE, "number"),
        **{name: row.of(*answer) for name, answer in _ANSWERS.items()},
    )
    return sorted_out.mutate(concern=_concern(sorted_out)).drop("words")


def _concern(row: ir.Table) -> Any:
    """Bits of :class:`Concern`; only rows that count have any."""
    bucket = row.bucket
    in_time = (bucket != int(Bucket.LATE)) & (bucket != int(Bucket.OVERDUE))
    needless = ibis.ifelse((row.apologised == 1) & in_time, int(Concern.APOLOGY_NOT_LATE), 0)
    returned = bucket <= int(Bucket.LATE)
    contradicted = ibis.ifelse(
        (row.result_code == int(Result.OPEN)) & returned, int(Concern.OPEN_BUT_RETURNED), 0
    )
    return ibis.ifelse(bucket <= _LAST_COUNTED, row.words + needless + contradicted, 0).cast("int32")


class _Row:
    """The expressions about one row; a content the logs lack is 0."""

    def __init__(self, coded: ir.Table, roles: frozenset[Role], rules: Rules) -> None:
        self.coded = coded
        self.roles = roles
        self.rules = rules

    def of(self, role: Role, name: str, default: int = 0) -> Any:
        """What the lexicon says of the row's text."""
        return self.coded[f"{role}_{name}"] if role in self.roles else ibis.literal(default, "int32")

    def deadline(self) -> Any:
        """The place of the deadline; days of suspension are working days and move it by two places each."""
        suspended = self.of(Role.SUSPENDED, "number")
        given: Any = self.of(Role.DUE, "deadline", NO_DEADLINE)
        if self.rules.suspended == "extend" and Role.SUSPENDED in self.roles:
            given = ibis.ifelse(given == NO_DEADLINE, NO_DEADLINE, given + 2 * suspended)
        if Role.DAYS not in self.roles:
            return given
        days = self.of(Role.DAYS, "number")
        # Working day n has place 2n and a day off after it 2n + 1: the count starts at the even place.
        received = self.of(Role.RECEIVED, "place")
        counted = received - received % 2 + 2 * days + 2 * suspended
        known = ibis.ifelse(days == UNREADABLE, NO_DEADLINE, counted)
        return ibis.ifelse(given == NO_DEADLINE, known, given)

    def bucket(self, as_of: int) -> Any:
        """Where the row ends; `as_of` is the place of the day."""
        problem = self._problem()
        received, due, returned = (self.of(role, "day") for role in (Role.RECEIVED, Role.DUE, Role.RETURNED))
        branches = [
            (problem < NO_PROBLEM, problem),
            (returned < received, int(Bucket.RETURNED_BEFORE_RECEIVED)),
            (self.of(Role.RETURNED, "month") == BEFORE_PERIOD, int(Bucket.CLOSED_BEFORE_PERIOD)),
        ]
        if Role.DUE in self.roles:
            branches.insert(1, (due < received, int(Bucket.DUE_BEFORE_RECEIVED)))
        if Role.RESULT in self.roles:
            branches.append((self.of(Role.RESULT, "code") == int(Result.WITHDRAWN), int(Bucket.WITHDRAWN)))
        return ibis.cases(*branches, else_=self._outcome(as_of)).cast("int32")

    def _problem(self) -> Any:
        """The first bucket that one text alone puts the row into."""
        parts = [self.of(role, "problem") for role in (Role.AGENCY, Role.RECEIVED, Role.RETURNED)]
        if Role.DUE in self.roles:
            parts.append(self.of(Role.DUE, "problem"))
        if self.rules.missing_number == "exclude":
            missing = ibis.ifelse(is_blank(self.coded.number), int(Bucket.NUMBER_MISSING), NO_PROBLEM)
            parts.append(missing.cast("int32"))
        return ibis.least(*parts)

    def _outcome(self, as_of: int) -> Any:
        """Of a dossier that counts: closed or open, in time or not."""
        deadline = self.coded.deadline
        closed = self.of(Role.RETURNED, "month") > 0
        unknown = deadline == NO_DEADLINE
        branches = [
            (closed & unknown, int(Bucket.CLOSED_NO_DUE)),
            (closed & (self.of(Role.RETURNED, "place") > deadline), int(Bucket.LATE)),
            (closed, int(Bucket.ON_TIME)),
        ]
        if Role.RESULT in self.roles:
            undated = self.of(Role.RETURNED, "concern") == 0
            said_done = (self.of(Role.RESULT, "code") == int(Result.DONE)) & undated
            branches.append((said_done, int(Bucket.CLOSED_NO_DATE)))
        branches += [(unknown, int(Bucket.OPEN_NO_DUE)), (deadline < as_of, int(Bucket.OVERDUE))]
        return ibis.cases(*branches, else_=int(Bucket.OPEN_IN_TIME))

    def concern_of_words(self) -> Any:
        """The concerns that one text alone gives rise to, and a deadline counted from days."""
        total: Any = self.of(Role.RETURNED, "concern")
        for role in sorted(self.roles - {Role.RETURNED}):
            if f"{role}_concern" in self.coded.columns:
                total = total + self.of(role, "concern")
        if Role.DAYS in self.roles:
            from_days = self.of(Role.DAYS, "number") >= 0
            if Role.DUE in self.roles:
                from_days = from_days & (self.of(Role.DUE, "deadline") == NO_DEADLINE)
            total = total + ibis.ifelse(from_days, int(Concern.DUE_FROM_DAYS), 0)
        return total
