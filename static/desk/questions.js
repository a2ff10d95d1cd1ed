// The questions of an article: add one, move one up or down; the order goes with the form.

import { prepareBars } from "./marks.js";

export function keepQuestions(draft) {
  const part = draft.querySelector(".questions");
  const status = part.querySelector("[role=status]");

  part.addEventListener("click", (event) => {
    if (event.target.closest("[data-do=add-question]")) {
      const row = addRow(draft);
      row.querySelector("input[type=text]").focus();
      status.textContent = `${status.dataset.added} ${numberOf(row)}`;
      changed(part);
    }
    const button = event.target.closest("[data-move]");
    if (button) {
      const row = button.closest(".question-row");
      if (!move(row, Number(button.dataset.move))) return;
      button.focus();
      status.textContent = `${status.dataset.moved} ${numberOf(row)}`;
      changed(part);
    }
  });
  renumber(part);
}

// Adds an empty question at the end and returns its row.
export function addRow(draft) {
  const part = draft.querySelector(".questions");
  const total = draft.elements[`${part.dataset.prefix}-TOTAL_FORMS`];
  const template = part.querySelector("template");
  const holder = document.createElement("template");
  holder.innerHTML = template.innerHTML.replaceAll("__prefix__", total.value);
  const row = holder.content.querySelector(".question-row");
  total.value = Number(total.value) + 1;
  part.querySelector(".ordered").append(row);
  prepareBars(row);
  renumber(part);
  return row;
}

export function renumber(part) {
  const rows = [...part.querySelectorAll(".ordered > .question-row")];
  rows.forEach((row, place) => {
    row.querySelector(".number").textContent = place + 1;
    row.querySelector("input[name$='-order']").value = place + 1;
    row.querySelector("[data-move='-1']").setAttribute("aria-disabled", String(place === 0));
    row
      .querySelector("[data-move='1']")
      .setAttribute("aria-disabled", String(place === rows.length - 1));
  });
}

function move(row, step) {
  const neighbour = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!neighbour) return false;
  if (step < 0) neighbour.before(row);
  else neighbour.after(row);
  renumber(row.closest(".questions"));
  return true;
}

function numberOf(row) {
  return row.querySelector(".number").textContent;
}

function changed(part) {
  part.dispatchEvent(new Event("input", { bubbles: true }));
}
