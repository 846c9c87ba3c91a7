// Die Werkzeugleiste: eine Tabulatorstelle, darin Pfeiltasten (ARIA Authoring Practices, „Toolbar“).

import { element, insertBlock, replace, selectedLines } from "./editor-text.js";

/** Setzt Zeichen um die Auswahl oder nimmt sie wieder weg. */
function wrap(area, mark, example) {
  const { value, selectionStart: start, selectionEnd: end } = area;
  const selected = value.slice(start, end);
  const isAround = value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark;
  // Ein Stern gehört vielleicht zu zweien: **fett** ist nicht kursiv.
  const isHalf = mark === "*" && value.slice(start - 2, start) === "**" && value.slice(start - 3, start) !== "***";
  if (isAround && !isHalf) replace(area, start - mark.length, end + mark.length, selected, [0, selected.length]);
  else {
    const text = selected || example;
    replace(area, start, end, mark + text + mark, [mark.length, mark.length + text.length]);
  }
}

const ANY_LIST = /^(\s*)(?:[-*+] \[[ xX]\] |[-*+] |\d+[.)] )?/;

/** Macht aus den Zeilen der Auswahl eine Liste, oder wieder Absätze, wenn sie schon so eine sind. */
function list(area, isSet, prefix) {
  const { start, end } = selectedLines(area);
  const lines = area.value.slice(start, end).split("\n");
  const filled = lines.filter((line) => line.trim() !== "");
  const isOn = filled.length > 0 && filled.every((line) => isSet.test(line));
  let number = 0;
  const changed = lines.map((line) => {
    if (line.trim() === "" && lines.length > 1) return line;
    return line.replace(ANY_LIST, (_, indent) => (isOn ? indent : indent + prefix(++number)));
  });
  const text = changed.join("\n");
  replace(area, start, end, text, lines.length > 1 ? [0, text.length] : [text.length, text.length]);
}

/** Stellt jeder Zeile der Auswahl etwas voran; die erste Zeile kann eine eigene bekommen. */
function quote(area, head = "") {
  const { start, end } = selectedLines(area);
  const text = area.value.slice(start, end);
  if (!head && text !== "" && text.split("\n").every((line) => /^> ?/.test(line))) {
    const plain = text.replace(/^> ?/gm, "");
    replace(area, start, end, plain, [0, plain.length]);
    return;
  }
  const example = "Text";
  const quoted = head + (text.trim() === "" ? `> ${example}` : text.replace(/^/gm, "> "));
  area.setSelectionRange(start, end);
  insertBlock(area, quoted, text.trim() === "" ? example : "");
}

