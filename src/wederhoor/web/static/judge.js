// Judging by keys: a accepts, r rejects, c corrects, u undoes, ? shows the keys. keys.js goes on and back with j and k.

const CLAIM = "[data-claim]";

function current() {
  return document.activeElement?.closest(CLAIM) ?? document.querySelector(`main${CLAIM}`);
}

function accept() {
  const button = current()?.querySelector('form[data-act="accept"] button');
  button?.click();
  return Boolean(button);
}

// Opens a form that asks for a reason and goes to its field; the words in it are chosen, to be kept or typed over.
function ask(act, where) {
  const details = where?.querySelector(`details[data-act="${act}"]`);
  if (!details) return false;
  details.open = true;
  const field = details.querySelector('input[name="why"]');
  field.focus();
  field.select();
  return true;
}

function correct() {
  const here = current();
  const link = here?.querySelector('a[data-act="correct"]');
  const form = here?.querySelector("form.correction select, form.correction input:not([type=hidden])");
  if (link) link.click();
  else form?.focus();
  return Boolean(link || form);
}

function undo() {
  return ask("undo", current()) || ask("undo", document.querySelector(".done"));
}

function help() {
  const keys = document.getElementById("keys");
  if (!keys) return false;
  keys.open = !keys.open;
  keys.querySelector("summary").focus();
  return true;
}

const ACTS = { a: accept, r: () => ask("reject", current()), c: correct, u: undo, "?": help };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select")) {
    const claim = event.key === "Escape" && event.target.closest(CLAIM);
    if (claim) {
      event.target.closest("details")?.removeAttribute("open");
      stand(claim);
    }
    return;
  }
  const act = ACTS[event.key];
  if (act?.()) event.preventDefault();
});

// A form is sent once, however often its key is pressed.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  else event.target.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

function stand(claim) {
  claim.tabIndex = -1;
  claim.focus({ preventScroll: true });
  claim.scrollIntoView({ block: "nearest" });
}

// On with the claim that the address names, else with the first that waits.
const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
const first = named?.matches(CLAIM) ? named : document.querySelector(".queue > li");
if (first) stand(first);
