"""How do rules and facts get into durable-rules, and its matches out? The one module that imports it.

Its C core keeps, joins and negates the facts. What is left out, and why (measured on 2.0.28, or
read in its source):

* its two polling threads: a host whose `_run` does nothing, one per process;
* its Python dispatch of actions, which swallows exceptions and writes a state message for every
  firing: matches are fetched from the core in a loop of our own, after the last fact;
* texts and decimals: facts are told in small integers, so there are no escapes, NFC and NFD or
  types to disagree about;
* `assert_facts`, events, `$or`, `count`, priorities: single facts only, each with its own id;
* negative facts after positive ones: `none` is decided when the positive facts arrive, so what
  some `none` forbids is told first, in a copy of its own;
* states without an end: the core keeps about 13 KB for every fact, so each agency's state is
  deleted, also when an error ends the run;
* a state that is deleted before it ever fired: the core then frees a pointer it never set. Every
  rule set is asked one question when it is made, which sets it, and shows that the core answers.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import re
import threading
from collections import OrderedDict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from cchc_rules.inference.faults import EngineError
from cchc_rules.inference.tellings import NOT_READY, READY, READY_RULE, Tellings, definition
from cchc_rules.inference.view import Match, Phase, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.inference.model import Fact

NAME: Final = "durable-rules"
MAX_AT_ONCE: Final = 4_000
"""Facts to conclude about in one state: each match has exactly one of them, so they can come in batches."""
MAX_FACTS: Final = 200_000
"""Tellings in one state: no two ids below it have equal hashes in the core (a test counts them)."""
MAX_RULESETS: Final = 64
"""Rule sets kept ready; the one not used for longest goes first."""

_UNDERSTOOD: Final = (0, 1)
"""Answers to a fact: 0 taken, 1 no rule asks for it. 2 would be: known already."""
_ID: Final = re.compile(r'"id":(\d+)')


@lru_cache(maxsize=1)
def load() -> DurableEngine:
    """The engine of this process; raises ImportError or OSError where it is not installed."""
    return DurableEngine()


class DurableEngine:
    """One quiet host, with a rule set for every phase met lately. Threads take turns."""

    def __init__(self) -> None:
        from durable import engine as durable

        class QuietHost(durable.Host):  # type: ignore[misc]  # the library has no types
            """A host that starts no threads: what happens, happens when it is called."""

            def _run(self) -> None:
                """Do not poll."""

        self.name: Final = f"{NAME} {importlib.metadata.version('durable_rules')}"
        self._core: Final[Any] = durable.durable_rules_engine
        self._host: Final[Any] = QuietHost()
        self._rulesets: Final[OrderedDict[str, _Ruleset]] = OrderedDict()
        self._turn: Final = threading.Lock()
        _keep_freed_memory()

    def run(self, phase: Phase, view: View) -> list[Match]:
        """All matches of the phase's rules in one agency's view."""
        with self._turn:
            ruleset = self._rulesets.get(phase.id) or self._register(phase)
            self._rulesets.move_to_end(phase.id)
            return ruleset.matches(view)

    def _register(self, phase: Phase) -> _Ruleset:
        while len(self._rulesets) >= MAX_RULESETS:
            name, oldest = self._rulesets.popitem(last=False)
            # the host can register but not forget; a second one of the name would be an error
            self._host._ruleset_list.remove(self._host._ruleset_directory.pop(name))  # noqa: SLF001  # no public way
            oldest.delete()
        tellings = Tellings(phase.rules)
        self._host.register_rulesets({phase.id: definition(tellings.layout)})
        handle: int = self._host.get_ruleset(phase.id)._handle  # noqa: SLF001  # the core's calls want it
        ruleset = self._rulesets[phase.id] = _Ruleset(self._core, handle, phase, tellings)
        return ruleset


class _Ruleset:
    """The rules of one phase inside the core, asked about one agency after the other."""

    def __init__(self, core: Any, handle: int, phase: Phase, tellings: Tellings) -> None:
        self._core = core
        self._handle = handle
        self._rules = phase.rules
        self._tellings = tellings
        self._try_out()

    def matches(self, view: View) -> list[Match]:
        """All matches in one agency's view."""
        forbidden, common, own = self._tellings.of(view)
        rules, first = self._rules, len(forbidden)
        found = []
        for some in _batches(own, max(MAX_AT_ONCE, len(common))):
            said = [*common, *some]
            for number, places in self._ask([*forbidden, *(text for text, _ in said)]):
                found.append(Match(rules[number], tuple([said[place - first][1] for place in places])))
        return found

    def delete(self) -> None:
        """Give the memory back (about 13 KB for each rule)."""
        self._core.delete_ruleset(self._handle)

    def _try_out(self) -> None:
        """A fact fires; the same fact, with what forbids it, does not."""
        answers = [self._ask([READY]), self._ask([NOT_READY, READY])]
        if answers != [[(READY_RULE, [0])], []]:
            raise EngineError(f"durable-rules failed its test: {answers}")

    def _ask(self, texts: Sequence[str]) -> list[tuple[int, list[int]]]:
        """The number of each rule that fires, with the places of its facts, in the order of its patterns."""
        if len(texts) > MAX_FACTS:
            raise EngineError(f"{len(texts)} facts for one agency, at most {MAX_FACTS}")
        core, handle = self._core, self._handle
        fired = []
        try:
            state = self._tell(texts)
            started = core.start_action_for_state(handle, state)
            fetched: str | None = started[1] if started else None
            while fetched:
                # {"12":{"m0":{"id":3,"s4":1},"m1":{"id":7,"s5":1}}}: rule 12, facts 3 and 7
                fired.append(
                    (int(fetched[2 : fetched.index('"', 2)]), [int(each) for each in _ID.findall(fetched)])
                )
                fetched = core.complete_and_start_action(handle, state)
        except core.error as problem:
            raise EngineError(f"durable-rules: {problem}") from problem
        finally:
            with contextlib.suppress(core.error):  # there is no state if the very first fact was refused
                core.delete_state(handle, None)
        return fired

    def _tell(self, texts: Sequence[str]) -> int:
        assert_fact, handle = self._core.assert_fact, self._handle
        state = 0
        for place, text in enumerate(texts):
            answer, state = assert_fact(handle, f'{{"id":{place},{text}')
            if answer not in _UNDERSTOOD:
                raise EngineError(f"durable-rules answered {answer} to fact {place} of {len(texts)}")
        return state


def _keep_freed_memory() -> None:
    """Teach the C library to keep what one agency's state frees for the next one's.

    glibc raises its bounds when a large block comes back; below them it returns each state to
    the system and fetches it again, which took more than half of the time. Elsewhere harmless.
    """
    block = bytearray(16 * 2**20)
    del block


def _batches(told: Sequence[tuple[str, Fact]], size: int) -> Iterator[Sequence[tuple[str, Fact]]]:
    for start in range(0, len(told), size):
        yield told[start : start + size]
