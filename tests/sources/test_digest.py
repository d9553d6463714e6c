"""Digests name the bytes a result rests on."""

from __future__ import annotations

import hashlib
import itertools
import unicodedata
from typing import TYPE_CHECKING

from cchc_rules.sources.digest import digest_of_files, sha256_of

if TYPE_CHECKING:
    from pathlib import Path


def files(root: Path, **contents: str) -> list[Path]:
    root.mkdir(exist_ok=True)
    paths = []
    for name, content in contents.items():
        path = root / f"{name}.yaml"
        path.write_text(content, encoding="utf-8")
        paths.append(path)
    return paths


def test_the_digest_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    (path,) = files(tmp_path, a="số")
    assert sha256_of(path) == hashlib.sha256("số".encode()).hexdigest()


def test_the_digest_of_many_files_does_not_depend_on_their_order_or_their_folder(tmp_path: Path) -> None:
    here = files(tmp_path / "here", a="1", b="2", c="3")
    there = files(tmp_path / "there", c="3", b="2", a="1")
    digests = {digest_of_files(order, tmp_path / "here") for order in itertools.permutations(here)}
    assert digests == {digest_of_files(there, tmp_path / "there")}


def test_the_digest_of_many_files_changes_with_a_byte_a_name_or_a_file(tmp_path: Path) -> None:
    folders = {
        "same": {"a": "1", "b": "2"},
        "byte": {"a": "1", "b": "3"},
        "name": {"a": "1", "c": "2"},
        "swap": {"a": "2", "b": "1"},
        "more": {"a": "1", "b": "2", "c": ""},
        "none": {},
    }
    digests = [
        digest_of_files(files(tmp_path / name, **held), tmp_path / name) for name, held in folders.items()
    ]
    assert len(set(digests)) == len(folders)


def test_a_name_kept_decomposed_by_the_system_gives_the_same_digest(tmp_path: Path) -> None:
    composed = files(tmp_path / "here", số="1")
    apart = files(tmp_path / "there", **{unicodedata.normalize("NFD", "số"): "1"})
    assert digest_of_files(composed, tmp_path / "here") == digest_of_files(apart, tmp_path / "there")
