/// The texts of the demonstration's wiki; nothing in them happened.
enum DemoTexts {
    static let overview = """
        ---
        titel: Willkommen im Themenfeld
        kurz: Einstieg in die gemeinsame Arbeit an Bauen & Wohnen.
        ---

        Hier arbeiten Kommunen und IT-Dienstleister zusammen, bevor Ergebnisse öffentlich werden. Alles auf diesen Seiten ist ein
        **Beispiel**; Personen und Orte sind erfunden.

        ## Womit anfangen?

        - [[Ablauf der Abstimmung]] zeigt, wie ein Entwurf zum gemeinsamen Ergebnis wird.
        - [[Offene Fragen]] sammelt, was noch zu klären ist.
        - Beschlüsse und Aufgaben stehen in den Protokollen, zuletzt in [[Sitzung vom 12. November 2026]].
        - Eine Seite [[Begriffe im Baurecht]] fehlt noch; der Verweis führt zum Anlegen.

        ## Wie wir schreiben

        Kurz, mit Quelle und Datum. Was entschieden ist, steht in einem Kasten:

        > [!HINWEIS]
        > Entwürfe sieht nur, wer in diesem Arbeitsraum lesen darf. Öffentlich wird eine Seite erst durch eine Freigabe.

        """

    static let process = """
        ---
        titel: Ablauf der Abstimmung
        kurz: In vier Schritten vom Entwurf zur freigegebenen Fassung.
        pruefen_bis: 2027-03-31
        ---

        ## Vier Schritte

        1. Wer etwas vorschlägt, legt eine Seite an und bittet um Kommentare.
        2. Alle Mitglieder können schreiben; der Verlauf zeigt jede Änderung.
        3. Die Koordination fasst zusammen und legt die Fassung dem Gremium vor.
        4. Nach dem Beschluss gibt sie die Fassung frei.

        ## Fristen

        Die Fristen stehen noch nicht fest.

        """

    static let processLater = """
        ---
        titel: Ablauf der Abstimmung
        kurz: In vier Schritten vom Entwurf zur freigegebenen Fassung.
        pruefen_bis: 2027-03-31
        ---

        ## Vier Schritte

        1. Wer etwas vorschlägt, legt eine Seite an und bittet um Kommentare.
        2. Alle Mitglieder können schreiben; der Verlauf zeigt jede Änderung.
        3. Die Koordination fasst zusammen und legt die Fassung dem Gremium vor.
        4. Nach dem Beschluss gibt sie die Fassung frei.

        ## Fristen

        Die Rückmeldefrist beträgt zwei Wochen. Beschlossen wurde das in der [[Sitzung vom 12. November 2026]].

        """

    static let questions = """
        ---
        titel: Offene Fragen
        ---

        - Welche Nachweise verlangt ein digitaler Bauantrag mindestens?
        - Wie kommen Rückfragen zwischen Bauamt und Antragstellenden ans Ziel? Siehe [[Ablauf der Abstimmung]].
        - Wer pflegt die Texte, wenn sich das Recht ändert?

        """

    static let minutes = """
        ---
        titel: Sitzung vom 12. November 2026
        typ: protokoll
        datum: 2026-11-12
        ort: Beispielstadt, Rathaus, Raum 3
        leitung: Koordination Bauen & Wohnen
        teilnehmende:
          - Benno Mustermensch
          - Cora Probefall
        ---

        ## TOP 1: Abstimmung von Entwürfen

        Vorgestellt wurde der [[Ablauf der Abstimmung]].

        > [!BESCHLUSS] Rückmeldefrist
        > Ergebnis: einstimmig angenommen
        >
        > Für Rückmeldungen zu Entwürfen gilt eine Frist von zwei Wochen.

        > [!AUFGABE] Fristen in den Ablauf aufnehmen
        > Wer: Cora Probefall
        > Bis: 2026-12-11
        >
        > Die Seite „Ablauf der Abstimmung“ nennt die Frist.

        ## TOP 2: Nachweise im Bauantrag

        Die Liste der Nachweise wird bis zur nächsten Sitzung verglichen.

        > [!AUFGABE] Nachweise vergleichen
        > Wer: Benno Mustermensch
        > Bis: 2026-11-20
        >
        > Eine Tabelle mit den Nachweisen aus drei Kommunen.

        """

    static let guide = """
        ---
        titel: So geben Sie eine Fassung frei
        typ: anleitung
        ---

        ## Voraussetzung

        Sie haben in diesem Arbeitsraum die Rolle Koordination.

        ## Schritte

        1. Öffnen Sie die Seite und wählen Sie „Freigeben“.
        2. Prüfen Sie, was öffentlich wird.
        3. Nennen Sie den Grund, zum Beispiel den Beschluss.

        """
}
