"""What do the rules of a pack say, all layers merged? Reads it whole, or says everything that is wrong."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_rules.packs import codes
from cchc_rules.packs.changes import apply_changes
from cchc_rules.packs.checks.old_names import check_units
from cchc_rules.packs.dated import resolved
from cchc_rules.packs.folders import MANIFEST, find_pack, shown
from cchc_rules.packs.layers import Layer, Layers, unreadable
from cchc_rules.packs.pack import Manifest, RulePack, Totals
from cchc_rules.packs.references import check_references
from cchc_rules.packs.rules import Kind, Located, Rules, duplicate, rules_in
from cchc_rules.packs.units import Units, units_of
from cchc_rules.sources.digest import digest_of_files
from cchc_rules.sources.faults import Fault, Severity, UnusableRules
from cchc_rules.sources.tree import Tree, tree_of_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.packs.amendments import Amendment


def load_pack(reference: str | Path, *, search: Sequence[Path] = (), as_of: date | None = None) -> RulePack:
    """Load a pack by its id or by its folder, with everything it extends.

    Ids are looked up in `search`, then in `rules` below the current folder, then among the
    shipped packs. Of values written by dates the one that holds on `as_of` is taken, or on the
    last day of the pack's period.

    Raises:
        UnusableRules: with every fault of the pack, when there is one.
    """
    reading = read_pack(reference, search=search, as_of=as_of)
    if reading.pack is None:
        raise UnusableRules(reading.errors)
    return reading.pack


@dataclass(frozen=True, slots=True)
class Reading:
    """A pack as its files were read; ``pack`` is None where it cannot be used, and the faults say why."""

    rules: Rules
    layers: tuple[Layer, ...]
    units: Units
    faults: tuple[Fault, ...]
    pack: RulePack | None

    @property
    def errors(self) -> list[Fault]:
        """The faults that make the pack unusable."""
        return [fault for fault in self.faults if fault.severity is Severity.ERROR]


def read_pack(reference: str | Path, *, search: Sequence[Path] = (), as_of: date | None = None) -> Reading:
    """Read a pack with everything it extends, whatever is wrong with it.

    Raises:
        UnusableRules: when there is no such pack.
    """
    folder = find_pack(reference, search)
    if isinstance(folder, Fault):
        raise UnusableRules([folder])
    faults: list[Fault] = []
    layers = Layers(search, faults)
    layers.read(folder)
    found, day = _on_a_day(layers.found, as_of, faults)
    amendments: list[Amendment] = []
    rules = merged(found, faults, amendments, complete=layers.complete)
    faults += _checked(rules, layers)
    units = units_of(found, faults)
    faults.extend(check_units(rules, units))
    digest = _digest(found, faults)
    own = found[-1]
    faults += _folder_name(own, folder.resolve().name)
    ordered = tuple(sorted(set(faults), key=Fault.sort_key))
    pack = None
    if own.manifest is not None and all(fault.severity is not Severity.ERROR for fault in faults):
        pack = replace(_pack(rules, found, digest, list(ordered)), amendments=tuple(amendments), as_of=day)
    return Reading(rules, tuple(found), units, ordered, pack)


def _checked(rules: Rules, layers: Layers) -> list[Fault]:
    """What is wrong between the rules, as far as it can be said of what could be read."""
    # Where a value could not be read as written, nothing more is said of it.
    told = {fault.place for fault in layers.faults}
    return [
        fault
        for fault in check_references(rules)
        if fault.place not in told and (layers.complete or fault.code not in codes.NEED_WHOLE_PACK)
    ]


def _on_a_day(
    layers: Sequence[Layer], as_of: date | None, faults: list[Fault]
) -> tuple[list[Layer], date | None]:
    """The layers with the values that hold on a day: the one given, or the last of the pack's period."""
    manifest = layers[-1].manifest
    day = as_of or (manifest.period.to if manifest else None)
    trees = ([resolved(tree, day or date.max, faults) for tree in layer.trees] for layer in layers)
    return [replace(layer, trees=tuple(each)) for layer, each in zip(layers, trees, strict=True)], day


def merged(
    layers: Sequence[Layer], faults: list[Fault], amendments: list[Amendment], *, complete: bool = True
) -> Rules:
    """The rules of all layers, base first; the last layer is the pack itself.

    `amendments` takes the changes layers made to what they extend.
    """
    rules = Rules(_manifest(layers[-1]), _totals(layers))
    for layer in layers:
        rules.scopes.update(_names(layer, "scopes"))
        rules.unit_kinds.update(_names(layer, "unit_kinds"))
        own = _own_rules(layer, faults)
        amendments.extend(apply_changes(layer, rules, own, faults, complete=complete))
        for (kind, _), rule in own.items():
            rules.put(kind, rule)
    return rules


