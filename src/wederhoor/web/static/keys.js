// Walking through the lines of a page: j and k go on and back, Enter opens the evidence, / goes to the search field.

const STOPS = ".line, .claims > li";

function stops() {
  return [...document.querySelectorAll(STOPS)];
}

function move(step) {
  const all = stops();
  const at = all.indexOf(document.activeElement?.closest(STOPS));
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function open() {
  if (document.activeElement?.matches("[data-name]")) return false; // panel.js opens these
  const details = document.activeElement?.matches(STOPS) && document.activeElement.querySelector("details");
  if (details) details.open = !details.open;
  return Boolean(details);
}

const ACTS = { j: () => move(1), k: () => move(-1), Enter: open };

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const field = document.querySelector("input[type=search]");
    if (field) {
      field.focus();
      event.preventDefault();
    }
    return;
  }
  const act = ACTS[event.key];
  if (act && act() !== false && event.key !== "Enter") event.preventDefault();
});
