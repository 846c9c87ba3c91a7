// Sucht beim Tippen im Verzeichnis /suche/index.json. Nur auf der Seite „Suche“ tätig.

const FORMAT = 1;
const SHOWN = 50;

/** Faltet einen Text so, wie der Generator das Feld `f` faltet: „Gütersloh“, „Guetersloh“ und „Gutersloh“ werden gleich. */
export function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFC")
    .replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss")
    .normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/([aou])e+/g, "$1");
}

/** Findet Einträge, in denen jedes Wort vorkommt: zuerst im Titel, dann in Überschriften, dann im Rest. */
export function find(entries, query) {
  const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (words.length === 0) return [];
  const hits = [];
  for (const entry of entries) {
    if (!words.every((word) => entry.f.includes(word))) continue;
    const title = fold(entry.t);
    let rank = 0;
    for (const word of words) {
      if (title.startsWith(word)) rank += 8;
      else if (title.includes(word)) rank += 5;
      else if (entry.h.some((heading) => fold(heading).includes(word))) rank += 2;
    }
    if (words.every((word) => title.includes(word))) rank += 20;
    hits.push({ entry, rank });
  }
  hits.sort((a, b) => b.rank - a.rank || a.entry.t.localeCompare(b.entry.t, "de"));
  return hits.map(({ entry }) => entry);
}

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function row(entry, words) {
  const item = element("li", "zeile");
  const box = element("div", "zeile-text");
  const title = element("p", "zeile-titel");
  const link = element("a", "", entry.t);
  link.href = entry.u;
  title.append(link);
  box.append(title);
  if (entry.s) box.append(element("p", "zeile-kurz", entry.s));
  const meta = element("p", "zeile-angaben");
  if (entry.k) meta.append(element("span", "", entry.k));
  const heading = entry.h.find((text) => words.some((word) => fold(text).includes(word)) && !fold(entry.t).includes(words[0]));
  if (heading) meta.append(element("span", "", `Abschnitt: ${heading}`));
  if (meta.childNodes.length > 0) box.append(meta);
  item.append(box);
  return item;
}

function countText(count, query) {
  if (count === 0) return `Keine Seite enthält „${query}“. Versuchen Sie ein kürzeres Wort oder sehen Sie im Verzeichnis unten nach.`;
  const pages = count === 1 ? "1 Seite" : `${count} Seiten`;
  return count > SHOWN ? `${pages} zu „${query}“, die ersten ${SHOWN} sind gezeigt.` : `${pages} zu „${query}“`;
}

async function start(place) {
  const form = place.querySelector("form");
  const input = place.querySelector("input");
  const status = place.querySelector("[role=status]");
  const list = place.querySelector(".suche-treffer");
  const directory = document.querySelector(".verzeichnis");
  let loading;
  let ticket = 0;

  const load = () => (loading ??= fetch(place.dataset.suche).then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    const index = await answer.json();
    if (index.version !== FORMAT) throw new Error("version");
    return index.entries;
  }));

  async function show() {
    const mine = ++ticket;
    const query = input.value.trim();
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    if (address.href !== location.href) history.replaceState(null, "", address);
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      if (directory) directory.hidden = false;
      return;
    }
    let entries;
    try {
      entries = await load();
    } catch {
      loading = undefined;
      if (mine === ticket) status.textContent = "Das Suchverzeichnis ist gerade nicht erreichbar. Das Verzeichnis unten führt zu allen Seiten.";
      return;
    }
    if (mine !== ticket) return;
    const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const hits = find(entries, query);
    list.replaceChildren(...hits.slice(0, SHOWN).map((entry) => row(entry, words)));
    status.textContent = countText(hits.length, query);
    if (directory) directory.hidden = hits.length > 0;
  }

  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show();
  });
  place.hidden = false;
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) await show();
}

const place = document.querySelector("[data-suche]");
if (place) start(place);
