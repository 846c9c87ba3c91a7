"""The peers of the measurement of wikis: Debian's DokuWiki and MediaWiki, both behind nginx and php-fpm, with the same page."""

from __future__ import annotations

import http.client
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import app_wiki
from app_load import Series, load
from app_server import Failed
from app_wiki import NGINX, PROCESSORS, Wiki
from bench_corpus import Corpus
from bench_syntax import DokuWikiSyntax, MediaWikiSyntax

PACKAGES = "dokuwiki mediawiki nginx-light php-fpm php-cli php-sqlite3 php-apcu php-intl php-mbstring php-xml wrk xz-utils".split()
MEDIAWIKI = Path("/usr/share/mediawiki")
PASSWORD = "Kräftige Brise über Feldern"

# What its manual recommends for a small house: texts in APCu, jobs not in the requests of visitors, messages as PHP for the opcode
# cache. Nothing keeps whole pages: that is a matter of proxies, and works only for visitors without an account.
LOCAL = """
$wgServer = 'http://127.0.0.1:{port}';
$wgArticlePath = '/wiki/$1';
$wgMainCacheType = CACHE_ACCEL;
$wgSessionCacheType = CACHE_ACCEL;
$wgCacheDirectory = '{root}/cache';
$wgLocalisationCacheConf['store'] = 'array';
$wgUseFileCache = false;
$wgUseCdn = false;
$wgJobRunRate = 0;
$wgUploadDirectory = '{root}/images';
$wgTmpDirectory = '{root}/tmp';
"""
FPM = """[global]
daemonize = no
error_log = {root}/fpm.log
[wiki]
{user}
listen = {root}/fpm.sock
pm = static
pm.max_children = {processors}
env[MW_CONFIG_FILE] = {root}/LocalSettings.php
php_admin_value[session.save_path] = {root}/sessions
php_admin_value[opcache.enable] = 1
php_admin_value[opcache.memory_consumption] = 256
php_admin_value[opcache.interned_strings_buffer] = 16
php_admin_value[opcache.max_accelerated_files] = 20000
php_admin_value[opcache.validate_timestamps] = 0
php_admin_value[memory_limit] = 256M
"""


class DokuWiki(Wiki):
    """A DokuWiki that shows one page."""

    name, cookie = "DokuWiki", app_wiki.COOKIE

    def __init__(self, root: Path, title: str, markdown: str) -> None:
        super().__init__(root)
        self.text = DokuWikiSyntax().page(title, markdown)

    def write(self, paragraphs: int) -> None:
        """Once, at the start."""
        (self.root / "data/pages/start.txt").write_text(self.text)


class MediaWiki(Wiki):
    """A MediaWiki on SQLite that shows one page."""

    # A visitor without an account has no session; any cookie does, as long as wrk sends one.
    name, cookie = "MediaWiki", "besuch=1"

    def __init__(self, root: Path, title: str, markdown: str) -> None:
        super().__init__(root)
        self.text = MediaWikiSyntax().page(title, markdown)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/wiki/Messung"

    def start(self) -> None:
        for name in ["data", "cache", "images", "tmp", "sessions", "nginx"]:
            (self.root / name).mkdir(parents=True)
        is_root = os.geteuid() == 0
        values = {"root": self.root, "port": self.port, "processors": PROCESSORS}
        self.install()
        with (self.root / "LocalSettings.php").open("a") as settings:
            settings.write(LOCAL.format(**values))
        self.call("edit.php", "--user", "Leitung", "--summary", "Messung", "Messung", text=self.text)
        self.call("runJobs.php")
        (self.root / "fpm.conf").write_text(FPM.format(user="user = root" if is_root else "", **values))
        nginx = NGINX.format(user="user root;" if is_root else "", wiki=MEDIAWIKI, **values)
        (self.root / "nginx.conf").write_text(nginx.replace("doku.php", "index.php"))
        program = sorted(Path("/usr/sbin").glob("php-fpm*"))[-1]
        allowed = ["--allow-to-run-as-root"] if is_root else []
        # Only a start of the program can say how large the memory of APCu is.
        self.run(program, "--nodaemonize", *allowed, "-d", "apc.shm_size=128M", "--fpm-config", self.root / "fpm.conf")
        self.run("nginx", "-e", "stderr", "-p", self.root, "-c", self.root / "nginx.conf")
        deadline = time.monotonic() + 60
        while self.size() == 0:
            if time.monotonic() > deadline:
                raise Failed(f"MediaWiki does not answer:\n{self.log()}")
            time.sleep(0.05)

    def install(self) -> None:
        """The tables, the first account, and the settings, to which some are added afterwards."""
        self.call(
            "install.php", "--dbtype", "sqlite", "--dbpath", self.root / "data", "--dbname", "wiki", "--confpath", self.root,
            "--server", f"http://127.0.0.1:{self.port}", "--scriptpath", "", "--lang", "de", "--skins", "Vector",
            "--pass", PASSWORD, "Messung", "Leitung",
        )  # fmt: skip

    def call(self, script: str, *arguments: str | Path, text: str = "") -> None:
        """One of the scripts that come with it."""
        done = subprocess.run(
            ["php", MEDIAWIKI / "maintenance" / script, *map(str, arguments)], input=text, text=True, errors="replace",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
            env={**os.environ, "MW_CONFIG_FILE": str(self.root / "LocalSettings.php"), "TMPDIR": str(self.root / "tmp")},
        )  # fmt: skip
        if done.returncode != 0:
            raise Failed(f"MediaWiki {script}: exit code {done.returncode}\n{done.stdout[-2000:]}")

    def size(self) -> int:
        """Bytes of the page as it is sent, 0 while nothing answers."""
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            connection.request("GET", "/wiki/Messung", headers={"Cookie": self.cookie})
            response = connection.getresponse()
            body = response.read()
            connection.close()
            return len(body) if response.status == 200 else 0
        except OSError:
            return 0


@contextmanager
def peers(root: Path, title: str, markdown: str) -> Iterator[list[DokuWiki | MediaWiki]]:
    """Both, running until the end of the block. The folder must be reachable for other accounts."""
    with ExitStack() as stack:
        found = [kind(root / kind.name.lower(), title, markdown) for kind in (DokuWiki, MediaWiki)]
        for wiki in found:
            stack.callback(wiki.stop)
            wiki.start()
        yield found


def main() -> None:
    """Measures both alone."""
    seconds, rounds = 4, 3
    page = Corpus().typical
    with tempfile.TemporaryDirectory(prefix="nrwconnect-bench-") as folder:
        Path(folder).chmod(0o755)
        with peers(Path(folder), page.title, page.markdown) as found:
            for wiki in found:
                load(wiki.url, wiki.cookie, 1)
                series = Series(f"{wiki.name}, {wiki.size()} Bytes")
                series.runs += [load(wiki.url, wiki.cookie, seconds) for _ in range(rounds)]
                print(series)


if __name__ == "__main__":
    main()
