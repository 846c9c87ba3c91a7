"""Bad input and attacks on the closed area, over the wire: a clear answer, nothing half-written, nothing revealed."""

import socket
import threading
import time
from urllib.parse import quote, urlsplit

import pytest
from app_client import Client
from app_house import House
from app_people import HOME, PASSWORD, Someone

INJECTIONS = [
    "' OR '1'='1", "'; DROP TABLE people; --", '" OR ""="', "1) UNION SELECT password_hash FROM people --", "\\'; SELECT pg_sleep(9); --",
    "%' ESCAPE '%", "\u0000'", "$1", "?1", ":id", "\\(id)", "${jndi:ldap://x}", "{{email}}", "<script>alert(1)</script>", "\ud7ff\ue000\uffff",
]  # fmt: skip
FORMS = ["/anmelden/", "/registrieren/", "/passwort-vergessen/"]
TEXTS = {"email", "name", "organisation", "function", "note", "password"}


def raw(house: House, request: bytes, wait: float = 10) -> bytes:
    """Sends bytes as they are and returns what comes back until the connection ends or nothing comes any more."""
    parts = urlsplit(house.address)
    with socket.create_connection((parts.hostname, parts.port), timeout=wait) as connection:
        connection.sendall(request)
        received = b""
        try:
            while chunk := connection.recv(65536):
                received += chunk
                if b"\r\n\r\n" in received and b"connection: close" not in request.lower() and len(received) > 200:
                    break
        except (TimeoutError, ConnectionResetError):
            pass
        return received


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0


def token_of(client: Client, page: str) -> str:
    return next(control.value for form in client.get(page).forms for control in form.fields if control.name == "schutz")


# --- SQL, templates and odd characters in every field ------------------------------------------------------------------------------


@pytest.mark.parametrize("page", FORMS)
def test_sql_in_every_field_is_only_text(house: House, page: str) -> None:
    people = house.count("people")
    for injection in INJECTIONS:
        for name in TEXTS:
            client = house.client()
            form = client.get(page).form(having="email")
            if name not in form.names:
                continue
            values = {each: "x" for each in form.names & TEXTS} | {"email": "keine-adresse", name: injection}
            answer = client.post(page, form.filled(values))
            assert answer.status in (303, 400, 422, 429), (page, name, injection, answer.status)
            assert "<script>alert" not in answer.text and "syntax error" not in answer.text.lower()
    assert house.count("people") == people


def test_sql_in_the_search_finds_nobody(house: House) -> None:
    boss = house.client(house.boss)
    for injection in INJECTIONS:
        answer = boss.get("/verwaltung/personen/?suche=" + quote(injection.encode("utf-8", "surrogatepass")))
        assert answer.status in (200, 400), (injection, answer.status)
        assert "argon2" not in answer.text and "<script>alert" not in answer.text
        for place in ("/verwaltung/protokoll/?von=", "/verwaltung/sitzungen/?suche=", "/verwaltung/auftraege/?zustand=", "/verwaltung/personen/?rolle="):
            assert boss.get(place + quote(injection.encode("utf-8", "surrogatepass"))).status in (200, 400, 404, 422)


# --- Forms from elsewhere ----------------------------------------------------------------------------------------------------------


def test_a_form_without_or_with_a_wrong_token_does_nothing(house: House) -> None:
    someone = house.newcomer("Nora Neumann")
    client = house.client(someone)
    own = token_of(client, HOME)
    other = token_of(house.client(house.newcomer()), HOME)
    stranger = token_of(house.client(), "/anmelden/")
    for wrong in (None, "", "x", own[:-1], own + "A", own[::-1], other, stranger):
        fields = [("name", "Untergeschoben")] + ([("schutz", wrong)] if wrong is not None else [])
        answer = client.post("/mein-bereich/profil/", fields)
        assert answer.status in (400, 403), (wrong, answer.status)
        assert "<h1" in answer.text and "href" in answer.text
    assert client.post("/mein-bereich/profil/", [("name", "Doppelt"), ("schutz", own), ("schutz", own)]).status in (400, 403)
    assert house.count("people", "name IN ('Untergeschoben', 'Doppelt')") == 0
    assert client.get(HOME).status == 200


