"""A server with the OpenAI chat interface (Ollama, vLLM, llama.cpp and others): one question, one answer, bounded."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import urlsplit

from summitry.errors import ModelError, UsageError

ANSWER = 1_000_000
"""Bytes of an answer, at most."""
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same question may be answered."""
LONGEST_PAUSE = 30.0


class Chat:
    """One model behind one address.

    ``url`` is the server's address, with or without ``/v1`` or ``/v1/chat/completions``. ``timeout`` is the number of
    seconds that one answer may take in all, ``tries`` how often a question is put, ``pause`` the seconds before the
    second try, doubled before each further one. ``key`` is sent as a bearer token. Raises ``UsageError`` for an address
    that is none.
    """

    def __init__(
        self,
        url: str,
        model: str,
        *,
        timeout: float = 120.0,
        tries: int = 3,
        pause: float = 1.0,
        key: str | None = None,
    ) -> None:
        address = urlsplit(url)
        if address.scheme not in ("http", "https") or not address.netloc:
            raise UsageError(f"{url}: not an address of a model. Write it as http://HOST:PORT/v1")
        path = address.path.rstrip("/")
        if not path.endswith("/chat/completions"):
            path = f"{path or '/v1'}/chat/completions"
        self.url = f"{address.scheme}://{address.netloc}{path}"
        self.model = model
        self.timeout = timeout
        self.tries = tries
        self.pause = pause
        self.key = key

    def ask(self, system: str, user: str) -> str:
        """The model's answer, as text. Raises ``ModelError`` where there is none after all tries."""
        said = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        question = {"model": self.model, "temperature": 0, "stream": False, "messages": said}
        problem = ""
        for number in range(self.tries):
            if number:
                time.sleep(min(self.pause * 2 ** (number - 1), LONGEST_PAUSE))
            try:
                status, body = self._post(question)
            except _NoAnswer as error:
                problem = str(error)
                continue
            if status == 200:
                return _content(body)
            problem = f"it answered with status {status}"
            if status not in AGAIN:
                break
        raise ModelError(f"{self.url}: {problem}. Check that the server runs, and its address and model")

    def _post(self, question: dict[str, Any]) -> tuple[int, bytes]:
        import httpx

        until = time.monotonic() + self.timeout
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            with httpx.stream(
                "POST", self.url, json=question, headers=headers, timeout=self.timeout, follow_redirects=False
            ) as answer:
                body = b""
                for piece in answer.iter_bytes(65_536):
                    body += piece
                    if len(body) > ANSWER:
                        raise ModelError(f"{self.url}: the answer is longer than {ANSWER:,} bytes. Use another model")
                    if time.monotonic() > until:
                        raise _NoAnswer(f"no whole answer within {self.timeout:g} seconds")
                return answer.status_code, body
        except httpx.TimeoutException:
            raise _NoAnswer(f"no answer within {self.timeout:g} seconds") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _NoAnswer(f"it cannot be reached ({type(error).__name__})") from None


class _NoAnswer(Exception):
    """Nothing came that could be an answer; another try may help."""


def _content(body: bytes) -> str:
    """The text of an answer in the chat interface's envelope; "" where the envelope holds none."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return content if isinstance(content, str) else ""
