"""Two browsers at the same form: one does it, the other is told clearly, and nothing happens twice."""

import threading
from collections.abc import Callable

from app_browser import Surf
from app_client import Answer
from app_house import House
from app_people import HOME, PASSWORD, invite_by_command, person_id, visible


def at_once(*actions: Callable[[], Answer]) -> list[Answer]:
    answers: list[Answer] = []
    barrier = threading.Barrier(len(actions))

    def act(action: Callable[[], Answer]) -> None:
        barrier.wait()
        answers.append(action())

    threads = [threading.Thread(target=act, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(answers) == len(actions), "a request got no answer"
    return answers


def test_two_windows_accept_one_invitation(house: House, surf: Callable[[str], Surf]) -> None:
    link = invite_by_command(house.installation, house.email("rennen"), "Rita Rennen")
    first, second = surf(house.address), surf(house.address)
    for window in (first, second):
        window.open(link)
        window.fill("Ihr Passwort", PASSWORD)
    first.press("Passwort festlegen")
    second.press("Passwort festlegen")
    assert first.path == HOME and not second.is_signed_in
    assert "benutzt" in second.heading and second.page.locator("main a").count(), second.told


def test_the_same_moment_makes_one_account(house: House) -> None:
    for number in range(5):
        email = house.email("zugleich")
        clients = [house.client(house.boss) for _ in range(4)]
        pages = [client.get("/verwaltung/personen/einladen/") for client in clients]
        answers = at_once(*(
            lambda client=client, page=page: client.submit(page, {"email": email, "name": f"Zugleich {number}"}, having="email")
            for client, page in zip(clients, pages, strict=True)
        ))  # fmt: skip
        assert sorted(answer.status for answer in answers) == [303, 422, 422, 422]
        assert house.count("people", f"email = '{email}'") == 1
        assert all("schon einen Zugang" in visible(answer) for answer in answers if answer.status == 422)


def test_a_link_opens_one_session_however_often_it_is_sent(house: House) -> None:
    email = house.email("zugleich")
    link = invite_by_command(house.installation, email, "Zu Gleich")
    clients = [house.client() for _ in range(5)]
    pages = [client.get(link) for client in clients]
    answers = at_once(*(
        lambda client=client, page=page: client.submit(page, {"password": PASSWORD}, having="password")
        for client, page in zip(clients, pages, strict=True)
    ))  # fmt: skip
    assert sorted(answer.status for answer in answers) == [303, 410, 410, 410, 410]
    assert [client.get(HOME).status for client in clients].count(200) == 1


def test_a_recovery_code_counts_once_at_the_same_moment(house: House) -> None:
    someone = house.enrolled()
    clients = [house.client() for _ in range(3)]
    pages = [
        client.follow(client.submit("/anmelden/", {"email": someone.email, "password": someone.password}, having="password"))
        for client in clients
    ]  # fmt: skip
    code = {"code": someone.recovery_codes[0]}
    answers = at_once(*(
        lambda client=client, page=page: client.submit(page, code, having="code") for client, page in zip(clients, pages, strict=True)
    ))  # fmt: skip
    assert [answer.status for answer in answers].count(303) == 1, [answer.status for answer in answers]


def test_the_last_two_administrators_cannot_remove_each_other(house: House) -> None:
    """Each takes the role from the other at the same moment; one must stay."""
    second = house.newcomer("Zweite Leitung", role="administration")
    first_client, second_client = house.client(house.boss), house.client(second)
    database = house.installation.database
    pages = [
        first_client.get(f"/verwaltung/personen/{second.id}/deaktivieren/"),
        second_client.get(f"/verwaltung/personen/{house.boss.id}/deaktivieren/"),
    ]  # fmt: skip
    try:
        at_once(*(
            lambda client=client, page=page: client.submit(page, {}, action="deaktivieren")
            for client, page in zip((first_client, second_client), pages, strict=True)
        ))  # fmt: skip
        active = "SELECT count(*) FROM people p JOIN grants g ON g.person = p.id WHERE g.role = 'administration' AND p.state = 'active'"
        assert int(database.value(active)) >= 1, "nobody can administer any more"
    finally:
        house.installation.command("user", "disable", "--enable", house.boss.email)
        house.installation.command("user", "disable", second.email)


def test_a_person_deleted_meanwhile_is_told(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Gerda Gelöscht")
    slow = surf(house.address)
    slow.sign_in(house.boss)
    slow.open(f"/verwaltung/personen/{someone.id}/aendern/")
    quick = house.client(house.boss)
    quick.submit(f"/verwaltung/personen/{someone.id}/loeschen/", {}, action="loeschen")
    slow.fill("Name", "Auferstanden")
    slow.press("Angaben speichern")
    assert slow.heading and house.count("people", "name = 'Auferstanden'") == 0, slow.told
    assert house.count("people", f"email = '{someone.email}'") == 0


def test_a_request_is_decided_once(house: House) -> None:
    email = house.email("entschieden")
    house.client().submit("/registrieren/", {"email": email, "name": "Ein Mal", "organisation": "", "function": "", "note": ""})
    key = person_id(house.installation, email)
    yes, no = house.client(house.boss), house.client(house.boss)
    pages = [client.get(f"/verwaltung/anfragen/{key}/") for client in (yes, no)]
    at_once(lambda: yes.submit(pages[0], {}, action="zusagen"), lambda: no.submit(pages[1], {}, action="ablehnen"))
    accounts = house.count("people", f"email = '{email}' AND state = 'invited'")
    kinds = [kind for (kind,) in house.installation.database.rows("SELECT kind FROM events WHERE kind LIKE 'person.request-%'")]
    assert accounts in (0, 1) and kinds
    mails = [mail for mail in house.outbox.to(email) if "/einladung/" in mail.text]
    assert not mails or accounts == 1
