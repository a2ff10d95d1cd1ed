// Never loses a word: asks before one leaves, and keeps a copy in this tab until it is saved.

import { addRow, renumber } from "./questions.js";

const BEGINNING = "draft:";
const NEW = `${BEGINNING}${location.pathname.replace(/\/\d+\/change\/$/, "/add/")}`;
const HERE = `${BEGINNING}${location.pathname}`;
const OWN_WORDS = ["title", "summary", "body"];
const PAUSE = 300;

export function keepUnsaved(draft) {
  const saved = entriesOf(draft);
  // A form that came back refused holds what was typed, and nothing of it is saved.
  const isRefused = draft.querySelector("#refusals") !== null;
  let isLeaving = false;
  let timer = 0;

  const isUnsaved = () => isRefused || !isSame(entriesOf(draft), saved);
  draft.addEventListener("input", () => {
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
    const kept = { entries: entriesOf(draft), version: draft.elements.lock_version.value };
    try {
      sessionStorage.setItem(HERE, JSON.stringify(kept));
    } catch {
      // No room, or storage is shut: leaving still asks first.
    }
  }
}

function offerCopy(draft, saved) {
  if (NEW !== HERE) forgetIfSaved(NEW, saved);
  const kept = read(HERE);
  if (!kept || isSame(kept.entries, saved)) {
    forget(HERE);
    return;
  }
  const notice = draft.querySelector("#unsaved");
  notice.hidden = false;
  notice.addEventListener("click", (event) => {
    const act = event.target.closest("[data-do]")?.dataset.do;
    if (act === "restore") restore(draft, kept);
    if (act === "forget") forget(HERE);
    if (act) {
      notice.hidden = true;
      draft.elements.title.focus();
    }
  });
}

// A new article is written at one address and lives at another once it is saved.
function forgetIfSaved(key, saved) {
  const kept = read(key);
  const words = (entries) => JSON.stringify(entries.filter(([name]) => OWN_WORDS.includes(name)));
  if (kept && words(kept.entries) === words(saved)) forget(key);
}

function restore(draft, { entries, version }) {
  const part = draft.querySelector(".questions");
  const total = `${part.dataset.prefix}-TOTAL_FORMS`;
  const wanted = Number(new Map(entries).get(total));
  while (Number(draft.elements[total].value) < wanted) addRow(draft);
  for (const field of draft.elements) {
    if (isKept(field)) set(field, entries);
  }
  // The version that was open then: if somebody has saved since, saving shows both texts.
  draft.elements.lock_version.value = version;
  putInOrder(part);
  draft.dispatchEvent(new Event("input", { bubbles: true }));
}

function set(field, entries) {
  const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
  if (field.type === "checkbox" || field.type === "radio") {
    field.checked = values.includes(field.value);
  } else {
    [field.value = ""] = values;
  }
}

function putInOrder(part) {
  const place = (row) => Number(row.querySelector("input[name$='-order']").value);
  const list = part.querySelector(".ordered");
  list.append(...[...list.children].sort((one, other) => place(one) - place(other)));
  renumber(part);
}

function entriesOf(draft) {
  return [...draft.elements]
    .filter(isKept)
    .filter((field) => !["checkbox", "radio"].includes(field.type) || field.checked)
    .map((field) => [field.name, field.value]);
}

function isKept(field) {
  return field.name && field.type !== "submit" && !["csrfmiddlewaretoken", "lock_version", "language"].includes(field.name);
}

function isSame(some, others) {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
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
