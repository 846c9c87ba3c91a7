// Entwürfe: Vier Sekunden nach einer Änderung ist der Text gesichert. Geht das nicht, wird es in wachsenden Abständen wieder versucht.

import { renewToken, send } from "./editor-server.js";

const WAIT = 4000;
const LONGEST_WAIT = 60_000;
/** So viel nehmen Browser beim Verlassen einer Seite noch mit. */
const MOST_WHEN_LEAVING = 60_000;

/** Was in den Feldern steht oder, mit `isSent`, was der Server hineinschrieb. */
function contentOf(form, source, isSent) {
  const ignored = new Set(["schutz", "entwurf"]);
  const values = [...(form?.elements ?? [])].filter((field) => field.name && field.type !== "submit" && !ignored.has(field.name)).map((field) => {
    if (field.type === "checkbox" || field.type === "radio") return isSent ? field.defaultChecked : field.checked;
    if (field.tagName === "SELECT") {
      const chosen = [...field.options].filter((option) => (isSent ? option.defaultSelected : option.selected));
      return (chosen.length > 0 ? chosen : [...field.options].slice(0, 1)).map((option) => option.value);
    }
    if (field.tagName === "TEXTAREA" && field.closest("[data-editor]")) return source;
    return isSent ? field.defaultValue : field.value;
  });
  return JSON.stringify([source, values]);
}

/** Sichert den Text von selbst und warnt beim Verlassen nur, wenn etwas noch nirgends gesichert ist. */
export function keepDrafts(editor) {
  const { form, urls } = editor;
  const content = () => contentOf(form, editor.source, false);
  // Was der Server schickte: Browser stellen Geschriebenes nach „Zurück“ wieder her, und das ist noch nirgends gesichert.
  let kept = contentOf(form, editor.area.defaultValue, true);
  let wait = WAIT;
  let timer;
  let running;
  let isBusy = false;
  // Während einer Anfrage kam der Anlass für die nächste.
  let isWanted = false;
  let isLeaving = false;

  const say = (text, isProblem = false) => {
    const { draftState } = editor;
    if (draftState.textContent !== text) draftState.textContent = text;
    draftState.classList.toggle("ist-problem", isProblem);
  };

  function soon() {
    if (urls.entwurf && timer === undefined && content() !== kept) timer = setTimeout(save, wait);
  }

  async function save({ isLast = false } = {}) {
    clearTimeout(timer);
    timer = undefined;
    const now = content();
    isWanted = isBusy;
    if (isBusy || isLeaving || now === kept) return;
    if (editor.isTooLong) return say("Der Entwurf ist nicht gesichert, weil der Text zu lang ist.", true);
    isBusy = true;
    try {
      const { fields } = editor;
      running = new AbortController();
      const keepalive = isLast && new URLSearchParams(fields).toString().length < MOST_WHEN_LEAVING;
      const found = await send(urls.entwurf, fields, { keepalive, signal: running.signal });
      kept = now;
      wait = WAIT;
      // Beim Speichern sagt das Formular, welcher Entwurf damit erledigt ist.
      const known = form?.elements.namedItem("entwurf");
      if (known && found.entwurf) known.value = found.entwurf;
      say(`Entwurf gespeichert um ${found.gespeichert}`);
    } catch (trouble) {
      if (trouble.name === "AbortError") return;
      wait = Math.min(wait * 2, LONGEST_WAIT);
      say(`Der Entwurf ist nicht gesichert. ${trouble.message} Nächster Versuch in ${wait / 1000} Sekunden.`, true);
      if (trouble.kind === "abgemeldet" || trouble.kind === "abgelehnt") await renewToken().catch(() => {});
    } finally {
      isBusy = false;
    }
    if (isWanted) await save();
    else soon();
  }

  form?.addEventListener("input", soon);
  form?.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    isLeaving = true;
    // Ein Entwurf, der erst nach dem Speichern ankommt, läge dort als veraltet.
    running?.abort();
  });
  addEventListener("pageshow", () => {
    isLeaving = false;
    soon();
  });
  addEventListener("beforeunload", (event) => {
    if (!isLeaving && content() !== kept) event.preventDefault();
  });
  if (!urls.entwurf) return;
  // Wer die Verbindung oder die Anmeldung wiederhat, soll nicht warten.
  addEventListener("online", () => save());
  addEventListener("focus", () => save());
  document.addEventListener("visibilitychange", () => save({ isLast: document.visibilityState === "hidden" }));
}
