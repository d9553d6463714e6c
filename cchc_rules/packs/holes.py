"""What does a pack still leave open? The places somebody must fill in from the signed decision.

A template holds only what is published: what is not stands in its files as a hole (`to_fill`),
never as a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs import codes
from cchc_rules.sources.faults import Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.packs.criteria import Hole
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.rules import Located, Rules


def holes(pack: RulePack) -> tuple[Fault, ...]:
    """Every hole of a loaded pack, in the order of its files: a warning where it stands."""
    return tuple(warning for warning in pack.warnings if warning.code == codes.TO_FILL)


def hole_faults(rules: Rules) -> Iterator[Fault]:
    """Every hole of the manifest and the fields; a field written again without its holes has none."""
    manifest = rules.manifest
    if manifest.entry is not None:
        yield from _of(manifest, manifest.entry.to_fill, "")
    for rule in rules.fields.values():
        if rule.entry is not None:
            yield from _of(rule, rule.entry.to_fill, f"lĩnh vực “{rule.id}”: ")


def _of(rule: Located[object], found: Sequence[Hole], whose: str) -> Iterator[Fault]:
    for index, hole in enumerate(found):
        yield Fault(
            rule.place("to_fill", index),
            codes.TO_FILL,
            f"{whose}phải điền từ quyết định đã ký: {hole.what}",
            fix=f"lấy ở {hole.where}; điền xong thì bỏ mục này",
            severity=Severity.WARNING,
        )
