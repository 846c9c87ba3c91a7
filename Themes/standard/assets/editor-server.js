// Fragen an den Server. Jede Störung bekommt eine Art und einen Satz, der sagt, wie es weitergeht.

/** Etwas ging nicht: `kind` ist "abgemeldet", "abgelehnt", "netz", "server" oder "antwort" (der Server sagt selbst, was nicht geht). */
export class Trouble extends Error {
  constructor(kind, text) {
    super(text);
    this.kind = kind;
  }
}

const TEXTS = {
  abgemeldet: "Sie sind nicht mehr angemeldet. Melden Sie sich in einem zweiten Fenster an; Ihr Text bleibt hier stehen.",
  abgelehnt: "Der Server nimmt von dieser Seite gerade nichts an. Ihr Text bleibt hier stehen; melden Sie sich in einem zweiten Fenster neu an.",
  netz: "Es gibt gerade keine Verbindung. Ihr Text bleibt hier stehen.",
  server: "Der Server antwortet gerade nicht richtig. Ihr Text bleibt hier stehen.",
};

function trouble(kind) {
  return new Trouble(kind, TEXTS[kind]);
}

async function read(request) {
  let answer;
  try {
    answer = await request;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw trouble("netz");
  }
  // Eine Umleitung führt zur Anmeldung; ihr zu folgen brächte nur deren Seite.
  if (answer.type === "opaqueredirect" || answer.status === 401) throw trouble("abgemeldet");
  const isJSON = answer.headers.get("content-type")?.includes("json");
  const found = isJSON ? await answer.json().catch(() => ({})) : {};
  if (found.fehler) throw new Trouble("antwort", found.fehler);
  if (answer.status === 403) throw trouble("abgelehnt");
  if (!answer.ok || !isJSON) throw trouble("server");
  return found;
}

const COMMON = { redirect: "manual", headers: { accept: "application/json" }, cache: "no-store" };

/** Sendet Felder oder, mit einem FormData, auch Dateien; gibt die Antwort als Objekt zurück. */
export function send(url, fields, options = {}) {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  return read(fetch(url, { ...COMMON, method: "POST", body, ...options }));
}

/** Fragt, ohne etwas zu ändern. */
export function ask(url, parameters, options = {}) {
  const address = new URL(url, location.href);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return read(fetch(address, { ...COMMON, ...options }));
}

/** Holt nach einer neuen Anmeldung das Schutzfeld der Formulare neu, damit Entwurf und Speichern wieder angenommen werden. */
export async function renewToken() {
  const answer = await fetch(location.href, { ...COMMON, headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector('main input[name="schutz"]')?.value;
  if (!token) return;
  for (const field of document.querySelectorAll('input[name="schutz"]')) field.value = token;
}
