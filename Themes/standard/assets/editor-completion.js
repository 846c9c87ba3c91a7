// Vorschläge beim Tippen: Seiten nach „[[“, Personen nach „@“.
//
// Das Feld bleibt ein Textfeld; die Liste hängt über aria-controls und aria-activedescendant daran, der Fokus bleibt im Text.

import { ask } from "./editor-server.js";
import { element, later, pointOf, replace } from "./editor-text.js";

const WAIT = 150;
const LOOK_BACK = 100;

/** Was vor der Schreibmarke nach einem Vorschlag verlangt: Art, gesuchter Anfang und wo er beginnt. */
export function wanted(before) {
  const page = /\[\[([^[\]|\n]{0,80})$/.exec(before);
  if (page) return { art: "seite", q: page[1], start: page.index };
  const person = /(?<![\p{L}\p{N}._-])@([\p{L}][\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]*)?)?$/u.exec(before);
  if (person) return { art: "person", q: person[1] ?? "", start: person.index };
  return undefined;
}

/** Hängt die Vorschläge an das Feld. */
export function completeNames(editor) {
  const { area, surface, urls } = editor;
  const list = element("ul", { id: `${area.id}-vorschlaege`, className: "editor-vorschlaege", role: "listbox", "aria-label": "Vorschläge", hidden: true });
  const status = element("p", { className: "nur-vorlesen", role: "status" });
  surface.append(list);
  surface.after(status);
  area.setAttribute("aria-autocomplete", "list");
  let hits = [];
  let current = -1;
  let running;
  let place;
  // Was gerade eingesetzt wird, soll nicht selbst wieder Vorschläge hervorrufen.
  let isChoosing = false;

  function close() {
    running?.abort();
    place = undefined;
    hits = [];
    list.hidden = true;
    list.replaceChildren();
    area.removeAttribute("aria-controls");
    area.removeAttribute("aria-activedescendant");
    status.textContent = "";
  }

  function mark(index) {
    current = (index + hits.length) % hits.length;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === current)));
    const option = list.children[current];
    area.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function choose(index) {
    const { ersatz } = hits[index];
    const end = area.selectionStart;
    // Der Wiki-Link aus der Werkzeugleiste hat seine Klammern schon.
    const isClosed = ersatz.endsWith("]]") && area.value.startsWith("]]", end);
    const { start } = place;
    close();
    isChoosing = true;
    replace(area, start, isClosed ? end + 2 : end, ersatz);
    isChoosing = false;
  }

  function show() {
    list.replaceChildren(...hits.map((hit, index) => {
      const option = element("li", { id: `${list.id}-${index + 1}`, role: "option" }, element("span", {}, hit.text));
      if (hit.hinweis) option.append(" ", element("small", {}, hit.hinweis));
      // Der Druck der Maus nähme dem Text den Fokus.
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => choose(index));
      return option;
    }));
    list.hidden = false;
    area.setAttribute("aria-controls", list.id);
    const point = pointOf(area, place.start);
    const left = Math.max(0, Math.min(point.left, surface.clientWidth - list.offsetWidth));
    const below = area.offsetTop + Math.min(point.top + point.height + 4, area.offsetHeight);
    list.style.insetInlineStart = `${left}px`;
    list.style.insetBlockStart = `${below}px`;
    mark(0);
    status.textContent = hits.length === 1 ? "1 Vorschlag; Eingabetaste übernimmt ihn." : `${hits.length} Vorschläge; Pfeiltasten wählen, die Eingabetaste übernimmt.`;
  }

  function find() {
    const { value, selectionStart, selectionEnd } = area;
    if (selectionStart !== selectionEnd) return undefined;
    const from = Math.max(0, selectionStart - LOOK_BACK);
    const found = wanted(value.slice(from, selectionStart));
    return found && { ...found, start: from + found.start };
  }

  async function look() {
    const found = find();
    if (!found || document.activeElement !== area) return close();
    running?.abort();
    running = new AbortController();
    place = found;
    try {
      const answer = await ask(urls.vorschlag, { art: found.art, q: found.q }, { signal: running.signal });
      hits = answer.treffer ?? [];
      if (hits.length === 0) close();
      else show();
    } catch (trouble) {
      // Ohne Vorschläge kann man weiterschreiben; dafür braucht es keine Meldung.
      if (trouble.name !== "AbortError") close();
    }
  }

  const soon = later(WAIT, look);
  area.addEventListener("input", () => {
    if (isChoosing) return;
    if (find()) soon();
    else close();
  });
  area.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) mark(current + steps[event.key]);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) choose(current);
    else if (event.key === "Escape") close();
    else {
      if (["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"].includes(event.key)) close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  area.addEventListener("blur", close);
  area.addEventListener("click", close);
  area.addEventListener("scroll", () => {
    if (!list.hidden) close();
  });
}
