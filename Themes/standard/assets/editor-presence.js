// Wer dieselbe Seite gerade auch bearbeitet, und ob es inzwischen eine neuere Fassung gibt.

import { send } from "./editor-server.js";
import { element } from "./editor-text.js";

const EVERY = 20_000;

/** „Anna, Berta und Kim bearbeiten …“ */
export function othersText(names) {
  if (names.length === 0) return "";
  const all = names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} und ${names.at(-1)}`;
  return `${all} ${names.length === 1 ? "bearbeitet" : "bearbeiten"} diese Seite gerade auch.`;
}

/** Fragt alle zwanzig Sekunden, solange die Seite zu sehen ist. */
export function watchOthers(editor, toolbar) {
  const { urls } = editor;
  const others = element("p");
  const newer = element("p");
  const notice = element("div", { className: "editor-anwesend", role: "status" }, others, newer);
  toolbar.bar.before(notice);

  const say = (line, text) => {
    // Gleiches noch einmal zu setzen, würde noch einmal vorgelesen.
    if (line.textContent !== text) line.textContent = text;
  };

  async function look() {
    if (document.visibilityState === "hidden") return;
    const { basis, schutz } = editor.fields;
    try {
      const found = await send(urls.anwesend, { basis, schutz });
      say(others, othersText(found.andere ?? []));
      const by = found.von ? ` von ${found.von}` : "";
      say(newer, found.neuer ? `Inzwischen gibt es eine neuere Fassung${by}; beim Speichern werden beide zusammengeführt.` : "");
    } catch {
      // Ob jemand da ist, ist gerade nicht bekannt; ob gesichert wird, sagt der Entwurf.
    }
  }

  look();
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
}
