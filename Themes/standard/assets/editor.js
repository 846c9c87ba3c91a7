// Der Editor: macht aus jedem großen Textfeld mit data-editor eines mit Werkzeugleiste, Vorschau, Vorschlägen, Anhängen und Entwürfen.
// Ohne dieses Skript bleibt ein Textfeld, mit dem alles geht.

import { completeNames } from "./editor-completion.js";
import { keepDrafts } from "./editor-draft.js";
import { watchOthers } from "./editor-presence.js";
import { showPreview } from "./editor-preview.js";
import { element } from "./editor-text.js";
import { addToolbar } from "./editor-toolbar.js";
import { takeFiles } from "./editor-upload.js";

const MOST_BYTES = 2_000_000;

/** Was die Teile eines Editors voneinander wissen. */
class Editor {
  constructor(place) {
    this.place = place;
    this.area = place.querySelector("textarea");
    this.surface = place.querySelector(".editor-flaeche");
    this.form = this.area.form;
    this.urls = place.dataset;
    // Zwei getrennte Zeilen, damit „Entwurf gespeichert“ keine wichtigere Meldung verdrängt.
    this.message = element("p", { className: "editor-meldung", role: "status" });
    this.draftState = element("p", { className: "editor-stand", role: "status" });
    /** Was gerade an der Stelle einer Datei steht, die noch unterwegs ist. */
    this.placeholders = new Set();
    this.surface.after(this.message, this.draftState);
  }

  /** Der Text, wie ihn der Server sehen soll. */
  get source() {
    let text = this.area.value;
    for (const placeholder of this.placeholders) text = text.replaceAll(placeholder, "");
    return text;
  }

  /** Felder, die jede Anfrage trägt: alle des Formulars, denn auch die Angaben zur Seite gehören zum Text. */
  get fields() {
    const sent = this.form ? [...new FormData(this.form)].filter(([, value]) => typeof value === "string") : [];
    return { ...Object.fromEntries(sent), quelle: this.source, basis: this.urls.basis ?? "" };
  }

  get isTooLong() {
    // Ein Zeichen braucht höchstens drei Bytes je Einheit: Kurze Texte müssen nicht gezählt werden.
    const text = this.area.value;
    return text.length * 3 > MOST_BYTES && new TextEncoder().encode(text).length > MOST_BYTES;
  }

  value(name) {
    return this.form?.elements.namedItem(name)?.value ?? "";
  }

  /** Sagt etwas unter dem Text, auch denen, die zuhören; "" nimmt es zurück. */
  say(text, isProblem = false) {
    if (this.message.textContent !== text) this.message.textContent = text;
    this.message.classList.toggle("ist-problem", isProblem && text !== "");
  }

  sayTooLong() {
    this.say("Der Text ist länger als 2 Millionen Bytes und wird so nicht gesendet. Kürzen Sie ihn, oder teilen Sie ihn auf mehrere Seiten auf.", true);
  }

  /** Hält auf, was der Server ablehnen müsste oder was unvollständig wäre. */
  guard() {
    let wasTooLong = false;
    this.area.addEventListener("input", () => {
      if (this.isTooLong) this.sayTooLong();
      else if (wasTooLong) this.say("");
      wasTooLong = this.isTooLong;
    });
    this.form?.addEventListener("submit", (event) => {
      if (this.isTooLong) this.sayTooLong();
      else if (this.placeholders.size > 0) this.say("Eine Datei wird noch hochgeladen. Speichern Sie, sobald sie im Text steht.", true);
      else return;
      event.preventDefault();
      this.area.focus();
    });
  }
}

for (const place of document.querySelectorAll("[data-editor]")) {
  const editor = new Editor(place);
  editor.guard();
  const toolbar = addToolbar(editor);
  if (editor.urls.hochladen) takeFiles(editor, toolbar);
  if (editor.urls.vorschau) showPreview(editor, toolbar);
  if (editor.urls.vorschlag) completeNames(editor);
  if (editor.urls.anwesend) watchOthers(editor, toolbar);
  keepDrafts(editor);
  place.classList.add("ist-bereit");
}
