// On the page of a number, t goes from the plot to the table that says the same, and back.

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "t" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const table = document.getElementById("table");
  const plot = document.getElementById("plot");
  if (!table || !plot) return;
  const next = document.activeElement === table ? plot : table;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  event.preventDefault();
});
