// Never loses a word: asks before one leaves, and keeps a copy in this tab until it is saved.
// The server keeps another (autosave.js); `typed_at` says which of the two is the newer.

import { addRow, partsOf, renumber } from "./questions.js";

const BEGINNING = "draft:";
const HERE = `${BEGINNING}${location.pathname}`;
// A new article is written at one address and lives at another once it is saved.
const NEW = HERE.replace(/\/\d+\/change\/$/, "/add/");
// What a form knows about itself; a copy that is taken back is the same form again.
const MARKS = ["form", "lock_version", "opened_at", "opened_topics", "typed_at"];
const OURS = ["csrfmiddlewaretoken", "language", "article", "_publish", "_ask", ...MARKS];
const PAUSE = 300;

export function keepUnsaved(draft) {
  const saved = wordsOf(draft);
  // A form that came back refused holds what was typed, and nothing of it is saved.
  const isRefused = draft.querySelector("#refusals") !== null;
  let isLeaving = false;
  let timer = 0;

  const isUnsaved = () => isRefused || wordsOf(draft) !== saved;
  draft.addEventListener("input", () => {
    draft.elements.typed_at.value = Date.now();
    clearTimeout(timer);
    timer = setTimeout(copy, PAUSE);
  });
  draft.addEventListener("submit", () => {
    copy();
    isLeaving = true;
  });
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved() && !isLeaving) event.preventDefault();
  });
  if (isRefused) copy();
  else offerCopy(draft, saved);
  return isUnsaved;

  function copy() {
    if (!isUnsaved()) return;
    const marks = Object.fromEntries(MARKS.map((name) => [name, draft.elements[name].value]));
    try {
      const kept = { words: wordsOf(draft), entries: entriesOf(draft), marks };
      sessionStorage.setItem(HERE, JSON.stringify(kept));
    } catch {
      // No room, or storage is shut: leaving still asks first.
    }
  }
}

function offerCopy(draft, saved) {
  if (read(NEW)?.words === saved) forget(NEW);
  const kept = read(HERE);
  const offer = kept?.marks && draft.querySelector(`.offer[data-form="${kept.marks.form}"]`);
  const isOlder = offer && Number(offer.dataset.typed) >= Number(kept.marks.typed_at);
  if (!kept?.marks || kept.words === saved || isOlder) {
    forget(HERE);
    return;
  }
  // The server has this form too, but not its last words: one notice is enough, for the newer.
  if (offer) offer.hidden = true;
  const notice = draft.querySelector("#unsaved");
  notice.hidden = false;
  notice.addEventListener("click", (event) => {
    const act = event.target.closest("[data-do]")?.dataset.do;
    if (act === "restore") restore(draft, kept);
    if (act === "forget") forget(HERE);
    if (act === "forget" && offer) offer.hidden = false;
    if (act) {
      notice.hidden = true;
      draft.elements.title.focus();
    }
  });
}

function restore(draft, { entries, marks }) {
  for (const part of partsOf(draft)) {
    const total = `${part.dataset.prefix}-TOTAL_FORMS`;
    const wanted = Number(new Map(entries).get(total));
    while (Number(draft.elements[total].value) < wanted) addRow(part);
  }
  for (const field of draft.elements) {
    if (isWritten(field)) set(field, entries);
  }
  // With the version that was open then: if somebody has saved since, saving shows both texts.
  for (const name of MARKS) draft.elements[name].value = marks[name];
  partsOf(draft).forEach(putInOrder);
  draft.dispatchEvent(new Event("input", { bubbles: true }));
}

function set(field, entries) {
  const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
  if (isTick(field)) field.checked = values.includes(field.value);
  else field.value = values[0] ?? "";
}

function putInOrder(part) {
  const list = part.querySelector(".ordered");
  list.append(...rowsOf(part).sort((one, other) => placeOf(one) - placeOf(other)));
  renumber(part);
}

// What is written in a form, as one string, whichever row of it holds which question.
function wordsOf(draft) {
  const parts = partsOf(draft);
  const isInRows = ([name]) => parts.some((part) => name.startsWith(`${part.dataset.prefix}-`));
  const around = entriesOf(draft).filter((entry) => !isInRows(entry));
  return JSON.stringify([around.sort(), ...parts.map(questionsOf)]);
}

function questionsOf(part) {
  return rowsOf(part)
    .filter((row) => !row.querySelector("input[name$='-DELETE']")?.checked)
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((row) => [...row.querySelectorAll("input[type=text], textarea")].map(textOf))
    .filter((words) => words.some(Boolean));
}

function entriesOf(draft) {
  return [...draft.elements]
    .filter(isWritten)
    .filter((field) => !isTick(field) || field.checked)
    .map((field) => [field.name, textOf(field)]);
}

// The server knows the rows by their numbers; a copy must not bring old ones back. Buttons, and
// answers about two texts, are not the draft's words.
function isWritten(field) {
  return (
    field.name &&
    field.type !== "submit" &&
    !OURS.includes(field.name) &&
    !/^merge-|-(id|INITIAL_FORMS)$/.test(field.name)
  );
}

function isTick(field) {
  return field.type === "checkbox" || field.type === "radio";
}

function textOf(field) {
  return field.value.trim();
}

function rowsOf(part) {
  return [...part.querySelectorAll(".ordered > .question-row")];
}

function placeOf(row) {
  return Number(row.querySelector("input[name$='-order']").value);
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function forget(key) {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Storage is shut, so nothing is kept in it.
  }
}
