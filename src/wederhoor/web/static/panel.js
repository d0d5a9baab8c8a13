// The evidence beside the lines: a click or Enter opens it, arrow keys walk on, the address names the line.

const lines = [...document.querySelectorAll(".line[data-name]")];
const frame = document.getElementById("panel-frame")?.content.firstElementChild.cloneNode(true);
const sheet = document.querySelector("dialog.sheet-below");
const [first, later] = document.querySelectorAll(".panel .slot");
const status = document.querySelector(".copied");
const wide = matchMedia("(min-width: 75.01rem)");
let current = null;

const body = frame.querySelector(".panel-body");
const heading = frame.querySelector("h2");
const said = frame.querySelector(".said");

function slotFor(line) {
  if (!wide.matches) return sheet.firstElementChild;
  return line.closest(".desk") ? first : later;
}

function fill(title, words, content) {
  heading.textContent = title;
  said.textContent = words;
  said.hidden = !words;
  body.replaceChildren(content);
  body.scrollTop = 0;
}

// The line's own sentence, where it is not the quotation that stands below it anyway.
function wordsOf(line, proof) {
  const told = line.querySelector(".told").cloneNode(true);
  for (const link of told.querySelectorAll(".mark")) link.remove();
  const words = told.textContent.trim();
  const plain = (text) => text.replace(/[“”.\s]+/g, " ").trim();
  return plain(proof.textContent).includes(plain(words)) ? "" : words;
}

function mark(line) {
  current?.classList.remove("open-here");
  current?.querySelector("summary")?.removeAttribute("aria-current");
  current = line;
  line?.classList.add("open-here");
  line?.querySelector("summary")?.setAttribute("aria-current", "true");
}

function place(line) {
  const slot = slotFor(line);
  if (frame.parentElement !== slot) slot.append(frame);
  if (!wide.matches && !sheet.open) sheet.showModal();
}

function show(line, { named = true } = {}) {
  const number = line.querySelector(".number")?.textContent ?? "";
  const proof = line.querySelector(".proof").cloneNode(true);
  const title = number ? status.dataset.behind.replace("{number}", number) : status.dataset.plain;
  fill(title, wordsOf(line, proof), proof);
  mark(line);
  place(line);
  if (named) history.replaceState(history.state, "", `#${line.dataset.name}`);
}

function showSource(link) {
  const source = document.getElementById(link.hash.slice(1));
  if (!source) return false;
  const copy = source.cloneNode(true);
  copy.removeAttribute("id");
  fill(status.dataset.source.replace("{number}", link.hash.slice(2)), "", copy);
  mark(null);
  place(link);
  return true;
}

function walk(step) {
  const at = lines.indexOf(current ?? document.activeElement?.closest(".line"));
  const next = lines[Math.min(Math.max(at + step, 0), lines.length - 1)];
  if (!next) return;
  show(next);
  if (sheet.open) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

async function copy(button) {
  const address = new URL(button.dataset.address, location.href).href;
  const text = `${button.dataset.copied}\n${document.title.replace(/ · Wederhoor$/, "")}\n${address}`;
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    done = byHand(text);
  }
  status.textContent = done ? status.dataset.done : status.dataset.failed;
  setTimeout(() => { status.textContent = ""; }, 4000);
}

function byHand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  (sheet.open ? sheet : document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

document.addEventListener("click", (event) => {
  const target = event.target;
  const button = target.closest("button");
  if (button?.matches(".copy")) return void copy(button);
  if (button?.matches(".step")) return walk(Number(button.dataset.step));
  if (button?.matches(".close") || target === sheet) return sheet.close();
  const link = target.closest("a.mark[href^='#c']");
  if (link && showSource(link)) return event.preventDefault();
  const line = target.closest(".line[data-name]");
  if (!line || target.closest("a, button, .proof") || String(getSelection()).length) return;
  if (target.closest("summary")) event.preventDefault();
  show(line);
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest("input, textarea, select, .panel-body, .table")) return;
  if (!event.target.closest(".line, .panel-head") && event.target !== document.body) return;
  if (event.target === document.body && !location.hash) return;
  event.preventDefault();
  walk(step);
});

// Enter on a line opens its evidence; keys.js moves with j and k.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches?.(".line[data-name]")) return;
  event.preventDefault();
  show(event.target);
});

document.addEventListener("focusin", (event) => {
  const line = event.target.matches?.(".line[data-name]") ? event.target : null;
  if (line && wide.matches && current && line !== current) show(line);
});

function named() {
  const name = decodeURIComponent(location.hash.slice(1));
  const anchor = name ? document.getElementById(name) : null;
  return anchor ? anchor.closest(".line[data-name]") : null;
}

addEventListener("hashchange", () => {
  const line = named();
  if (line) show(line, { named: false });
});

// Paper is narrow too: a window that becomes so, or is printed, never opens the sheet by itself.
wide.addEventListener("change", () => {
  sheet.close();
  if (current && wide.matches) place(current);
});

document.querySelector(".known select")?.addEventListener("change", (event) => event.target.form.requestSubmit());

if (matchMedia("(max-width: 40rem)").matches) {
  for (const fold of document.querySelectorAll(".fold")) fold.open = false;
}

const asked = named();
if (asked) show(asked, { named: false });
else if (wide.matches && lines[0]?.closest(".desk")) show(lines[0], { named: false });
