// Keys for the queue and its cases. Without this file everything works by
// links and forms all the same.
const rows = [...document.querySelectorAll(".case-row")];
let at = -1;

function go(to) {
  if (!rows.length) return;
  rows[at]?.classList.remove("here");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at].classList.add("here");
  rows[at].querySelector("[data-open]").focus({ preventScroll: true });
  rows[at].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.target.closest("input, select, textarea")) {
    if (e.key === "Escape") e.target.blur();
    return;
  }
  if (rows.length && (e.key === "j" || e.key === "k")) {
    e.preventDefault();
    go(e.key === "j" ? at + 1 : at - 1);
    return;
  }
  const wanted = [...document.querySelectorAll("[data-key]")].find((x) => x.dataset.key === e.key);
  if (!wanted) return;
  e.preventDefault();
  // Links are followed; a decision is only brought into focus, never taken by
  // a single key.
  if (wanted.matches("a")) wanted.click();
  else wanted.focus();
});
