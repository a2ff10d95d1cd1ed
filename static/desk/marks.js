// The bar of marks above an editor: one Tab stop, arrow keys within, each button one mark.

import { openPicker } from "./picker.js";
import { mark } from "./writing.js";

export function prepareBars(root) {
  for (const bar of root.querySelectorAll(".marks")) {
    bar.hidden = false;
    buttonsOf(bar).forEach((button, place) => {
      button.tabIndex = place === 0 ? 0 : -1;
    });
  }
}

export function watchBars(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest(".marks button");
    if (!button) return;
    stopAt(button);
    const field = button.closest(".editor").querySelector("textarea");
    if (button.dataset.picker) {
      openPicker(document.getElementById(button.dataset.picker), field);
    } else {
      const { before, words, after, block } = button.dataset;
      mark(field, { before, words, after, isBlock: block !== undefined });
    }
  });
  root.addEventListener("keydown", (event) => {
    const button = event.target.closest(".marks button");
    const next = button && nextButton(button, event.key);
    if (!next) return;
    event.preventDefault();
    stopAt(next);
    next.focus();
  });
}

function nextButton(button, key) {
  const buttons = buttonsOf(button.closest(".marks"));
  const place = buttons.indexOf(button);
  const forward = getComputedStyle(button).direction === "rtl" ? -1 : 1;
  const steps = { ArrowRight: forward, ArrowDown: 1, ArrowLeft: -forward, ArrowUp: -1 };
  if (key in steps) return buttons[(place + steps[key] + buttons.length) % buttons.length];
  return { Home: buttons[0], End: buttons.at(-1) }[key];
}

function stopAt(button) {
  for (const other of buttonsOf(button.closest(".marks"))) other.tabIndex = -1;
  button.tabIndex = 0;
}

function buttonsOf(bar) {
  return [...bar.querySelectorAll("button")];
}
