// Bequemlichkeiten für jede Seite. Ohne dieses Skript bleibt alles bedienbar.

/** Öffnet Klappen auf breiten Seiten; neue Browser zeigen sie auch ohne Skript offen (layout.css). */
function openWideDetails() {
  for (const details of document.querySelectorAll("details[data-offen-ab]")) {
    const wide = matchMedia(`(min-width: ${details.dataset.offenAb})`);
    const update = () => {
      details.open = wide.matches;
      details.classList.toggle("ist-breit", wide.matches);
    };
    wide.addEventListener("change", update);
    update();
  }
}

/** Hebt in der Inhaltsliste den Abschnitt hervor, der gerade gelesen wird. */
function followReader() {
  const list = document.querySelector(".inhaltsliste");
  if (!list) return;
  const places = [];
  for (const link of list.querySelectorAll("a[href*='#']")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) places.push({ link, heading });
  }
  let current;
  let waiting = false;
  const mark = () => {
    waiting = false;
    const line = innerHeight * 0.25;
    const atEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    let found = atEnd ? places.findLast(({ heading }) => heading.getBoundingClientRect().top < innerHeight) : undefined;
    found ??= places.findLast(({ heading }) => heading.getBoundingClientRect().top <= line);
    if (found === current) return;
    current?.link.removeAttribute("aria-current");
    found?.link.setAttribute("aria-current", "true");
    current = found;
    if (found && list.scrollHeight > list.clientHeight) {
      const box = list.getBoundingClientRect();
      const at = found.link.getBoundingClientRect();
      if (at.top < box.top || at.bottom > box.bottom) list.scrollTop += at.top - box.top - box.height / 3;
    }
  };
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  mark();
}

/** Escape schließt die Erklärung eines Glossarbegriffs (WCAG 1.4.13); die nächste Bewegung zeigt sie wieder. */
function dismissTips() {
  const root = document.documentElement;
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") root.dataset.tipp = "aus";
  });
  const again = (event) => {
    if (root.dataset.tipp && event.target.closest?.(".begriff")) delete root.dataset.tipp;
  };
  addEventListener("pointerover", again);
  addEventListener("focusin", again);
}

/** Escape schließt eine geöffnete Klappe und gibt den Fokus an ihren Knopf zurück. */
function closeMenu() {
  document.querySelector(".hauptnavigation details")?.addEventListener("keydown", (event) => {
    const details = event.currentTarget;
    if (event.key !== "Escape" || !details.open || details.classList.contains("ist-breit")) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}

openWideDetails();
followReader();
dismissTips();
closeMenu();
