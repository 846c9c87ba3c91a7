// Die Vorschau neben dem Text und die Hinweise darunter.

import { send } from "./editor-server.js";
import { element, goToLine, later } from "./editor-text.js";

const WIDE = "(min-width: 75rem)";
const WAIT = 700;
// Bei geschlossener Vorschau kommen nur die Hinweise an, und die haben Zeit.
const WAIT_WHEN_CLOSED = 2500;

/** Setzt fertiges HTML ein. Kennungen bekommen einen Vorsatz, damit keine der Seite selbst doppelt vorkommt. */
function fill(box, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const { content } = template;
  for (const node of content.querySelectorAll("[id]")) node.id = `vorschau-${node.id}`;
  for (const name of ["for", "aria-labelledby", "aria-describedby"]) {
    for (const node of content.querySelectorAll(`[${name}]`)) {
      node.setAttribute(name, node.getAttribute(name).replace(/\S+/g, "vorschau-$&"));
    }
  }
  for (const link of content.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    if (href.startsWith("#")) link.setAttribute("href", `#vorschau-${href.slice(1)}`);
    // Wer einem Verweis folgt, soll den Editor nicht verlassen.
    else link.target = "_blank";
  }
  box.replaceChildren(content);
}

function problemRow(area, problem) {
  const isError = problem.schwere === "fehler";
  const jump = element("button", { type: "button", className: "verweis" }, `Zeile ${problem.zeile}: ${problem.text}`);
  jump.addEventListener("click", () => goToLine(area, problem.zeile));
  const word = element("span", { className: `zustand zustand-${isError ? "aus" : "warnung"}` }, isError ? "Fehler" : "Warnung");
  const row = element("li", {}, word, jump);
  if (problem.hinweis) row.append(element("p", {}, problem.hinweis));
  return row;
}

function countText(count) {
  if (count === 0) return "Keine Hinweise zum Text.";
  return count === 1 ? "1 Hinweis zum Text:" : `${count} Hinweise zum Text:`;
}

/** Baut Vorschau, Schalter und Hinweise und hält sie auf dem Stand des Textes. */
export function showPreview(editor, toolbar) {
  const { area, surface, urls } = editor;
  const text = element("div", { className: "text" });
  const state = element("p", { className: "editor-vorschau-stand" });
  const box = element("section", { className: "editor-vorschau", "aria-label": "Vorschau", tabIndex: 0, hidden: true }, state, text);
  const count = element("p", { className: "editor-probleme-titel", role: "status" });
  const list = element("ul", { role: "list" });
  const problems = element("div", { className: "editor-probleme" }, count, list);
  surface.append(box);
  editor.draftState.after(problems);

  const toggle = toolbar.add({ name: "Vorschau", sign: "vorschau", begins: true, word: true }, () => open(box.hidden));
  let running;
  let shown;

  async function update() {
    const source = editor.source;
    const title = editor.value("titel");
    const key = JSON.stringify([source, title]);
    if (key === shown || editor.isTooLong) return;
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    try {
      const found = await send(urls.vorschau, editor.fields, { signal });
      shown = key;
      fill(text, found.html ?? "");
      state.textContent = source.trim() === "" ? "Hier erscheint der Text, sobald Sie schreiben." : "";
      showProblems(found.probleme ?? []);
    } catch (trouble) {
      // Der Entwurf sagt schon, wenn etwas nicht stimmt; hier genügt, dass die Vorschau älter ist.
      if (trouble.name !== "AbortError") state.textContent = `Die Vorschau ist nicht auf dem Stand des Textes. ${trouble.message}`;
    }
  }

  function showProblems(found) {
    const isNew = count.textContent !== "" || found.length > 0;
    const title = isNew ? countText(found.length) : "";
    if (count.textContent !== title) count.textContent = title;
    const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    list.replaceChildren(...found.map((problem) => problemRow(area, problem)));
    if (focused >= 0) (list.querySelectorAll("button")[focused] ?? area).focus();
  }

  function open(isOpen) {
    box.hidden = !isOpen;
    surface.classList.toggle("mit-vorschau", isOpen);
    toggle.setAttribute("aria-pressed", String(isOpen));
    if (isOpen) update();
  }

  const soon = later(WAIT, update);
  area.addEventListener("input", () => soon(box.hidden ? WAIT_WHEN_CLOSED : WAIT));
  open(matchMedia(WIDE).matches);
  if (box.hidden) soon(WAIT_WHEN_CLOSED);
}
