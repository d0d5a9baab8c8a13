// Changing a page without leaving it: its parts are fetched under their own address, and that becomes the page's address.

const parts = () => document.querySelectorAll("[data-part]");
const main = () => document.querySelector("main");
let running = false;
let waiting = null;
let heard = () => {};
const idlers = [];

// What a page does after each change.
export function onShown(listener) {
  heard = listener;
}

// When everything asked is shown, so that a key presses what the page then has.
export function idle() {
  return running ? new Promise((done) => idlers.push(done)) : Promise.resolve();
}

// One question at a time: of those asked meanwhile only the last is put, so that nothing outruns the server.
export async function show(address, { focus = "" } = {}) {
  if (running) {
    waiting = { address, focus };
    return;
  }
  running = true;
  main().setAttribute("aria-busy", "true");
  let next = { address, focus };
  while (next) {
    waiting = null;
    await replace(next);
    next = waiting;
  }
  running = false;
  main().removeAttribute("aria-busy");
  idlers.splice(0).forEach((done) => done());
}

async function replace({ address, focus }) {
  const place = new URL(address, location.href);
  let answer;
  try {
    answer = await fetch(place.pathname + place.search, { headers: { Accept: "text/html" } });
  } catch {
    answer = null;
  }
  if (!answer?.ok) {
    location.assign(place.href);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  history.replaceState(null, "", new URL(answer.url).pathname + new URL(answer.url).search);
  document.title = page.title;
  for (const old of [...parts()]) {
    const fresh = page.querySelector(`[data-part="${old.dataset.part}"]`);
    if (fresh) change(old, fresh);
  }
  const bar = page.querySelector(".bar");
  if (bar) document.querySelector(".bar").replaceChildren(...bar.childNodes);
  heard();
  if (focus) [...document.querySelectorAll(focus)].find((one) => one.getClientRects().length)?.focus();
}

function change(old, fresh) {
  const held = document.activeElement;
  if (old.contains(held) && held.type === "range") {
    hold(old, fresh, held);
    return;
  }
  const id = old.contains(held) ? held.id : "";
  old.replaceChildren(...fresh.childNodes);
  old.querySelectorAll("[data-slides]").forEach(wake);
  if (id) document.getElementById(id)?.focus();
}

// A slider that somebody holds stays the same element; the list beside it and its positions change around it.
function hold(old, fresh, range) {
  const list = old.querySelector("select");
  const named = fresh.querySelector("select");
  const at = named.selectedIndex; // a list that loses its options one by one chooses others meanwhile
  list.replaceChildren(...named.childNodes);
  list.selectedIndex = at;
  const next = fresh.querySelector("[data-slides]");
  if (!waiting) {
    range.max = next.max;
    range.value = next.value;
    range.setAttribute("aria-valuetext", next.getAttribute("aria-valuetext"));
  }
}

function wake(range) {
  range.hidden = false;
}

// The form as an address: what is empty is left out.
export function addressOf(form, changes = {}) {
  const asked = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(changes)) asked.set(name, value);
  const kept = [...asked].filter(([, value]) => value);
  return `${form.getAttribute("action")}${kept.length ? "?" : ""}${new URLSearchParams(kept)}`;
}

// Sliders move the lists that they stand beside; lists and sliders alike show what they say at once.
export function enliven(form, moved) {
  form.classList.add("live");
  form.querySelectorAll("[data-slides]").forEach(wake);
  form.addEventListener("input", ({ target }) => {
    const list = target.dataset.slides ? document.getElementById(target.dataset.slides) : target;
    if (list.tagName !== "SELECT") return;
    const before = [...list.options].find((option) => option.defaultSelected)?.value ?? "";
    if (target.dataset.slides) {
      list.selectedIndex = Number(target.value);
      target.setAttribute("aria-valuetext", list.options[list.selectedIndex].text);
    }
    moved(list.name, before);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(addressOf(form));
  });
}

// The mark that is looked at: where the focus returns to when its panel closes.
function looked() {
  const { place, claim } = document.querySelector("svg a[aria-current]")?.dataset ?? {};
  return place ? `a[data-place="${CSS.escape(place)}"]` : claim ? `a[data-claim="${CSS.escape(claim)}"]` : "";
}

// Links on the page that lead to the page itself change it in place; a link to a part of it takes the focus there.
export function follow(selector) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const place = new URL(link.getAttribute("href"), location.href);
    if (place.origin !== location.origin || place.pathname !== location.pathname || !link.closest(selector)) return;
    if (!place.search && place.hash) return;
    event.preventDefault();
    show(place.pathname + place.search, { focus: place.hash || (link.id === "close" ? looked() : "") });
  });
}

// A moment of knowledge belongs to its day; one that is later than the days before and after goes along.
export function moment(known, before, after) {
  return known.slice(0, 10) > before && known.slice(0, 10) > after ? known : "";
}

// Whether keys are letters for somebody who types.
export function typing(event) {
  return event.target.closest?.("select, textarea, input:not([type=range])") || event.ctrlKey || event.metaKey || event.altKey;
}
