// Anhänge: einfügen, fallen lassen oder auswählen. Bei Bildern wird zuerst gefragt, was zu sehen ist.

import { send } from "./editor-server.js";
import { element, insertBlock, replace, replaceElsewhere } from "./editor-text.js";

/** Das Zeichen des Markdowns für ein Bild, das nichts mitteilt. */
const DECORATIVE = "dekorativ";

/** Setzt den beschriebenen Inhalt an die Stelle, an der der Server den Namen der Datei genannt hat. */
export function withDescription(markdown, alt) {
  const safe = alt.replace(/\s+/g, " ").trim().replace(/[\\[\]]/g, "\\$&");
  return markdown.replace(/^!\[(?:\\.|[^\]\\])*\]/, () => `![${safe}]`);
}

/** Ein kleines Formular unter der Leiste. Es steht im Formular der Seite und darf deshalb selbst keines sein. */
function askForDescription(editor, toolbar, file) {
  const id = `${editor.area.id}-bild`;
  const text = element("input", { type: "text", id, className: "eingabe", autocomplete: "off" });
  const only = element("input", { type: "checkbox", id: `${id}-schmuck` });
  const error = element("p", { className: "feld-fehler", id: `${id}-fehler`, hidden: true }, "Beschreiben Sie das Bild in einem Satz, oder kreuzen Sie „nur Schmuck“ an.");
  const insert = element("button", { type: "button", className: "knopf knopf-neben" }, "Bild einfügen");
  const cancel = element("button", { type: "button", className: "knopf knopf-leise" }, "Verwerfen");
  const box = element(
    "div",
    { className: "editor-bild", role: "group", "aria-label": `Bild „${file.name}“` },
    element("div", { className: "feld" }, element("label", { htmlFor: id }, `Was ist auf „${file.name}“ zu sehen?`), error, text),
    element("div", { className: "wahl" }, only, element("label", { htmlFor: only.id }, "nur Schmuck; es teilt nichts mit")),
    element("div", { className: "knoepfe" }, insert, cancel),
  );
  toolbar.bar.after(box);
  text.focus();
  return new Promise((resolve) => {
    const end = (answer) => {
      box.remove();
      editor.area.focus();
      resolve(answer);
    };
    const confirm = () => {
      const alt = only.checked ? DECORATIVE : text.value.trim();
      if (alt) return end(alt);
      error.hidden = false;
      text.setAttribute("aria-invalid", "true");
      text.setAttribute("aria-describedby", error.id);
      text.focus();
    };
    only.addEventListener("change", () => (text.disabled = only.checked));
    insert.addEventListener("click", confirm);
    cancel.addEventListener("click", () => end(undefined));
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") end(undefined);
      else if (event.key === "Enter" && event.target.localName === "input") confirm();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  });
}

/** Nimmt Dateien an und setzt ihr Markdown in den Text. */
export function takeFiles(editor, toolbar) {
  const { area, surface, urls } = editor;
  const chooser = element("input", { type: "file", multiple: true, hidden: true, "aria-label": "Dateien auswählen", tabIndex: -1 });
  surface.after(chooser);
  const choose = (accept) => {
    chooser.accept = accept;
    chooser.click();
  };
  toolbar.add({ name: "Bild", sign: "bild", begins: true, word: true }, () => choose("image/*"));
  toolbar.add({ name: "Datei anhängen", sign: "anhang", word: true }, () => choose(""));

  function placeholderFor(file) {
    for (let number = 1; ; number += 1) {
      const text = `[„${file.name.replace(/[[\]]/g, "")}“ wird hochgeladen${number > 1 ? ` (${number})` : ""} …]`;
      if (!area.value.includes(text)) return text;
    }
  }

  async function upload(file, alt) {
    const placeholder = placeholderFor(file);
    editor.placeholders.add(placeholder);
    if (alt === undefined) replace(area, area.selectionStart, area.selectionEnd, placeholder);
    else insertBlock(area, placeholder);
    editor.say(`„${file.name}“ wird hochgeladen.`);
    const body = new FormData();
    body.set("schutz", editor.value("schutz"));
    body.set("antwort", "json");
    body.set("datei", file);
    try {
      const found = await send(urls.hochladen, body);
      const markdown = alt === undefined ? found.markdown : withDescription(found.markdown, alt);
      editor.placeholders.delete(placeholder);
      const isIn = replaceElsewhere(area, placeholder, markdown);
      const name = found.name ?? file.name;
      const place = isIn ? "steht im Text" : "steht bei den Anhängen; im Text war die Stelle nicht mehr da";
      editor.say([`„${name}“ ist hochgeladen und ${place}.`, ...(found.hinweise ?? [])].join(" "));
    } catch (trouble) {
      editor.placeholders.delete(placeholder);
      replaceElsewhere(area, placeholder, "");
      editor.say(`„${file.name}“ ist nicht hochgeladen. ${trouble.message}`, true);
    }
  }

  // Eins nach dem anderen: Zwei Fragen zugleich verwirren.
  let queue = Promise.resolve();
  function take(files) {
    for (const file of files) {
      queue = queue.then(async () => {
        if (!file.type.startsWith("image/")) return upload(file);
        const alt = await askForDescription(editor, toolbar, file);
        if (alt !== undefined) await upload(file, alt);
      });
    }
  }

  chooser.addEventListener("change", () => {
    take([...chooser.files]);
    chooser.value = "";
  });
  area.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    // Aus Textverarbeitungen kommt neben dem Text auch sein Bild; gemeint ist der Text.
    if (!data || data.files.length === 0 || data.types.includes("text/plain")) return;
    event.preventDefault();
    take([...data.files]);
  });
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  surface.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    surface.classList.add("nimmt-an");
  });
  surface.addEventListener("dragleave", (event) => {
    if (!surface.contains(event.relatedTarget)) surface.classList.remove("nimmt-an");
  });
  surface.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    surface.classList.remove("nimmt-an");
    take([...event.dataTransfer.files]);
  });
}
