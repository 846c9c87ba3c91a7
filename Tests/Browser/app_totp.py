"""One-time codes of an authenticator app, written from RFC 6238 and RFC 4226: the oracle for our own."""

import base64
import hashlib
import hmac
import struct
import time


def secret_bytes(secret: str) -> bytes:
    """The key of its base32 spelling, with or without blanks and padding."""
    plain = "".join(secret.split()).rstrip("=").upper()
    return base64.b32decode(plain + "=" * (-len(plain) % 8))


def code(secret: str, at: float | None = None, period: int = 30, digits: int = 6) -> str:
    """The code of one moment (now)."""
    counter = int((time.time() if at is None else at) // period)
    digest = hmac.new(secret_bytes(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


class Authenticator:
    """An app that never shows the code of the same half minute twice, because a code works once.

    When the current one is used it gives the next, which servers accept for clocks that go ahead; after that it waits.
    """

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.last = 0

    def code(self) -> str:
        while True:
            now = int(time.time() // 30)
            step = max(now, self.last + 1)
            if step <= now + 1:
                self.last = step
                return code(self.secret, step * 30)
            time.sleep(0.5)
