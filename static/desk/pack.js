// A pack's articles: put in, taken out and put in order, by buttons or by dragging. The places go
// with the form, in the very fields that are numbered by hand where this does not run.

const EDGE = 120;
const ENDS = ["pointerup", "pointercancel"];
const part = document.querySelector(".parts");
if (part) arrange(part);

function arrange(part) {
  const chosen = part.querySelector(".parts-chosen");
  const others = part.querySelector(".parts-others");
  const find = part.querySelector("#parts-find");
  const status = part.querySelector("[role=status]");
  const form = part.closest("form");
  const saved = wordsOf(form);
  let isLeaving = false;

  part.closest("fieldset").classList.add("is-scripted");
  // Not marked in words: a place that is no number has been said above the form.
  if (!part.querySelector("[aria-invalid]")) renumber();

  part.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const row = button?.closest(".part");
    if (!row) return;
    if (button.dataset.move) step(row, Number(button.dataset.move), button);
    if (button.dataset.do === "add") put(row, chosen, "added");
    if (button.dataset.do === "remove") put(row, others, "removed");
  });
  find?.addEventListener("input", () => {
    narrow();
    say("found", { count: visible(others).length });
  });
  find?.addEventListener("keydown", (event) => {
    // Enter would save the pack.
    if (event.key === "Enter") event.preventDefault();
  });
  chosen.addEventListener("pointerdown", (event) => {
    if (event.target.closest(".part-grip") && event.button === 0) drag(event);
  });
  form.addEventListener("submit", () => {
    isLeaving = true;
  });
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && wordsOf(form) !== saved) event.preventDefault();
  });

  function step(row, by, button) {
    const neighbour = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (neighbour && by < 0) neighbour.before(row);
    if (neighbour && by > 0) neighbour.after(row);
    renumber();
    button.focus();
    row.scrollIntoView({ block: "nearest" });
    tell(neighbour ? "moved" : "end", row);
  }

  function put(row, list, what) {
    const rows = visible(row.parentElement);
    const place = rows.indexOf(row);
    const beside = rows[place + 1] ?? rows[place - 1];
    list.append(row);
    narrow();
    renumber();
    tell(what, row);
    // The row has left the list: the next one there takes the focus, or else the row itself.
    const act = what === "added" ? "add" : "remove";
    const next = beside ?? row;
    next.querySelector(`[data-do=${beside ? act : act === "add" ? "remove" : "add"}]`).focus();
  }

  function drag(event) {
    const row = event.target.closest(".part");
    const before = row.nextElementSibling;
    event.preventDefault();
    // By the list, since a row that changes places would lose the pointer.
    chosen.setPointerCapture(event.pointerId);
    row.classList.add("is-dragged");

    const move = ({ clientY }) => {
      // What is out of sight comes into it: the bar with the button covers the lower edge.
      if (clientY < EDGE) scrollBy(0, -EDGE / 4);
      if (clientY > innerHeight - EDGE) scrollBy(0, EDGE / 4);
      const over = [...chosen.children].find((one) => {
        const box = one.getBoundingClientRect();
        return clientY >= box.top && clientY < box.bottom;
      });
      if (!over || over === row) return;
      const box = over.getBoundingClientRect();
      const isBelow = row.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
      // Only past the middle, so that rows of different heights do not swing to and fro.
      if (isBelow && clientY > box.top + box.height / 2) over.after(row);
      if (!isBelow && clientY < box.top + box.height / 2) over.before(row);
      renumber();
    };
    const end = (ended) => {
      for (const name of ENDS) chosen.removeEventListener(name, end);
      chosen.removeEventListener("pointermove", move);
      document.removeEventListener("keydown", escape);
      row.classList.remove("is-dragged");
      if (ended.type !== "pointerup") chosen.insertBefore(row, before);
      renumber();
      tell("moved", row);
    };
    const escape = (pressed) => {
      if (pressed.key === "Escape") end(pressed);
    };
    for (const name of ENDS) chosen.addEventListener(name, end);
    chosen.addEventListener("pointermove", move);
    document.addEventListener("keydown", escape);
  }

  function renumber() {
    const rows = [...chosen.children];
    rows.forEach((row, place) => {
      row.querySelector(".part-place input").value = place + 1;
      row.querySelector("[data-move='-1']").setAttribute("aria-disabled", String(place === 0));
      row
        .querySelector("[data-move='1']")
        .setAttribute("aria-disabled", String(place === rows.length - 1));
    });
    for (const row of others.children) row.querySelector(".part-place input").value = "";
  }

  // Shows those of the others whose titles hold every word of what is looked for.
  function narrow() {
    // Of very many articles none is listed to look through.
    const words = plain(find?.value ?? "").split(/\s+/);
    for (const row of others.children) {
      row.hidden = !words.every((word) => plain(row.dataset.title).includes(word));
    }
    for (const row of chosen.children) row.hidden = false;
  }

  function tell(what, row) {
    const place = [...chosen.children].indexOf(row) + 1;
    say(what, { title: row.dataset.title, place, count: chosen.children.length });
  }

  function say(what, facts) {
    status.textContent = status.dataset[what].replace(/\{(\w+)\}/g, (_all, name) => facts[name]);
  }
}

function visible(list) {
  return [...list.children].filter((row) => !row.hidden);
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function wordsOf(form) {
  return new URLSearchParams(new FormData(form)).toString();
}