def test_a_form_from_another_site_does_nothing_even_with_the_token(house: House) -> None:
    client = house.client(house.newcomer())
    own = token_of(client, HOME)
    for headers in (
        {"Origin": "https://boese.example", "Sec-Fetch-Site": "cross-site"}, {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": house.address.replace("127.0.0.1", "localhost"), "Sec-Fetch-Site": "same-site"},
        {"Origin": "https://boese.example", "Sec-Fetch-Site": "same-origin"}, {"Origin": house.address + ".boese.example"},
    ):  # fmt: skip
        answer = client.post("/mein-bereich/profil/", {"schutz": own, "name": "Fremd"}, headers)
        assert answer.status == 403, (headers, answer.status)
    assert house.count("people", "name = 'Fremd'") == 0


def test_the_sign_in_form_is_protected_as_well(house: House) -> None:
    """Nobody can be signed in to a stranger's account by a page elsewhere."""
    client = house.client()
    answer = client.post("/anmelden/", {"email": house.boss.email, "password": PASSWORD})
    assert answer.status in (400, 403) and client.get(HOME).status == 303


def test_get_changes_nothing(house: House) -> None:
    boss = house.client(house.boss)
    someone = house.newcomer("Nora Neumann")
    for path in ("/abmelden", f"/verwaltung/personen/{someone.id}/ansicht", "/mein-bereich/sicherheit/andere-beenden", "/verwaltung/sitzungen/beenden"):
        assert boss.get(path).status in (303, 404, 405), path
    assert boss.get(HOME).status == 200 and house.boss.name in boss.get(HOME).text


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", "", "application/x-www-form-urlencoded; charset=utf-7"])
def test_only_forms_are_forms(house: House, kind: str) -> None:
    client = house.client()
    token = token_of(client, "/anmelden/")
    body = f"schutz={quote(token)}&email=a%40b.example&password=x".encode()
    answer = client.ask("POST", "/anmelden/", body, {"Content-Type": kind} if kind else {})
    assert answer.status in (400, 403, 415, 422), answer.status


# --- Malformed requests ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", [
    b"email=%ff%fe", b"email=%C3%28", b"email=%", b"email=%zz", b"email=a%00b", b"=", b"&&&&", b"email=a&email=b", b"email[]=a",
    b"email=" + b"%F4%90%80%80", b"a=b&" * 5000,
])  # fmt: skip
def test_malformed_forms_get_a_clear_answer(house: House, body: bytes) -> None:
    client = house.client()
    token = quote(token_of(client, "/anmelden/")).encode()
    answer = client.ask("POST", "/anmelden/", b"schutz=" + token + b"&" + body, {"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status in (400, 403, 413, 422), (body[:40], answer.status)
    assert "<h1" in answer.text


@pytest.mark.parametrize("path", [
    "/mein-bereich/../verwaltung/", "/mein-bereich/%2e%2e/verwaltung/", "//verwaltung/", "/verwaltung//personen/", "/verwaltung/personen/%00/",
    "/verwaltung/personen/..%2f..%2f", "/verwaltung;x=1/", "/VERWALTUNG/", "/verwaltung\\personen\\", "/./verwaltung/", "/verwaltung/personen/%ff%fe/",
    "/verwaltung%2fpersonen%2f", "/mein-bereich/profil/%2e%2e%2f%2e%2e%2fverwaltung%2f", "http://127.0.0.1/verwaltung/", "*",
])  # fmt: skip
def test_no_spelling_of_an_address_gets_past_the_gate(house: House, path: str) -> None:
    """As nobody and as a member without rights."""
    for someone in (None, house.newcomer()):
        client = house.client(someone)
        host = urlsplit(house.address).netloc
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {client.cookie}\r\nConnection: close\r\n\r\n".encode()
        answer = raw(house, request)
        assert status(answer) in (301, 302, 303, 308, 400, 404), (path, answer[:100])
        assert b"Person einladen" not in answer and house.boss.email.encode() not in answer


def test_headers_cannot_be_injected(house: House) -> None:
    host = urlsplit(house.address).netloc
    for path in ("/anmelden/?weiter=/a%0d%0aX-Boese:%201", "/mein-bereich/%0d%0aX-Boese:%201/", "/mein-bereich?x=%0d%0aX-Boese:%201"):
        answer = raw(house, f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert b"\r\nX-Boese" not in answer, path
    answer = raw(house, f"GET /mein-bereich/ HTTP/1.1\r\nHost: {host}\r\nX-Request-ID: a\r\n b\r\nConnection: close\r\n\r\n".encode())
    assert status(answer) in (303, 400)


@pytest.mark.parametrize("host", ["boese.example", "", "127.0.0.1:1/x", "a b", "boese.example\r\nHost: zwei.example"])
def test_a_foreign_host_name_reaches_no_link(house: House, host: str) -> None:
    """Neither redirects nor mails take over what a request says about the host."""
    someone = house.newcomer()
    client = house.client()
    token = quote(token_of(client, "/passwort-vergessen/"))
    body = f"schutz={token}&email={quote(someone.email)}"
    answer = raw(house, (
        f"POST /passwort-vergessen/ HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-Host: boese.example\r\nForwarded: host=boese.example\r\n"
        f"Cookie: {client.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        f"Connection: close\r\n\r\n{body}"
    ).encode())  # fmt: skip
    assert b"boese.example" not in answer.replace(host.encode() or b"\0", b"") or status(answer) in (400, 403, 421)
    location = next((line for line in answer.split(b"\r\n") if line.lower().startswith(b"location:")), b"")
    assert b"boese" not in location
    time.sleep(0.3)
    assert not [mail for mail in house.outbox.to(someone.email) if "boese" in mail.text]


def test_two_lengths_or_two_codings_are_refused(house: House) -> None:
    """Request smuggling: what two servers in a row could read differently."""
    host = urlsplit(house.address).netloc
    for lines in (
        "Content-Length: 3\r\nContent-Length: 30", "Content-Length: 3\r\nTransfer-Encoding: chunked", "Content-Length: -1",
        "Transfer-Encoding: xchunked", "Content-Length: 3, 4", "Transfer-Encoding: chunked, identity", "Content-Length : 3",
    ):  # fmt: skip
        kind = "Content-Type: application/x-www-form-urlencoded"
        request = f"POST /anmelden/ HTTP/1.1\r\nHost: {host}\r\n{kind}\r\n{lines}\r\nConnection: close\r\n\r\na=b"
        answer = raw(house, request.encode(), wait=4)
        assert status(answer) in (0, 400, 403, 411, 413, 501), (lines, answer[:80])


# --- Too much and too slow -----------------------------------------------------------------------------------------------------------


def test_a_huge_body_is_refused_early(house: House) -> None:
    host = urlsplit(house.address).netloc
    begin = time.monotonic()
    answer = raw(house, (
        f"POST /anmelden/ HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {10**12}\r\n\r\nemail="
    ).encode())  # fmt: skip
    assert status(answer) == 413 and time.monotonic() - begin < 5
    parts = urlsplit(house.address)
    sent = 0
    with socket.create_connection((parts.hostname, parts.port), timeout=5) as connection:
        head = f"POST /anmelden/ HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.sendall(head.encode())
        try:
            # What a browser still sends is let by, so that it gets to its answer; but not for ever.
            for _ in range(1600):
                connection.sendall(b"10000\r\n" + b"a" * 65536 + b"\r\n")
                sent += 65536
        except OSError:
            pass
        try:
            received = connection.recv(4096)
        except OSError:
            received = b""
    assert status(received) in (0, 413) and sent < 90_000_000, "an endless body is read to its end"
    assert house.node.peak_memory < 400


def test_huge_heads_are_refused(house: House) -> None:
    host = urlsplit(house.address).netloc
    for head in (f"X-Lang: {'a' * 200_000}", "\r\n".join(f"X-{n}: {n}" for n in range(20_000)), "Cookie: " + "sitzung=a; " * 20_000):
        answer = raw(house, f"GET /mein-bereich/ HTTP/1.1\r\nHost: {host}\r\n{head}\r\nConnection: close\r\n\r\n".encode())
        assert status(answer) in (0, 303, 400, 413, 431), answer[:80]
    assert raw(house, f"GET /{'a' * 100_000} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())[:9] in (b"HTTP/1.1 ", b"")
    assert house.client().get("/healthz").status == 200


def test_slow_clients_do_not_keep_others_waiting(house: House) -> None:
    """A hundred connections that never finish their request."""
    parts = urlsplit(house.address)
    slow = [socket.create_connection((parts.hostname, parts.port), timeout=5) for _ in range(100)]
    try:
        for number, connection in enumerate(slow):
            connection.sendall(b"POST /anmelden/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\na" if number % 2 else b"GET /anmelden/ HT")
        begin = time.monotonic()
        client = house.client(house.boss)
        assert client.get(HOME).status == 200 and time.monotonic() - begin < 5
    finally:
        for connection in slow:
            connection.close()


def test_many_sign_ins_at_once_are_all_answered(house: House) -> None:
    """Hashing is costly; who must wait too long is told so, and nothing breaks."""
    statuses: list[int] = []

    def one(someone: Someone) -> None:
        client = house.client()
        answer = client.submit("/anmelden/", {"email": someone.email, "password": someone.password}, having="password")
        statuses.append(answer.status)

    people = [house.newcomer() for _ in range(20)]
    threads = [threading.Thread(target=one, args=(people[number % 20],)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(statuses) == 40 and set(statuses) <= {303, 503}, statuses
    assert statuses.count(303) >= 10


# --- What is shown of errors -----------------------------------------------------------------------------------------------------------


def test_hidden_and_absent_are_the_same_page(house: House) -> None:
    member = house.client(house.newcomer())
    hidden = member.get(f"/verwaltung/personen/{house.boss.id}/")
    absent = member.get("/verwaltung/personen/0193ffff-ffff-7fff-bfff-ffffffffffff/")
    nowhere = member.get("/verwaltung/gibt-es-nicht/")
    assert hidden.status == absent.status == nowhere.status == 404
    assert hidden.title == absent.title == nowhere.title
    assert house.boss.name not in hidden.text and "no-store" in hidden.header("cache-control")


def test_error_pages_are_pages_with_a_way_on(house: House) -> None:
    client = house.client(house.newcomer())
    for answer in (client.get("/verwaltung/gibt-es-nicht/"), client.post("/mein-bereich/profil/", {"name": "x"}), client.get("/mein-bereich/?a=%ff")):
        assert answer.status in (400, 403, 404) and "<h1" in answer.text and "<main" in answer.text
        assert "default-src" in answer.header("content-security-policy") and "nosniff" in answer.header("x-content-type-options")


def test_a_database_that_is_gone_is_said_clearly(request: pytest.FixtureRequest, house: House) -> None:
    """Only PostgreSQL can go away while the server runs; sessions go on when it is back."""
    if house.installation.database.engine == "SQLite":
        pytest.skip("a file does not go away")
    cluster = request.getfixturevalue("postgres")
    client = house.client(house.boss)
    cluster.crash()
    try:
        answer = client.get(HOME)
        assert answer.status == 503 and int(answer.header("retry-after")) > 0 and "<h1" in answer.text
        assert client.get("/healthz").status == 200
        # The database is asked at most once a second.
        deadline = time.monotonic() + 5
        while client.get("/readyz").status != 503:
            assert time.monotonic() < deadline, "the node says that it is ready"
            time.sleep(0.1)
        assert client.get("/").status == 200, "public pages need no database"
    finally:
        cluster.resume()
    deadline = time.monotonic() + 20
    while client.get(HOME).status != 200:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_metrics_are_not_served_to_the_public(house: House) -> None:
    assert house.client().get("/metrics").status == 404
    assert house.client(house.boss).get("/metrics").status == 404


def test_the_log_holds_no_personal_data(house: House) -> None:
    someone = house.newcomer("Paula Privat")
    client = house.client(someone)
    client.get("/verwaltung/personen/?suche=Paula")
    house.client().submit("/anmelden/", {"email": someone.email, "password": "falsches geheimnis"}, having="password")
    log = house.node.log
    for private in (someone.email, "Paula Privat", "falsches geheimnis", client.cookies["sitzung"], "suche=Paula"):
        assert private not in log, private
