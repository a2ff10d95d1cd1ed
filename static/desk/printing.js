// The print view: finds while one types, prints into a new tab, and counts each print once.

const PAUSE = 150;
const DOUBLE_PRESS = 1000;

const find = document.querySelector("form.find");
const form = document.querySelector("form[data-prints]");
let asked = 0;
let pause = 0;
let isBehind = false;

if (find && form) {
  const words = find.elements.q;
  words.addEventListener("input", () => {
    isBehind = true;
    clearTimeout(pause);
    pause = setTimeout(show, PAUSE);
  });
  find.elements.language?.addEventListener("change", show);
  find.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    if (isBehind || !chosen()) await show();
    chosen()?.focus();
  });
  words.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || !chosen()) return;
    event.preventDefault();
    chosen().focus();
  });
  form.addEventListener("change", say);
  form.addEventListener("submit", send);
  // Only with script: without it, going back from the sheet loads a fresh form.
  form.target = "_blank";
  say();
}

// The page itself knows what fits; this fetches it and takes over the list.
async function show() {
  const turn = ++asked;
  const query = new URLSearchParams(new FormData(find));
  try {
    const answer = await fetch(`${location.pathname}?${query}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== asked) return;
    const [list, count] = [page.getElementById("printables"), page.getElementById("find-count")];
    if (!list) throw new Error("This is another page: nobody is logged in any more.");
    document.getElementById("printables").replaceChildren(...list.children);
    document.getElementById("find-count").textContent = count.textContent;
    isBehind = false;
    say();
  } catch {
    // The form without script: it leads to the log-in, or says what is wrong.
    if (turn === asked) find.submit();
  }
}

function send(event) {
  if (form.dataset.pressed) {
    event.preventDefault();
    return;
  }
  form.dataset.pressed = "yes";
  setTimeout(() => {
    delete form.dataset.pressed;
    form.elements.token.value = freshToken();
  }, DOUBLE_PRESS);
}

function say() {
  form.querySelector(".printing-chosen").textContent =
    chosen()?.closest("label").querySelector(".printable-title").textContent ?? "";
}

function chosen() {
  return form.querySelector("[name=item]:checked");
}

// Not crypto.randomUUID, which a clinic's own network without HTTPS does not offer.
function freshToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
  button.hidden = false;
}
