"""Every file is loaded or rejected with its reason; what is good is loaded whatever lies beside it."""

import gzip
import json
from pathlib import Path

import polars
import pytest

from flows.errors import SettingsError
from flows.records import RejectRecord
from flows.settings import Settings
from flows.sources import Document, read_sources

WORDS = "The ministers met in Geneva on Monday, officials said."


def read(*paths: Path, **given: object) -> tuple[list[Document], list[RejectRecord]]:
    found = list(read_sources([str(path) for path in paths], Settings(**given)))  # type: ignore[arg-type]
    documents = [one for one in found if isinstance(one, Document)]
    return documents, [one for one in found if isinstance(one, RejectRecord)]


def test_folder_is_read_recursively_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(WORDS)
    documents, rejects = read(tmp_path)
    assert [document.identity for document in documents] == ["a.md", "b.txt", "c.txt"]
    assert not rejects


def test_missing_path_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="does not exist"):
        read_sources([str(tmp_path / "none")], Settings())


@pytest.mark.parametrize("sidecar", ["a.meta.json", "a.txt.meta.json"])
def test_sidecar_gives_its_fields(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / sidecar).write_text(json.dumps({"id": 7, "url": "https://a.example/x", "published_at": "2025-05-15"}))
    (document,), rejects = read(tmp_path)
    assert (document.external_id, document.identity, document.published_at) == ("7", "7", "2025-05-15")
    assert not rejects


def test_broken_sidecar_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "a.meta.json").write_text("{broken")
    (document,), (reject,) = read(tmp_path)
    assert document.identity == "a.txt"
    assert reject.reason == "bad_sidecar"


def test_what_is_no_article_is_rejected_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(WORDS)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\xef\xbb\xbf\x00")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "paper.txt").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "big.txt").write_text("a" * 2000)
    (tmp_path / "table.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "broken.txt.gz").write_bytes(gzip.compress(WORDS.encode() * 50)[:40])
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    documents, rejects = read(tmp_path, max_file_bytes=1500 + 4096)
    assert len(documents) == 2
    documents, rejects = read(tmp_path, max_file_bytes=1999)
    assert [document.identity for document in documents] == ["good.txt"]
    assert {Path(reject.source_uri).name: reject.reason for reject in rejects} == {
        "big.txt": "too_large",
        "binary.txt": "too_large",
        "blank.txt": "empty",
        "broken.txt.gz": "unreadable",
        "empty.txt": "empty",
        "loop.txt": "unreadable",
        "paper.txt": "binary",
        "table.xlsx": "unknown_kind",
    }


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Déjà vu – “talks”".encode(), "Déjà vu – “talks”"),
        ("Déjà vu – “talks”".encode("cp1252"), "Déjà vu – “talks”"),
        ("Déjà vu".encode("utf-16"), "Déjà vu"),
        (b"\xef\xbb\xbfWords", "Words"),
        ("“talks” ".encode() + "“talks”".encode("cp1252"), "“talks” “talks”"),
        ("Zürich".encode()[:2], "ZÃ"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (document,), _ = read(tmp_path)
    assert document.text == text


def test_declared_encoding_of_a_page(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Москва</body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("cp1251"))
    (document,), _ = read(tmp_path)
    assert document.html == page
    assert document.text is None


def test_json_lines_keep_what_is_good(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "1", "text": WORDS}),
        "{broken",
        "",
        "[1]",
        '{"id": 2}',
        '{"text": 5}',
        "\udcff\x00",
        json.dumps({"text": WORDS, "title": ["x"]}),
        "[" * 100_000,
        '{"text": "a", "text": "b"}',
        json.dumps({"text": "x" * 500_000}),
        json.dumps({"html": "<p>x</p>", "published_at": 20250515}),
    ]
    (tmp_path / "a.jsonl").write_bytes("\n".join(lines).encode("utf-8", "surrogateescape"))
    documents, rejects = read(tmp_path, max_file_bytes=200_000)
    assert [(document.item, document.text or document.html) for document in documents] == [
        ("line 1", WORDS),
        ("line 10", "b"),
        ("line 12", "<p>x</p>"),
    ]
    assert documents[2].published_at == "20250515"
    assert {reject.item: reject.reason for reject in rejects} == {
        "line 2": "bad_json",
        "line 4": "bad_json",
        "line 5": "missing_text",
        "line 6": "missing_text",
        "line 7": "bad_json",
        "line 8": "missing_text",
        "line 9": "bad_json",
        "line 11": "too_large",
    }


def test_truncated_gzip_gives_what_came_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": str(number), "text": f"{WORDS} {number**7}"}) + "\n" for number in range(2000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-2000])
    documents, rejects = read(tmp_path)
    assert 100 < len(documents) < 2000
    assert [reject.reason for reject in rejects] == ["unreadable"]


def test_zip_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(b"\n" * 80_000_000, compresslevel=1))
    documents, rejects = read(tmp_path)
    assert not documents
    assert [reject.reason for reject in rejects] == ["unreadable"]
    assert "times its size" in rejects[0].detail


def test_tables(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'id,text,url\n1,"{WORDS}\n\n""Yes"", he said.",https://a.example\n2,,x\n')
    polars.DataFrame({"id": ["p", None], "text": [WORDS, None], "n": [1, 2]}).write_parquet(tmp_path / "b.parquet")
    (tmp_path / "c.parquet").write_bytes(b"PAR1 no parquet at all PAR1")
    (tmp_path / "d.csv").write_text("name,age\nx,1\n")
    documents, rejects = read(tmp_path)
    assert [(document.external_id, document.item) for document in documents] == [("1", "row 1"), ("p", "row 1")]
    assert documents[0].text == f'{WORDS}\n\n"Yes", he said.'
    assert [(Path(reject.source_uri).name, reject.item, reject.reason) for reject in rejects] == [
        ("a.csv", "row 2", "missing_text"),
        ("b.parquet", "row 2", "missing_text"),
        ("c.parquet", None, "bad_table"),
        ("d.csv", None, "bad_table"),
    ]
