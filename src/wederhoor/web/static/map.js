// The map page: sliders, play, keys. Without this file its form and its links do the same.

import { addressOf, enliven, follow, idle, moment, show, typing } from "/static/moving.js";

const PACE = 1200; // milliseconds that a day is shown at least
const KEYS = new Set(["+", "-", "0", "t"]);
const form = document.querySelector("form[data-moving]");
const play = document.getElementById("play");
const day = () => document.getElementById("day");
const known = () => document.getElementById("known");
const still = matchMedia("(prefers-reduced-motion: reduce)");
let playing = false;

const changes = (before) => ({ known_at: moment(known().value, before, day().value) });

function moved(name, before) {
  if (name === "date") {
    stop();
    return show(addressOf(form, changes(before)));
  }
  return show(addressOf(form));
}

async function forward(from = day().selectedIndex + 1) {
  const list = day();
  if (from >= list.options.length) return false;
  const before = list.value;
  list.selectedIndex = from;
  await show(addressOf(form, changes(before)));
  return from < day().options.length - 1;
}

function told() {
  play.textContent = still.matches ? play.dataset.step : playing ? play.dataset.pause : play.dataset.play;
  play.setAttribute("aria-pressed", String(playing));
  if (still.matches) play.removeAttribute("aria-pressed");
}

function stop() {
  playing = false;
  told();
}

async function start() {
  const last = day().selectedIndex === day().options.length - 1;
  if (still.matches) {
    await forward(last ? 0 : undefined);
    return;
  }
  playing = true;
  told();
  let more = last ? await forward(0) : true;
  while (playing && more) {
    more = await forward();
    await new Promise((done) => setTimeout(done, PACE));
  }
  stop();
}

const toggle = () => (playing ? stop() : start());

play.hidden = false;
told();
still.addEventListener("change", stop);
play.addEventListener("click", toggle);
document.addEventListener("click", ({ target }) => play.contains(target) || stop(), true);
enliven(form, moved);
follow("main");
document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  const key = event.key === "=" ? "+" : event.key;
  if (key === "p") toggle();
  else if (key === "Escape") idle().then(() => document.getElementById("close")?.click());
  else if (KEYS.has(key)) idle().then(() => document.querySelector(`[data-key="${key}"]`)?.click());
});
