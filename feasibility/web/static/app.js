// Keyboard and small comforts. Every page works without it.
"use strict";
document.documentElement.classList.add("js");

(() => {
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]");
  const lanes = () => [...document.querySelectorAll(".lanes h3 a.wide, .lanes h3 a.narrow")].filter((a) => a.offsetParent);

  const move = (step) => {
    const all = lanes();
    if (!all.length) return false;
    const at = all.indexOf(document.activeElement);
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    next.focus();
    return true;
  };

  // A line of hours is one tab stop: its name. Arrows move through its weeks.
  const week = (step) => {
    const row = document.activeElement.closest(".heat tr");
    if (!row) return false;
    const cells = [...row.querySelectorAll("td a")];
    const at = cells.indexOf(document.activeElement);
    const next = at + step < 0 ? row.querySelector("th a") : cells[Math.min(cells.length - 1, at + step)];
    next.focus();
    return true;
  };

  const close = () => {
    const open = document.querySelector(".menu[open], .agree[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
      return true;
    }
    const line = document.querySelector("#change .changed");
    if (line) line.remove();
    return Boolean(line);
  };

  const press = (key) => {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (target) target.click();
    return Boolean(target);
  };

  // What is focused, if it leads to its fields; else the first field of the page.
  const edit = () => {
    const here = document.activeElement;
    const page = here.dataset.page ?? here.closest(".entries tr")?.querySelector("a")?.href;
    if (page) location.href = here.dataset.page ? `${page}#made` : page;
    const field = page ? null : document.querySelector(".inline:not(.lines) .with-unit > *, .noun .f > span > *");
    if (field) field.focus();
    return Boolean(page || field);
  };

  // The proof after the focused one, from the first again after the last.
  const proof = () => {
    const all = [...document.querySelectorAll("#main .proof")].filter((each) => each.checkVisibility());
    if (!all.length) return false;
    const next = all[(all.indexOf(document.activeElement.closest(".proof")) + 1) % all.length];
    next.open = true;
    next.querySelector("summary").focus();
    return true;
  };

  const help = () => {
    const menu = document.querySelector(".menu");
    if (!menu) return false;
    menu.open = !menu.open;
    menu.querySelector("summary").focus();
    return true;
  };

  const movePhase = (weeks) => {
    const button = document.activeElement.closest(".phase")?.querySelector(`[data-move="${weeks}"]`);
    if (button) button.click();
    return Boolean(button);
  };

  const SINGLE = "feasibility.single-letters";
  const lettersAreOn = () => localStorage.getItem(SINGLE) !== "off";

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ArrowRight: (event) => (event.shiftKey ? movePhase(1) : week(1)),
    ArrowLeft: (event) => (event.shiftKey ? movePhase(-1) : week(-1)),
    Escape: close,
    Enter: () => {
      const page = document.activeElement.dataset.page;
      if (page) location.href = page;
      return Boolean(page);
    },
    e: edit,
    p: proof,
    "?": help,
    u: () => press("u"),
    n: () => press("n"),
    "[": () => press("["),
    "]": () => press("]"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (typing(event.target) && event.key !== "Escape") return;
    // Whoever speaks to the computer may not want single letters to act (WCAG 2.1.4).
    if (event.key.length === 1 && !lettersAreOn()) return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (act && act(event)) event.preventDefault();
  });

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
    for (const box of document.querySelectorAll("[data-single-letters]")) {
      box.checked = lettersAreOn();
      box.addEventListener("change", () => localStorage.setItem(SINGLE, box.checked ? "on" : "off"));
    }
    const fault = document.querySelector("[aria-invalid=true]");
    if (fault) fault.focus();
  });

  // Nothing is lost silently: no answer, or none that could be used, is said above the page.
  const trouble = (shown) => {
    const line = document.getElementById("trouble");
    if (line) line.hidden = !shown;
  };
  document.addEventListener("htmx:error", () => trouble(true));
  document.addEventListener("htmx:after:request", (event) => trouble(event.detail?.ctx?.response?.status >= 500));

  // Who types a value means a value, whatever was known before.
  document.addEventListener("input", (event) => {
    const fact = event.target.closest(".as-value")?.closest(".fact");
    const radio = fact?.querySelector(":scope > .how input[type=radio][value=value]");
    if (radio) radio.checked = true;
  });

  // Whoever opens one menu closes the other; a click beside it closes it.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
})();
