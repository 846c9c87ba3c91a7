"""Load by wrk, and what it measured."""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from app_server import Failed

CONNECTIONS = 32
# wrk prints its figures rounded and in changing units; its own script has them exactly. It costs nothing per request.
REPORT = """
done = function(summary, latency, requests)
    local e = summary.errors
    local form = '\\nfigures {"requests": %d, "microseconds": %d, "p50": %d, "p95": %d, "p99": %d, "refused": %d, "broken": %d}\\n'
    io.write(string.format(form,
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(95), latency:percentile(99),
        e.status, e.connect + e.read + e.write + e.timeout))
end
"""


@dataclass
class Figures:
    """One measurement: requests per second and milliseconds."""

    rate: float
    p50: float
    p95: float
    p99: float


@dataclass
class Series:
    """All measurements of one page."""

    name: str
    runs: list[Figures] = field(default_factory=list)

    def median(self, value: str) -> float:
        return statistics.median(getattr(run, value) for run in self.runs)

    def __str__(self) -> str:
        rates = [run.rate for run in self.runs]
        return (
            f"{self.name:<34} {self.median('rate'):8.0f}/s ({min(rates):.0f}–{max(rates):.0f})   "
            f"p50 {self.median('p50'):6.2f} ms   p95 {self.median('p95'):6.2f} ms   p99 {self.median('p99'):6.2f} ms"
        )


def load(url: str, cookie: str, seconds: float, is_missing: bool = False) -> Figures:
    """Asks for one address as fast as it answers; every answer must be a hit, or with `is_missing` a miss."""
    with tempfile.TemporaryDirectory(prefix="nrwconnect-wrk-") as folder:
        script = Path(folder) / "report.lua"
        script.write_text(REPORT)
        done = subprocess.run(
            [
                # wrk takes whole seconds only. A slow wiki needs more than the two seconds that wrk would wait for an answer.
                "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{math.ceil(seconds)}s", "--timeout", "30s", "-s", script,
                "-H", f"Cookie: {cookie}", url,
            ],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    lines = [line for line in done.stdout.splitlines() if line.startswith("figures ")]
    if not lines:
        raise Failed(f"wrk {url}: {done.stdout[-500:]}{done.stderr[-500:]}")
    found = json.loads(lines[0].removeprefix("figures "))
    wanted = found["requests"] if is_missing else 0
    if found["broken"] or found["refused"] != wanted or found["requests"] == 0:
        raise Failed(f"{url}: {found['refused']} of {found['requests']} answers have an error status, {found['broken']} connections broke")
    return Figures(found["requests"] * 1e6 / found["microseconds"], *(found[name] / 1000 for name in ("p50", "p95", "p99")))