/** Keine Überschrift, zweite Ebene, dritte Ebene, wieder keine. */
function heading(area) {
  const { start, end } = selectedLines(area);
  const line = area.value.slice(start, end);
  const level = /^(#{1,6}) /.exec(line)?.[1].length ?? 0;
  const plain = line.replace(/^#{1,6} /, "") || "Überschrift";
  const mark = level === 2 ? "### " : level === 3 ? "" : "## ";
  replace(area, start, end, mark + plain, [mark.length, mark.length + plain.length]);
}

function link(area) {
  const { value, selectionStart: start, selectionEnd: end } = area;
  const selected = value.slice(start, end);
  const isAddress = /^(https?:\/\/|mailto:|www\.)\S+$/.test(selected);
  const text = isAddress ? "Linktext" : selected || "Linktext";
  const address = isAddress ? selected : "https:/" + "/";
  const at = isAddress || !selected ? 1 : text.length + 3;
  replace(area, start, end, `[${text}](${address})`, [at, at + (at === 1 ? text.length : address.length)]);
}

function wikiLink(area) {
  const { value, selectionStart: start, selectionEnd: end } = area;
  const name = value.slice(start, end);
  replace(area, start, end, `[[${name}]]`, [2, 2 + name.length]);
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

const TABLE = "Tabelle: Beschriftung\n\n| Spalte 1 | Spalte 2 |\n|---|---|\n| Wert | Wert |";
const DECISION = "> [!BESCHLUSS] Titel des Beschlusses\n> Gremium: \n> Nummer: \n> Ergebnis: \n>\n> Was beschlossen wurde.";
const TASK = "> [!AUFGABE] Titel der Aufgabe\n> Wer: \n> Bis: JJJJ-MM-TT\n>\n> Was zu tun ist.";

const COMMANDS = [
  { name: "Überschrift", sign: "ueberschrift", run: heading },
  { name: "Fett", sign: "fett", key: "b", run: (area) => wrap(area, "**", "fetter Text") },
  { name: "Kursiv", sign: "kursiv", key: "i", run: (area) => wrap(area, "*", "kursiver Text") },
  { name: "Liste", sign: "liste", begins: true, run: (area) => list(area, /^\s*[-*+] (?!\[[ xX]\] )/, () => "- ") },
  { name: "Nummerierte Liste", sign: "nummern", run: (area) => list(area, /^\s*\d+[.)] /, (number) => `${number}. `) },
  { name: "Aufgabenliste", sign: "abhaken", run: (area) => list(area, /^\s*[-*+] \[[ xX]\] /, () => "- [ ] ") },
  { name: "Zitat", sign: "zitat", run: (area) => quote(area) },
  { name: "Tabelle", sign: "tabelle", run: (area) => insertBlock(area, TABLE, "Beschriftung") },
  { name: "Link", sign: "link", key: "k", begins: true, word: true, run: link },
  { name: "Wiki-Link", sign: "wiki", word: true, run: wikiLink },
  { name: "Hinweiskasten", sign: "hinweis", begins: true, word: true, run: (area) => quote(area, "> [!HINWEIS]\n") },
  { name: "Beschluss", sign: "beschluss", word: true, run: (area) => insertBlock(area, DECISION, "Titel des Beschlusses") },
  { name: "Aufgabe", sign: "aufgabe", word: true, run: (area) => insertBlock(area, TASK, "Titel der Aufgabe") },
];

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

function button({ name, sign, key, word }) {
  const shortcut = key ? ` (${isApple ? "⌘" : "Strg+"}${key.toUpperCase()})` : "";
  const node = element(
    "button",
    { type: "button", className: `editor-knopf${word ? " mit-wort" : ""}`, "aria-label": name, tabIndex: -1 },
    element("span", { className: `icon icon-${sign}`, "aria-hidden": "true" }),
    element("span", { className: "editor-wort", "aria-hidden": "true" }, word ? name : name + shortcut),
  );
  if (key) node.setAttribute("aria-keyshortcuts", `${isApple ? "Meta" : "Control"}+${key.toUpperCase()}`);
  return node;
}

/** Baut die Leiste über das Feld und gibt zurück, womit andere Teile Knöpfe anfügen. */
export function addToolbar(editor) {
  const { area } = editor;
  const bar = element("div", { className: "editor-leiste", role: "toolbar", "aria-label": "Text gestalten", "aria-controls": area.id });
  const add = (options, run) => {
    const node = button(options);
    node.addEventListener("click", run);
    if (options.begins || !bar.lastChild) bar.append(element("span", { className: "editor-gruppe" }));
    bar.lastChild.append(node);
    return node;
  };
  for (const command of COMMANDS) add(command, () => command.run(area));
  editor.surface.before(bar);

  const stops = () => [...bar.querySelectorAll("button")];
  const moveTo = (target) => {
    for (const node of stops()) node.tabIndex = node === target ? 0 : -1;
    target.focus();
  };
  stops()[0].tabIndex = 0;
  bar.addEventListener("keydown", (event) => {
    const all = stops();
    const at = all.indexOf(document.activeElement);
    const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    if (!(event.key in steps) || at < 0) return;
    event.preventDefault();
    moveTo(all[(steps[event.key] + all.length) % all.length]);
  });
  bar.addEventListener("focusin", (event) => {
    for (const node of stops()) node.tabIndex = node === event.target ? 0 : -1;
  });
  area.addEventListener("keydown", (event) => {
    if (!(isApple ? event.metaKey : event.ctrlKey) || event.altKey || event.shiftKey) return;
    const command = COMMANDS.find(({ key }) => key === event.key.toLowerCase());
    if (!command) return;
    event.preventDefault();
    command.run(area);
  });
  return { bar, add };
}
