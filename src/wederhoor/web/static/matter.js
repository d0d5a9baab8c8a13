// Lines between claims that a rule ties, of very many only those of the claim that is pointed at.
// On a telephone, and where very much was said, only the newest day is open.

const NAMESPACE = "http://www.w3.org/2000/svg";
const MUCH = 150; // claims on a page
const narrow = matchMedia("(max-width: 48rem)");
let held = null; // the claim that is pointed at

function element(name, attributes) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function curve(from, to, whole) {
  const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
  const right = b.left > a.right;
  const left = b.right < a.left;
  const x1 = (right ? a.right : a.left) - whole.left;
  const x2 = (left ? b.right : b.left) - whole.left;
  const [y1, y2] = [a.top + 12 - whole.top, b.top + 12 - whole.top];
  const bend = right || left ? (x1 + x2) / 2 : Math.min(x1, x2) - 14;
  return `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`;
}

function shown(entry) {
  return entry.offsetParent && entry.closest(".day").open;
}

function draw(grid) {
  grid.querySelector(".ties")?.remove();
  if (narrow.matches) return;
  const sheet = element("svg", { class: "ties", "aria-hidden": "true", role: "presentation" });
  const whole = grid.getBoundingClientRect();
  const drawn = new Set();
  const links = [...grid.querySelectorAll("a[data-to]")];
  const many = links.length > Number(grid.dataset.most);
  for (const link of links) {
    const from = link.closest(".entry");
    const to = document.getElementById(link.dataset.to);
    if (many && from !== held && to !== held) continue;
    const kind = link.parentElement.classList[1];
    const key = [from.id, link.dataset.to].sort().join(kind);
    if (!to || to === from || drawn.has(key) || !shown(to) || !shown(from)) continue;
    drawn.add(key);
    sheet.append(element("path", { d: curve(from, to, whole), class: kind }));
  }
  grid.append(sheet);
}

const grids = [...document.querySelectorAll(".grid")];

function fold() {
  const much = document.querySelectorAll(".entry").length > MUCH;
  if (!(narrow.matches || much) || location.hash) return;
  for (const day of document.querySelectorAll(".day:not(.newest)")) day.open = false;
}

function again() {
  grids.forEach(draw);
}

function point(event) {
  const entry = event.target.closest?.(".entry");
  if (!entry || entry === held) return;
  held = entry;
  again();
}

addEventListener("hashchange", () => document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", ""));
addEventListener("resize", again);
addEventListener("pointerover", point);
addEventListener("focusin", point);
for (const day of document.querySelectorAll(".day")) day.addEventListener("toggle", again);
fold();
again();
addEventListener("beforeprint", () => document.querySelectorAll(".day").forEach((day) => (day.open = true)));
