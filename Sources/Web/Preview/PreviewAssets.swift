/// Script and style of the live preview, in the program so that every theme has them.
enum PreviewAssets {
    /// Listens for builds: loads the page anew where it was scrolled to, or shows what went wrong.
    static let script = """
        const merkname = 'vorschau-stelle';
        const eigeneSeite = location.pathname.startsWith('/_vorschau/');

        try {
          const stelle = JSON.parse(sessionStorage.getItem(merkname));
          sessionStorage.removeItem(merkname);
          if (stelle && stelle.pfad === location.pathname) scrollTo(stelle.x, stelle.y);
        } catch { /* Ohne Speicher bleibt nur der Anfang der Seite. */ }

        function neuLaden() {
          try {
            const stelle = { pfad: location.pathname, x: scrollX, y: scrollY };
            sessionStorage.setItem(merkname, JSON.stringify(stelle));
          } catch { /* siehe oben */ }
          location.reload();
        }

        function entschluesselt(pfad) {
          try { return decodeURI(pfad).normalize(); } catch { return pfad; }
        }

        let kasten;
        function baueKasten() {
          const stil = document.createElement('link');
          stil.rel = 'stylesheet';
          stil.href = '/_vorschau/stil.css';
          document.head.append(stil);
          kasten = document.createElement('div');
          kasten.className = 'vorschau-kasten';
          kasten.setAttribute('role', 'status');
          document.body.append(kasten);
        }

        function zeige(probleme) {
          if (!kasten) baueKasten();
          kasten.hidden = probleme.length === 0;
          kasten.replaceChildren();
          if (kasten.hidden) return;
          const titel = document.createElement('p');
          titel.className = 'vorschau-titel';
          titel.textContent = probleme.length === 1 ? 'Ein Fehler im letzten Bau'
            : `${probleme.length} Fehler im letzten Bau`;
          const liste = document.createElement('ul');
          for (const problem of probleme.slice(0, 10)) {
            const zeile = document.createElement('li');
            zeile.textContent = problem;
            liste.append(zeile);
          }
          const verweis = document.createElement('a');
          verweis.href = '/_vorschau/';
          verweis.textContent = 'Alle Fehler ansehen';
          kasten.append(titel, liste, verweis);
        }

        const quelle = new EventSource('/_vorschau/ereignisse');
        quelle.addEventListener('reload', (ereignis) => {
          const pfad = JSON.parse(ereignis.data);
          const hier = entschluesselt(location.pathname);
          if (pfad === null || eigeneSeite || entschluesselt(pfad) === hier) neuLaden();
          else if (kasten) zeige([]);
        });
        quelle.addEventListener('problems', (ereignis) => {
          if (!eigeneSeite) zeige(JSON.parse(ereignis.data));
        });
        quelle.addEventListener('fine', () => {
          if (eigeneSeite) neuLaden();
          else if (kasten) zeige([]);
        });

        """

    /// Readable on any theme, light and dark; contrast at least 7:1.
    static let style = """
        .vorschau-kasten {
          position: fixed; inset: auto 1rem 1rem 1rem; z-index: 1000; max-height: 50vh; overflow: auto;
          padding: 1rem 1.25rem; border: 2px solid #8b1a1a; border-radius: .5rem;
          background: #fff6f5; color: #1d1d1d; font: 1rem/1.5 system-ui, sans-serif;
        }
        .vorschau-kasten[hidden] { display: none; }
        .vorschau-kasten a { color: #00457c; }
        .vorschau-titel { margin: 0 0 .5rem; font-weight: 700; }
        .vorschau-kasten ul { margin: 0 0 .75rem; padding-left: 1.25rem; overflow-wrap: anywhere; }
        .vorschau-seite { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; }
        .vorschau-seite li { margin-block: .5rem; overflow-wrap: anywhere; }
        @media (prefers-color-scheme: dark) {
          .vorschau-kasten { background: #2b1a1a; color: #f5f5f5; border-color: #ff9b8f; }
          .vorschau-kasten a, .vorschau-seite a { color: #9ecbff; }
          .vorschau-seite { background: #16181b; color: #f0f0f0; }
        }

        """
}
