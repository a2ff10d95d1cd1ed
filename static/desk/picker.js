// A dialog to pick from: type a part, go with the arrow keys, Enter writes it into the text.

import { cite, write } from "./writing.js";

const PAUSE = 150;
const open = { dialog: null, field: null, choices: [], active: -1, asked: 0 };
let pause = 0;

export function openPicker(dialog, field) {
  Object.assign(open, { dialog, field, choices: [], active: -1 });
  wordsOf(dialog).value = "";
  dialog.showModal();
  wordsOf(dialog).focus();
  ask();
}

export function watchPickers(root) {
  root.addEventListener("input", (event) => {
    if (!event.target.matches(".picker [role=combobox]")) return;
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });
  root.addEventListener("keydown", (event) => {
    if (event.target.matches(".picker [role=combobox]")) answerKey(event);
  });
  root.addEventListener("click", (event) => {
    const option = event.target.closest(".picker [role=option]");
    if (option) pick(open.choices[Number(option.dataset.place)].mark);
    if (event.target.closest(".picker [data-do=close]")) open.dialog.close();
  });
}

// Closes the dialog and writes a mark where the text was left.
export function pick(text) {
  open.dialog.close();
  if (text.startsWith("[@")) cite(open.field, text);
  else write(open.field, text);
}

async function ask() {
  const { dialog } = open;
  const turn = ++open.asked;
  const query = new URLSearchParams({ q: wordsOf(dialog).value });
  let answer = null;
  try {
    const response = await fetch(`${dialog.dataset.source}?${query}`);
    if (response.ok) answer = await response.json();
  } catch {
    // Told below, as any other refusal.
  }
  if (turn !== open.asked || dialog !== open.dialog) return;
  const status = dialog.querySelector("[role=status]");
  status.textContent = answer ? answer.found : status.dataset.failed;
  show(answer ? answer.choices : []);
  dialog.dispatchEvent(new CustomEvent("answered", { detail: answer }));
}

function show(choices) {
  const { dialog } = open;
  open.choices = choices;
  listOf(dialog).replaceChildren(
    ...choices.map((choice, place) => optionFor(choice, place, `${dialog.id}-${place}`)),
  );
  wordsOf(dialog).setAttribute("aria-expanded", String(choices.length > 0));
  activate(choices.length > 0 ? 0 : -1);
}

function optionFor(choice, place, id) {
  const option = document.createElement("li");
  option.id = id;
  option.setAttribute("role", "option");
  option.dataset.place = place;
  if (choice.picture) {
    const picture = document.createElement("img");
    Object.assign(picture, { src: choice.picture, alt: "", loading: "lazy" });
    option.append(picture);
  }
  for (const part of ["title", "note"]) {
    const words = document.createElement("span");
    words.className = `choice-${part}`;
    words.textContent = choice[part];
    option.append(words);
  }
  return option;
}

function answerKey(event) {
  const last = open.choices.length - 1;
  const moves = {
    ArrowDown: open.active >= last ? 0 : open.active + 1,
    ArrowUp: open.active <= 0 ? last : open.active - 1,
  };
  if (event.key in moves) {
    event.preventDefault();
    activate(moves[event.key]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (open.active >= 0) pick(open.choices[open.active].mark);
    else open.dialog.querySelector(".paper:not([hidden]) [data-do=look-up]")?.click();
  }
}

function activate(place) {
  open.active = place;
  const words = wordsOf(open.dialog);
  [...listOf(open.dialog).children].forEach((option, number) => {
    option.setAttribute("aria-selected", String(number === place));
    if (number === place) {
      words.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  });
  if (place < 0) words.removeAttribute("aria-activedescendant");
}

function wordsOf(dialog) {
  return dialog.querySelector("[role=combobox]");
}

function listOf(dialog) {
  return dialog.querySelector("[role=listbox]");
}
