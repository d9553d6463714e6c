"""Which engine runs the policies here?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from cchc_rules.inference import engine as durable_rules
from cchc_rules.inference import reference

if TYPE_CHECKING:
    from cchc_rules.inference.view import Engine

ENGINE_VARIABLE: Final = "CCHC_INFERENCE"
"""Environment variable that chooses the engine: durable-rules or reference."""


def choose_engine(prefer: str | None = None) -> tuple[Engine, str | None]:
    """The engine, and a warning where it is not the one it should be.

    ``prefer``, or else the environment variable, may force `reference`.
    """
    asked = prefer or os.environ.get(ENGINE_VARIABLE) or durable_rules.NAME
    if asked == reference.NAME:
        return reference.ReferenceEngine(), None
    if asked != durable_rules.NAME:
        raise ValueError(
            f"không có bộ máy suy luận “{asked}”; "
            f"biến {ENGINE_VARIABLE} nhận {durable_rules.NAME} hoặc {reference.NAME}"
        )
    try:
        return durable_rules.load(), None
    except (ImportError, OSError) as problem:
        return reference.ReferenceEngine(), (
            f"không nạp được thư viện {durable_rules.NAME} ({problem}); dùng bộ suy luận viết bằng Python, "
            "kết quả như nhau nhưng có thể chậm hơn khi có nhiều cơ quan"
        )
