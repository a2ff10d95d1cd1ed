// The questions of an article, and those it asks back: add one, move one up or down; the order
// goes with the form.

import { prepareBars } from "./marks.js";

export function keepQuestions(draft) {
  for (const part of partsOf(draft)) keepPart(part);
}

// The parts of the form that hold rows of questions.
export function partsOf(draft) {
  return [...draft.querySelectorAll(".questions")];
}

function keepPart(part) {
  const status = part.querySelector("[role=status]");

  part.addEventListener("click", (event) => {
    if (event.target.closest("[data-do=add-question]")) {
      if (isFull(part)) return;
      const row = addRow(part);
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
  part.addEventListener("change", () => offerAdding(part));
  renumber(part);
}

// Adds an empty question at the end and returns its row.
export function addRow(part) {
  const total = part.querySelector("input[name$='-TOTAL_FORMS']");
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
  offerAdding(part);
}

function offerAdding(part) {
  part.querySelector("[data-do=add-question]").setAttribute("aria-disabled", String(isFull(part)));
}

function isFull(part) {
  const removed = part.querySelectorAll(".ordered input[name$='-DELETE']:checked").length;
  return part.querySelectorAll(".ordered > .question-row").length - removed >= part.dataset.most;
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