def _own_rules(layer: Layer, faults: list[Fault]) -> dict[tuple[Kind, str], Located[Any]]:
    """The rules a layer writes itself, in the order of its files."""
    own: dict[tuple[Kind, str], Located[Any]] = {}
    for tree in layer.trees:
        for kind, rule in rules_in(tree, layer.name, faults):
            first = own.setdefault((kind, rule.id), rule)
            if first is not rule:
                faults.append(duplicate(kind, first, rule))
    return own


def digest_of(layers: Sequence[Layer]) -> str:
    """One SHA-256 over the names and contents of all files of all layers, whatever machine they lie on."""
    whole = hashlib.sha256()
    for layer in layers:
        whole.update(f"{layer.name}\0{digest_of_files(layer.files.all, layer.files.folder)}\n".encode())
    return whole.hexdigest()


def _digest(layers: Sequence[Layer], faults: list[Fault]) -> str:
    try:
        return digest_of(layers)
    except OSError as error:
        # What could not be read for its text has been told of; this is a file of another reader.
        fault = unreadable(Path(error.filename))
        if fault.place not in {each.place for each in faults}:
            faults.append(fault)
        return ""


def _pack(rules: Rules, layers: Sequence[Layer], digest: str, warnings: list[Fault]) -> RulePack:
    def entries(kind: Kind) -> tuple[Any, ...]:
        return tuple(rule.entry for rule in rules.of(kind).values())

    manifest = layers[-1].manifest
    assert manifest is not None
    everything = list(rules.everything())
    inherited = {
        "scopes": rules.scopes,
        "unit_kinds": rules.unit_kinds,
        "totals": rules.totals.entry or manifest.totals,
        "plan": next((each.plan for each in _manifests(reversed(layers)) if each.plan), None),
    }
    return RulePack(
        manifest=manifest.model_copy(update=inherited),
        measures=dict(rules.known_measures),
        fields=entries("field"),
        criteria=entries("criterion"),
        policies=entries("policy"),
        tasks=entries("task"),
        digest=digest,
        places={
            (kind, rule.id): rule.key_place() if kind == "measure" else rule.place()
            for kind, rule in everything
        },
        layers={(kind, rule.id): rule.layer for kind, rule in everything},
        warnings=tuple(warnings),
        folders=tuple(layer.files.folder for layer in layers),
    )


def _manifests(layers: Any) -> list[Manifest]:
    return [layer.manifest for layer in layers if layer.manifest is not None]


def _manifest(layer: Layer) -> Located[Manifest]:
    return Located(layer.name, layer.manifest, layer.name, _manifest_tree(layer), ())


def _totals(layers: Sequence[Layer]) -> Located[Totals]:
    """The rules for adding up of the nearest layer that has any."""
    for layer in reversed(layers):
        if layer.manifest is not None and "totals" in layer.manifest.model_fields_set:
            return Located(layer.name, layer.manifest.totals, layer.name, _manifest_tree(layer), ("totals",))
    return Located(layers[-1].name, None, layers[-1].name, _manifest_tree(layers[-1]), ())


def _manifest_tree(layer: Layer) -> Tree:
    if layer.manifest_tree is not None:
        return layer.manifest_tree
    # Only to have a place to point at: an unreadable or absent manifest has been told of already.
    empty = tree_of_text("{}", file=shown(layer.files.folder / MANIFEST), faults=[])
    assert empty is not None
    return empty


def _names(layer: Layer, key: str) -> dict[str, str]:
    """Declared names as written, so that a fault elsewhere in the manifest does not make them unknown."""
    tree = layer.manifest_tree
    written = tree.value.get(key) if tree is not None and isinstance(tree.value, dict) else None
    if layer.manifest is not None:
        return dict(getattr(layer.manifest, key))
    return {str(name): str(label) for name, label in written.items()} if isinstance(written, dict) else {}


def _folder_name(layer: Layer, name: str) -> list[Fault]:
    """The warning that a pack cannot be called by its id, if so."""
    if layer.manifest is None or layer.manifest_tree is None or layer.manifest.id == name:
        return []
    fault = Fault(
        layer.manifest_tree.place(("id",)),
        codes.FOLDER_NAME,
        f"mã bộ quy tắc là “{layer.manifest.id}” nhưng thư mục tên là “{name}”",
        fix="đổi tên thư mục hoặc mã cho trùng nhau; gọi bộ quy tắc theo mã là theo tên thư mục",
        severity=Severity.WARNING,
    )
    return [fault]
