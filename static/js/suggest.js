/* Suggestions under the search field: an editable combobox with a list, chosen by hand
   (WAI-ARIA Authoring Practices, combobox). Without this file the form searches as it is.
   Nothing is kept: a page that is left forgets what was typed. */

const SOON = 120;
const LEAST = 2;

function make(tag, attributes, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

function attend(form) {
  const field = form.querySelector("input[type=search]");
  const listId = `${field.id}-list`;
  const list = make("ul", { id: listId, role: "listbox", "aria-label": form.dataset.list, class: "seek-list" });
  const status = make("p", { role: "status", class: "visually-hidden" });
  list.hidden = true;
  field.parentElement.append(list);
  form.append(status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    "aria-expanded": "false",
    "aria-controls": listId,
  })) field.setAttribute(name, value);

  let lines = [];
  let linesFor = "";
  let chosen = -1;
  let waiting = 0;
  let asking = null;

  const isOpen = () => !list.hidden;

  function choose(place) {
    chosen = place;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", at === place));
    if (place < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  }

  function close() {
    choose(-1);
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    status.textContent = "";
  }

  function open() {
    if (!lines.length || isOpen()) return;
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  }

  function stopAsking() {
    clearTimeout(waiting);
    asking?.abort();
    asking = null;
  }

  function show(answer, words) {
    lines = answer.lines;
    linesFor = words;
    chosen = -1;
    list.replaceChildren(...lines.map((line, place) => {
      const name = make("bdi", {}, line.words);
      const kind = line.kind ? [" ", make("span", { class: "seek-kind" }, line.kind)] : [];
      return make("li", { role: "option", id: `${listId}-${place}`, "aria-selected": "false" }, name, ...kind);
    }));
    if (!lines.length) return close();
    choose(-1);
    open();
    status.textContent = answer.said;
  }

  /* A server that does not answer leaves a plain field; the form still searches. */
  async function ask() {
    const words = field.value.trim();
    stopAsking();
    if ([...words].length < LEAST) {
      lines = [];
      return close();
    }
    const mine = asking = new AbortController();
    try {
      const address = `${form.dataset.suggest}?${new URLSearchParams({ q: words })}`;
      const response = await fetch(address, { signal: mine.signal, cache: "no-store" });
      const answer = response.ok ? await response.json() : { lines: [], said: "" };
      if (mine === asking && document.activeElement === field) show(answer, words);
    } catch (error) {
      if (mine === asking) {
        lines = [];
        close();
      }
    }
  }

  function go(place) {
    const { words, address } = lines[place];
    stopAsking();
    field.value = words;
    close();
    location.assign(address);
  }

  function move(by) {
    if (!isOpen()) open();
    if (!isOpen()) return;
    const places = lines.length + 1; // the field itself is one of them
    choose((chosen + 1 + by + places) % places - 1);
  }

  field.addEventListener("input", () => {
    choose(-1);
    clearTimeout(waiting);
    waiting = setTimeout(ask, SOON);
  });

  field.addEventListener("keydown", (event) => {
    // These keys belong to whoever composes a letter; some browsers say so by a code alone.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowDown" && event.altKey) open();
    else if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp" && event.altKey) close();
    else if (event.key === "ArrowUp") move(-1);
    else if (event.altKey) return;
    else if (event.key === "Enter" && isOpen() && chosen >= 0) go(chosen);
    else if (event.key === "Enter") return stopAsking();
    else if (event.key === "Escape" && isOpen()) close();
    else if (event.key === "Escape") {
      stopAsking();
      field.value = "";
      lines = [];
    } else {
      // The caret moves, or Tab leaves: what is in the field counts again.
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) choose(-1);
      return;
    }
    event.preventDefault();
  });

  field.addEventListener("blur", () => {
    stopAsking();
    close();
  });
  field.addEventListener("click", () => {
    if (field.value.trim() === linesFor) open();
  });
  form.addEventListener("submit", () => {
    stopAsking();
    close();
  });

  /* Focus stays in the field while somebody taps, scrolls or clicks in the list. */
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) go([...list.children].indexOf(option));
  });
  addEventListener("pointerdown", ({ target }) => {
    if (isOpen() && !form.contains(target)) close();
  });
}

document.querySelectorAll("form[data-suggest]").forEach(attend);
