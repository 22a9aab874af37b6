"""What can be set, read once from arguments and the environment, then passed down. The only reader of `os.environ`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from flows.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """All settings of a run; each can be given as the environment variable `PARLEY_<NAME>`."""

    warehouse_dir: Path = Path("warehouse")
    dbt_dir: Path = field(default=ROOT / "dbt_project")
    expectations_dir: Path = field(default=ROOT / "expectations")
    kept_versions: int = 5
    batch_size: int = 200
    max_file_bytes: int = 20_000_000
    max_article_chars: int = 200_000
    allow_private_addresses: bool = False
    host_pause_seconds: float = 1.0
    fetch_timeout_seconds: float = 20.0
    fetch_retries: int = 3
    max_pages_per_source: int = 200
    user_agent: str = "parley/0.1 (reads news for a local archive; obeys robots.txt)"

    @property
    def build_path(self) -> Path:
        """The private working database."""
        return self.warehouse_dir / "build.duckdb"

    @property
    def current_path(self) -> Path:
        """The link to the newest published version: the one path that readers open."""
        return self.warehouse_dir / "current.duckdb"

    @property
    def versions_dir(self) -> Path:
        """Where published versions lie."""
        return self.warehouse_dir / "versions"


def read_settings(environ: Mapping[str, str] = os.environ, **given: object) -> Settings:
    """The settings from `PARLEY_*` variables, overridden by what is `given` (None counts as not given).

    Raises:
        SettingsError: a value is not of its setting's type.
    """
    values: dict[str, object] = {}
    for setting in fields(Settings):
        text = environ.get(f"PARLEY_{setting.name.upper()}")
        if text is not None:
            values[setting.name] = _parse_setting(setting.name, str(setting.type), text)
    values.update({name: value for name, value in given.items() if value is not None})
    return Settings(**values)  # type: ignore[arg-type]


def _parse_setting(name: str, type_name: str, text: str) -> object:
    try:
        match type_name:
            case "Path":
                return Path(text)
            case "int":
                return int(text)
            case "float":
                return float(text)
            case "str":
                return text
            case _:
                return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[text.lower()]
    except (ValueError, KeyError):
        raise SettingsError(f"PARLEY_{name.upper()}={text!r} is not of type {type_name}") from None


def silence_telemetry() -> None:
    """Tell the libraries that would call home not to, for this process and those that it starts."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DBT_SEND_ANONYMOUS_USAGE_STATS", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")


def use_one_thread() -> None:
    """Keep the linear algebra to one thread; to be called before numpy is imported.

    The networks are small: more threads spend a fifth more processor time on waiting and save no time.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")


def dbt_environment(settings: Settings) -> dict[str, str]:
    """The environment for dbt: this process's own, and the database to build in, as seen from the warehouse folder.

    Said without that folder, it is the same for every warehouse, and so is what dbt has parsed with it.
    """
    return {**os.environ, "PARLEY_BUILD": settings.build_path.name}
