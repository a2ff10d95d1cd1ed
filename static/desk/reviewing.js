// A review in the making: comments at hand in one list, and none lost on the way.

const form = document.querySelector("form[data-review]");
const rooms = form ? [...form.querySelectorAll(".say")] : [];
const PAUSE = 300;
const HERE = `review:${location.pathname}`;

if (form?.elements.comment) {
  const list = form.querySelector("[data-said]");
  const isRefused = document.querySelector("#refusal") !== null;
  let isLeaving = false;
  let timer = 0;

  const before = wordsOf();
  bringBack(isRefused);
  tell(list);
  document.querySelector("#refusal")?.focus();
  form.addEventListener("click", openRoom);
  form.addEventListener("keydown", closeRoom);
  form.addEventListener("input", () => {
    tell(list);
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    keep();
    isLeaving = true;
  });
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && (isRefused || wordsOf() !== before)) event.preventDefault();
  });
}

// Whoever opens the room for a comment wants to write one.
function openRoom(event) {
  const room = event.target.closest("summary")?.parentElement;
  if (room?.matches(".say:not([open])")) requestAnimationFrame(() => fieldOf(room).focus());
}

function closeRoom(event) {
  const room = event.target.closest(".say[open]");
  if (event.key !== "Escape" || !room) return;
  room.open = false;
  room.querySelector("summary").focus();
}

// Every comment so far, beside the decision: each leads to its passage.
function tell(list) {
  const said = rooms.filter((room) => fieldOf(room).value.trim());
  for (const room of rooms) room.classList.toggle("say-said", said.includes(room));
  list.hidden = said.length === 0;
  list.querySelector("ol").replaceChildren(
    ...said.map((room) => {
      const link = document.createElement("a");
      link.href = `#${room.id}`;
      link.textContent = fieldOf(room).value.trim();
      link.addEventListener("click", () => {
        room.open = true;
        requestAnimationFrame(() => fieldOf(room).focus());
      });
      const item = document.createElement("li");
      item.append(link);
      return item;
    }),
  );
}

function fieldOf(room) {
  return room.querySelector("textarea");
}

function fields() {
  return [form.elements.comment, ...rooms.map(fieldOf)];
}

function wordsOf() {
  return JSON.stringify(fields().map((field) => field.value.trim()));
}

// A copy in this tab, for a log-in that has expired: it goes once the review was taken.
function keep() {
  const said = fields()
    .filter((field) => field.value.trim())
    .map((field) => [field.name, field.ariaLabel ?? "", field.value]);
  try {
    sessionStorage.setItem(HERE, JSON.stringify({ seen: form.dataset.review, said }));
  } catch {
    // No room, or storage is shut: leaving still asks first.
  }
}

function bringBack(isRefused) {
  const kept = read();
  forget();
  if (!kept || isRefused || form.dataset.decided !== undefined) return;
  for (const [name, label, words] of kept.said) {
    const same = kept.seen === form.dataset.review ? form.elements[name] : null;
    const field = same ?? form.elements.comment;
    const line = same || name === "comment" ? words : `${label}: ${words}`;
    field.value = [field.value.trim(), line].filter(Boolean).join("\n\n");
    const room = field.closest(".say");
    if (room) room.open = true;
  }
  form.querySelector("[data-back]").hidden = false;
  keep();
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(HERE));
  } catch {
    return null;
  }
}

function forget() {
  try {
    sessionStorage.removeItem(HERE);
  } catch {
    // Storage is shut, so nothing is kept in it.
  }
}
