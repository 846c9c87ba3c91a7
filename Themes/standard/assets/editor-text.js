// Handgriffe am Textfeld, die alle Teile des Editors brauchen.

/** Ein Element mit Eigenschaften, Attributen und Inhalt: element("button", { type: "button" }, "Fett"). */
export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in node) node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

/** Ersetzt eine Stelle so, dass „Rückgängig“ des Browsers sie kennt, und wählt danach `selected` aus (gezählt ab ihrem Anfang). */
export function replace(area, start, end, text, selected = [text.length, text.length]) {
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  // execCommand gilt als veraltet, ist aber der einzige Weg in die Liste der rückgängig zu machenden Schritte.
  const isDone = start === end && text === "" ? true : document.execCommand(text === "" ? "delete" : "insertText", false, text);
  if (!isDone) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  area.setSelectionRange(start + selected[0], start + selected[1]);
}

/** Ersetzt einen Text irgendwo im Feld, ohne dass Schreibende ihre Stelle verlieren; false, wenn er nicht mehr da ist. */
export function replaceElsewhere(area, old, text) {
  const at = area.value.indexOf(old);
  if (at < 0) return false;
  if (document.activeElement !== area) {
    area.setRangeText(text, at, at + old.length, "preserve");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return true;
  }
  const { selectionStart, selectionEnd, scrollTop } = area;
  const move = (place) => (place <= at ? place : Math.max(at, place - old.length) + text.length);
  replace(area, at, at + old.length, text);
  area.setSelectionRange(move(selectionStart), move(selectionEnd));
  area.scrollTop = scrollTop;
  return true;
}

/** Anfang und Ende der ganzen Zeilen, die die Auswahl berührt. */
export function selectedLines(area) {
  const { value, selectionStart, selectionEnd } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  // Endet die Auswahl am Anfang einer Zeile, gehört diese nicht mehr dazu.
  const last = selectionEnd > selectionStart && value[selectionEnd - 1] === "\n" ? selectionEnd - 1 : selectionEnd;
  const end = value.indexOf("\n", last);
  return { start, end: end < 0 ? value.length : end };
}

/** Setzt einen Block zwischen leere Zeilen und wählt darin aus, was zuerst ersetzt werden soll. */
export function insertBlock(area, block, toSelect = "") {
  const { value, selectionStart, selectionEnd } = area;
  const before = value.slice(0, selectionStart);
  const after = value.slice(selectionEnd);
  const head = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = after === "" ? "\n" : after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const at = toSelect ? head.length + block.indexOf(toSelect) : head.length + block.length;
  replace(area, selectionStart, selectionEnd, head + block + tail, [at, at + toSelect.length]);
}

/** Wo ein Zeichen steht, in Pixeln ab der Ecke des Feldes: gemessen an einem unsichtbaren Abbild. */
export function pointOf(area, offset) {
  const style = getComputedStyle(area);
  const mirror = document.createElement("div");
  const copied = [
    "boxSizing", "fontFamily", "fontSize", "fontWeight", "letterSpacing", "lineHeight", "tabSize", "textIndent", "wordSpacing",
    "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth",
  ];
  for (const name of copied) mirror.style[name] = style[name];
  Object.assign(mirror.style, {
    position: "absolute", visibility: "hidden", insetBlockStart: "0", borderStyle: "solid", whiteSpace: "pre-wrap", overflowWrap: "break-word",
    hyphens: "none", width: `${area.clientWidth + parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth)}px`,
  });
  const mark = element("span", {}, "\u200b");
  mirror.append(area.value.slice(0, offset), mark, area.value.slice(offset, offset + 200));
  document.body.append(mirror);
  const point = { left: mark.offsetLeft - area.scrollLeft, top: mark.offsetTop - area.scrollTop, height: mark.offsetHeight };
  mirror.remove();
  return point;
}

/** Stellt die Schreibmarke in eine Zeile (ab 1), wählt sie aus und bringt sie in Sicht. */
export function goToLine(area, number) {
  const lines = area.value.split("\n");
  const index = Math.min(Math.max(1, number), lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + lines[index].length);
  area.scrollTop += pointOf(area, start).top - area.clientHeight / 3;
}

/** Ruft erst, wenn eine Weile Ruhe war. */
export function later(milliseconds, call) {
  let timer;
  return (wait = milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(call, wait);
  };
}
