"""The peer of our measurements: Debian's DokuWiki behind nginx and php-fpm, set up in a folder of its own on a free port."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
import time
from pathlib import Path

from app_server import Failed, free_port

WIKI = Path("/usr/share/dokuwiki")
SETTINGS = Path("/etc/dokuwiki")
PROCESSORS = os.cpu_count() or 1
DATA = "pages attic media media_attic meta media_meta cache index locks tmp log".split()
PARAGRAPH = "Absatz {}: Die Kommunen stellen ihre Leistungen nach und nach online bereit.\n\n"
PATH = "/doku.php?id=start"
# A visitor who comes back. Without it every request would leave one more session file, and DokuWiki be slower.
COOKIE = "DokuWiki=messungmessungmessungmessung"

LOCAL = """<?php
$conf['title'] = 'Messung';
$conf['lang'] = 'de';
$conf['savedir'] = '{root}/data';
$conf['useacl'] = 0;
$conf['updatecheck'] = 0;
"""
# Debian keeps the settings in /etc; whoever defines these two first decides.
PREPEND = """<?php
define('DOKU_MAIN_CONF', '{root}/conf/');
define('DOKU_CONF', '{root}/conf/');
"""
# One worker per processor answers most requests per second here; more of them only wait for each other.
FPM = """[global]
daemonize = no
error_log = {root}/fpm.log
[wiki]
{user}
listen = {root}/fpm.sock
pm = static
pm.max_children = {processors}
php_admin_value[auto_prepend_file] = {root}/prepend.php
php_admin_value[session.save_path] = {root}/sessions
php_admin_value[opcache.enable] = 1
php_admin_value[opcache.memory_consumption] = 128
php_admin_value[opcache.validate_timestamps] = 0
"""
NGINX = """{user}
worker_processes {processors};
daemon off;
pid {root}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    keepalive_requests 1000000;
    client_body_temp_path {root}/nginx/body; proxy_temp_path {root}/nginx/proxy; fastcgi_temp_path {root}/nginx/fastcgi;
    uwsgi_temp_path {root}/nginx/uwsgi; scgi_temp_path {root}/nginx/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {wiki};
        location / {{
            include /etc/nginx/fastcgi_params;
            fastcgi_pass unix:{root}/fpm.sock;
            fastcgi_param SCRIPT_FILENAME {wiki}/doku.php;
            fastcgi_buffers 32 16k;
            fastcgi_buffer_size 32k;
        }}
    }}
}}
"""


class Wiki:
    """A DokuWiki with one page."""

    def __init__(self, root: Path) -> None:
        self.root, self.port = root, free_port()
        self.processes: list[subprocess.Popen[bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{PATH}"

    def start(self) -> None:
        """Begins with a page of one line."""
        for name in [*(f"data/{each}" for each in DATA), "sessions", "nginx"]:
            (self.root / name).mkdir(parents=True)
        shutil.copytree(SETTINGS, self.root / "conf", ignore=shutil.ignore_patterns(".ht*", "apache*", "lighttpd*"))
        is_root = os.geteuid() == 0
        values = {"root": self.root, "wiki": WIKI, "port": self.port, "processors": PROCESSORS}
        (self.root / "conf/local.php").write_text(LOCAL.format(**values))
        (self.root / "prepend.php").write_text(PREPEND.format(**values))
        (self.root / "fpm.conf").write_text(FPM.format(user="user = root" if is_root else "", **values))
        (self.root / "nginx.conf").write_text(NGINX.format(user="user root;" if is_root else "", **values))
        program = sorted(Path("/usr/sbin").glob("php-fpm*"))[-1]
        self.run(program, "--nodaemonize", *(["--allow-to-run-as-root"] if is_root else []), "--fpm-config", self.root / "fpm.conf")
        self.run("nginx", "-e", "stderr", "-p", self.root, "-c", self.root / "nginx.conf")
        self.write(0)
        deadline = time.monotonic() + 20
        while self.size() == 0:
            if time.monotonic() > deadline:
                raise Failed(f"DokuWiki does not answer:\n{self.log()}")
            time.sleep(0.05)

    def run(self, *command: str | Path) -> None:
        with (self.root / "output.txt").open("ab") as output:
            self.processes.append(subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=output, stderr=output))

    def log(self) -> str:
        files = [self.root / "output.txt", self.root / "fpm.log"]
        return "\n".join(file.read_text(errors="replace")[-1500:] for file in files if file.exists())

    def write(self, paragraphs: int) -> None:
        text = "====== Messung ======\n\n" + "".join(PARAGRAPH.format(number) for number in range(paragraphs))
        (self.root / "data/pages/start.txt").write_text(text)
        # A page that changes twice within a second would be shown from the cache of its first text.
        shutil.rmtree(self.root / "data/cache")
        (self.root / "data/cache").mkdir()

    def size(self) -> int:
        """Bytes of the page as it is sent, 0 while nothing answers."""
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            connection.request("GET", PATH, headers={"Cookie": COOKIE})
            response = connection.getresponse()
            body = response.read()
            connection.close()
            return len(body) if response.status == 200 else 0
        except OSError:
            return 0

    def grow(self, wanted: int) -> int:
        """Makes the page about as large as wanted, never larger than needed; returns its bytes."""
        self.write(0)
        empty = self.size()
        self.write(20)
        per_paragraph = (self.size() - empty) / 20
        self.write(max(0, round((wanted - empty) / per_paragraph)))
        return self.size()

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(20)
