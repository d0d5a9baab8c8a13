// The timeline page: sliders, a brush on the axis of days, arrows from mark to mark. Its form and links do the same.

import { addressOf, enliven, follow, moment, onShown, show, typing } from "/static/moving.js";

const LEAST = 4; // pixels: a shorter pull is a click, which chooses one day
const MARKS = ".picture .wt-mark";
const SVG = "http://www.w3.org/2000/svg";
const form = document.querySelector("form[data-moving]");

// The other end goes along where one would pass it.
function moved(name, before) {
  const first = document.getElementById("first");
  const last = document.getElementById("last");
  const known = document.getElementById("known").value;
  const changes = {};
  if (name === "first" && first.value > last.value) changes.last = first.value;
  if (name === "last" && first.value > last.value) changes.first = last.value;
  if (name === "last") changes.known_at = moment(known, before, last.value);
  show(addressOf(form, changes));
}

// Days are counted in UTC, where each has 24 hours.
function dayAt(axis, x) {
  const box = axis.getBoundingClientRect();
  const number = Number(axis.dataset.days);
  const share = Math.min(Math.max((x - box.left) / box.width, 0), 1);
  const day = new Date(`${axis.dataset.first}T00:00Z`);
  day.setUTCDate(day.getUTCDate() + Math.min(Math.floor(share * number), number - 1));
  return day.toISOString().slice(0, 10);
}

function drag(axis, event) {
  const width = axis.viewBox.baseVal.width;
  const scale = width / axis.getBoundingClientRect().width;
  const left = axis.getBoundingClientRect().left;
  const from = event.clientX;
  const pulled = document.createElementNS(SVG, "rect");
  pulled.setAttribute("class", "wt-drag");
  pulled.setAttribute("height", axis.dataset.high);
  axis.append(pulled);
  const to = ({ clientX }) => {
    pulled.setAttribute("x", (Math.min(from, clientX) - left) * scale);
    pulled.setAttribute("width", Math.abs(clientX - from) * scale);
  };
  const done = ({ clientX, type }) => {
    axis.removeEventListener("pointermove", to);
    pulled.remove();
    if (type === "pointercancel") return;
    const ends = Math.abs(clientX - from) < LEAST ? [from, from] : [from, clientX];
    const [first, last] = ends.map((x) => dayAt(axis, x)).sort();
    const known = document.getElementById("known").value;
    show(addressOf(form, { first, last, known_at: moment(known, document.getElementById("last").value, last) }));
  };
  axis.setPointerCapture(event.pointerId);
  axis.addEventListener("pointermove", to);
  axis.addEventListener("pointerup", done, { once: true });
  axis.addEventListener("pointercancel", done, { once: true });
}

// One stop for the Tab key; the arrows go on from there.
function marks() {
  return [...document.querySelectorAll(MARKS)].filter((mark) => mark.getClientRects().length);
}

function gather() {
  const all = marks();
  const first = all.find((mark) => mark.getAttribute("aria-current")) ?? all[0];
  for (const mark of all) mark.setAttribute("tabindex", mark === first ? "0" : "-1");
}

function walk(mark, key) {
  const all = marks();
  const at = all.indexOf(mark);
  const strand = (one) => one.closest(".wt-strand");
  const next = {
    ArrowRight: () => all[at + 1],
    ArrowLeft: () => all[at - 1],
    ArrowDown: () => all.slice(at).find((one) => strand(one) !== strand(mark)),
    ArrowUp: () => all.slice(0, at).findLast((one) => strand(one) !== strand(mark)),
    Home: () => all[0],
    End: () => all.at(-1),
  }[key]?.();
  if (!next) return false;
  for (const one of all) one.setAttribute("tabindex", one === next ? "0" : "-1");
  next.focus();
  return true;
}

enliven(form, moved);
follow("main");
gather();
onShown(gather);
addEventListener("resize", gather);
document.querySelector(".brush").addEventListener("pointerdown", (event) => {
  const axis = event.target.closest("svg");
  if (axis && !event.button) drag(axis, event);
});
document.addEventListener("keydown", (event) => {
  const mark = event.target.closest?.(MARKS);
  if (mark && walk(mark, event.key)) event.preventDefault();
  else if (event.key === "Escape" && !typing(event)) document.getElementById("close")?.click();
});
