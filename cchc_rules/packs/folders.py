"""Where do rule packs live, and which files make one?

Knows names and folders only; never reads what a file says.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cchc_rules.packs import codes
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.vietnamese.names import nfc, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MANIFEST: Final = "pack.yaml"
FILES_READ_ELSEWHERE: Final = frozenset({"units.yaml"})
"""Files of a pack that have a reader of their own: named here, they are no rules but count in the digest."""

_FOLDERS_READ_ELSEWHERE = frozenset({"cases"})
_SUFFIXES = frozenset({".yaml", ".yml"})
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The files of one pack folder, each list sorted by name.

    `nested` are manifests of packs inside it, `closed` folders inside it that may not be read.
    """

    folder: Path
    manifest: Path | None
    rules: tuple[Path, ...]
    others: tuple[Path, ...]
    nested: tuple[Path, ...]
    closed: tuple[Path, ...]

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file whose content makes the pack what it is."""
        manifest = () if self.manifest is None else (self.manifest,)
        return (*manifest, *self.rules, *self.others)


def search_path(search: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Folders that hold packs by id, nearest first: the given ones, ./rules, the shipped ones."""
    shipped = _PACKAGE / "_rules"
    checkout = _PACKAGE.parent
    if not shipped.is_dir() and (checkout / "pyproject.toml").is_file():
        shipped = checkout / "rules"
    return (*search, Path("rules"), shipped)


def pack_ids(search: Sequence[Path] = ()) -> list[str]:
    """The ids of all packs on the search path, sorted; those that only others extend (`_base`) left out."""
    folders = (folder for root in search_path(search) for folder in _subfolders(root))
    found = {nfc(folder.name) for folder in folders if _is_file(folder / MANIFEST)}
    return sorted(name for name in found if not name.startswith("_"))


def find_pack(reference: str | Path, search: Sequence[Path] = ()) -> Path | Fault:
    """The folder of a pack, by its id or by the path of the folder itself, or why there is none.

    A folder wins over an id of the same name: who stands beside their own copy means the copy.
    """
    path = Path(reference)
    if path.name == MANIFEST and _is_file(path):
        path = path.parent
    if _is_file(path / MANIFEST):
        return path
    written = str(reference)
    found = None if _is_path(reference) else _by_id(written, search_path(search))
    if found is not None and _is_file(found / MANIFEST):
        return found
    if found is not None or _is_folder(path):
        return Fault(
            Place(shown(found or path)),
            codes.NO_MANIFEST,
            f"thư mục này không phải là một bộ quy tắc: không có tệp {MANIFEST}",
            expected=f"một thư mục có tệp {MANIFEST}",
        )
    known = pack_ids(search)
    return Fault(
        Place(written),
        codes.UNKNOWN_PACK,
        f"không tìm thấy bộ quy tắc “{written}”",
        expected=_known(known),
        did_you_mean=suggest(path.name, known),
    )


def find_layer(name: str, beside: Path, search: Sequence[Path] = ()) -> Path | None:
    """The folder of a pack that another extends: a neighbour of that pack, or one of the search path."""
    return _by_id(name, (beside.parent, *search_path(search)))


def layer_names(beside: Path, search: Sequence[Path] = ()) -> list[str]:
    """What a pack in this folder may extend, sorted."""
    roots = (beside.parent, *search_path(search))
    found = {nfc(folder.name) for root in roots for folder in _subfolders(root)}
    return sorted(found - {nfc(beside.name)})


def files_of(folder: Path) -> PackFiles:
    """The files that make the pack in a folder, found without reading them."""
    manifest = folder / MANIFEST
    rules: list[Path] = []
    others: list[Path] = []
    nested: list[Path] = []
    closed: list[Path] = []
    for path in _yaml_files(folder, closed):
        if path.name == MANIFEST:
            if path != manifest:
                nested.append(path)
        elif path.name in FILES_READ_ELSEWHERE:
            others.append(path)
        else:
            rules.append(path)

    def sort(paths: list[Path]) -> tuple[Path, ...]:
        return tuple(sorted(paths, key=lambda path: nfc(path.relative_to(folder).as_posix())))

    return PackFiles(
        folder,
        manifest if _is_file(manifest) else None,
        sort(rules),
        sort(others),
        sort(nested),
        sort(closed),
    )


def shown(path: Path) -> str:
    """How a path is written in messages: below the current folder if it is there, always with slashes."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links away from what was typed
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return absolute.as_posix()


def _yaml_files(folder: Path, closed: list[Path]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        closed.append(Path(error.filename))

    for where, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [
            name for name in folders if name not in _FOLDERS_READ_ELSEWHERE and not name.startswith(".")
        ]
        for name in names:
            path = Path(where, name)
            if path.suffix.lower() in _SUFFIXES and not name.startswith("."):
                yield path


def _by_id(name: str, roots: Sequence[Path]) -> Path | None:
    # Compared with what the folder lists, since some systems would also open "Quang-Ngai-2021".
    wanted = nfc(name)
    for root in roots:
        for folder in _subfolders(root):
            if nfc(folder.name) == wanted:
                return folder
    return None


def _subfolders(root: Path) -> list[Path]:
    try:
        return sorted(
            path for path in root.iterdir() if path.is_dir() and next(_yaml_files(path, []), None) is not None
        )
    except OSError:
        return []


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long for the system, a folder that may not be read
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_path(reference: str | Path) -> bool:
    return Path(reference).name != str(reference)


def _known(names: list[str]) -> str:
    if not names:
        return f"mã bộ quy tắc, hoặc thư mục có tệp {MANIFEST}"
    return f"một trong: {', '.join(names)}, hoặc thư mục có tệp {MANIFEST}"
