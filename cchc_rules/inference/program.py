"""What do the policies of a pack say, in a form any engine can run?

Facts are words only. Given from outside: signals and documents (period current or previous),
findings of earlier periods, findings no policy makes (met, unknown, not_applicable, waived ...).
Added by policies: findings (a status set) and conclusions.

A policy is asked once for every agency. Its patterns read

* ``agency: same`` (the default): the agency's own facts. At least one pattern of `all`, or of
  each arm of `any`, must do so: it is the agency the policy is about;
* ``parent``, ``child``, ``any``: facts of the agency above, of the ones directly below, of all
  agencies of the run, the agency itself among them;
* ``same: {agency: alias}``: facts of the same agency as that pattern's.

`all`: a fact for each pattern, all at once; one fact may serve two patterns. `any`: for at least
one of the patterns; more of them true make no second result. `none`: no such fact; facts that
policies add count, since whoever makes them has finished. `level`, `period` and `of`/`finding`
limit a pattern to such facts; `criterion: "1.3"` means 1.3 and everything below it, `field` too.

`same: {criterion: alias}` (also measure, scope, field) ties a pattern to a named one: the parts
are equal, be it that both are empty. In a policy that sets a status or orders `task: remedy`,
signal and finding patterns are about the criterion of the first positive signal or finding,
unless they name a criterion or have a `same` other than agency. In other policies only `same`
ties criteria.

`then` speaks about the fact named by `on`; without it the first positive pattern's, for a status
or a remedy the first signal's or finding's. There is one StatusChange, TaskOrder, Conclusion for
each (policy, agency, criterion); of several matches the least one, compared as tuples, is the
one shown. A status also is a finding fact, a conclusion a conclusion fact, for policies that ask.
A criterion may have both statuses; the worse one is chosen by the assessment, not here.

Policies that wait for others run after them; waiting in a circle is refused. Nothing depends on
the order of policies or facts. Cost: `agency: any` patterns are read once for every agency, so
they should name a criterion or a measure.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_rules.inference.faults import UnusablePolicyError
from cchc_rules.inference.model import Fact, FactKind
from cchc_rules.inference.patterns import Outcome, Relation, Rule, Sieve
from cchc_rules.inference.rules import compile_policy
from cchc_rules.inference.slots import lay_out
from cchc_rules.inference.strata import Compiled, stratify
from cchc_rules.inference.view import Phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_rules.packs.policies import Policy


@dataclass(frozen=True)
class Program:
    """Compiled policies. ``early`` phases need one agency alone, ``late`` ones all of them."""

    early: tuple[Phase, ...]
    late: tuple[Phase, ...]
    outcomes: Mapping[str, Outcome]

    @property
    def looks_across(self) -> bool:
        """Whether some policy needs the facts of more than one agency."""
        return bool(self.late)

    @cached_property
    def asked(self) -> Sieve:
        """Every fact some policy asks for."""
        return _sieve((*self.early, *self.late))

    @cached_property
    def asked_late(self) -> Sieve:
        """The facts to keep when an agency's own phases are done."""
        return _sieve(self.late)

    @cached_property
    def asked_derived(self) -> Sieve:
        """Facts policies may add and others ask for."""
        derived = (FactKind.FINDING.value, FactKind.CONCLUSION.value)
        return Sieve(
            each.shape.filter
            for phase in (*self.early, *self.late)
            for rule in phase.rules
            for each in rule.patterns
            if each.shape.filter.kind in derived and each.shape.filter.period == "current"
        )


def compile_policies(policies: Iterable[Policy]) -> Program:
    """Compile the policies of a pack.

    Raises PoliciesError (UnusablePolicyError, CircularPoliciesError, TooManyPoliciesError), which
    names the policy and says in Vietnamese what to change.
    """
    compiled: dict[str, Compiled] = {}
    for policy in policies:
        if policy.id in compiled:
            raise UnusablePolicyError(policy.id, "có hai quy tắc suy luận cùng mã này")
        compiled[policy.id] = Compiled(policy.id, *compile_policy(policy))
    strata = stratify(list(compiled.values()))
    return Program(
        early=tuple(_phase(layer) for layer in strata.early),
        late=tuple(_phase(layer) for layer in strata.late),
        outcomes={each: compiled[each].outcome for each in sorted(compiled)},
    )


def wanted(program: Program, fact: Fact) -> bool:
    """Whether any policy asks for such a fact; others need not be given to `infer`."""
    return program.asked.admits(fact)


def _phase(layer: Sequence[Compiled]) -> Phase:
    rules: tuple[Rule, ...] = tuple(rule for policy in layer for rule in policy.rules)
    lay_out(rules)  # refuses what no engine should be given
    relations: tuple[Relation, ...] = tuple(
        sorted({each.shape.relation for rule in rules for each in rule.patterns})
    )
    return Phase(hashlib.sha256(repr(rules).encode()).hexdigest()[:32], rules, relations)


def _sieve(phases: Iterable[Phase]) -> Sieve:
    return Sieve(each.shape.filter for phase in phases for rule in phase.rules for each in rule.patterns)
