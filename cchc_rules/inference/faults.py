"""Which policies cannot be run, and how is the office told?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


UNUSABLE_POLICIES: Final = "SL101"
"""Code of the fault an office is shown: policies no engine can run."""


class PoliciesError(ValueError):
    """Policies that no engine could run; ``policy`` is the id of the one to change."""

    def __init__(self, policy: str, message: str) -> None:
        super().__init__(f"quy tắc suy luận “{policy}”: {message}")
        self.policy = policy
        self.message = message


class UnusablePolicyError(PoliciesError):
    """A policy that says something that cannot be carried out."""


class CircularPoliciesError(PoliciesError):
    """Policies that wait for each other; ``circle`` lists them in order, the first one again last."""

    def __init__(self, circle: Sequence[str]) -> None:
        super().__init__(
            circle[0],
            f"các quy tắc chờ kết quả của nhau thành vòng: {' → '.join(circle)}; "
            "hãy bỏ một mẫu finding hoặc conclusion trong vòng này",
        )
        self.circle = tuple(circle)


class TooManyPoliciesError(PoliciesError):
    """More, or larger, policies than one run can hold."""


class EngineError(RuntimeError):
    """The engine did something it must never do: a fault of ours, never of the rules or figures."""
