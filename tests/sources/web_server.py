"""A small real web server for tests: what it answers is set path by path, and it keeps what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """One site on a loopback address: `answers` by path, each a fixed answer or a function of the request's headers."""

    host: str
    answers: dict[str, Answer | Callable[[dict[str, str]], Answer]] = field(default_factory=dict)
    requests: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)
    slow: dict[str, float] = field(default_factory=dict)
    port: int = 0

    @property
    def root(self) -> str:
        return f"http://{self.host}:{self.port}"

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.requests]

    @contextmanager
    def serve(self) -> Iterator[Self]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                site.requests.append((time.monotonic(), self.path, headers))
                answer = site.answers.get(self.path, (404, {}, b"none"))
                status, fields, body = answer(headers) if callable(answer) else answer
                self.send_response(status)
                for name, value in {
                    "Content-Type": "text/html; charset=utf-8",
                    "Content-Length": str(len(body)),
                    **fields,
                }.items():
                    self.send_header(name, value)
                self.end_headers()
                pause = site.slow.get(self.path, 0.0)
                try:
                    for start in range(0, len(body), 100) if pause else [0]:
                        self.wfile.write(body[start : start + 100] if pause else body)
                        self.wfile.flush()
                        time.sleep(pause)
                except OSError:
                    pass  # the visitor has gone

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer((self.host, 0), Handler)
        server.daemon_threads = True
        self.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
