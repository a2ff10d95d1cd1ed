/* Links to answers: copied at a tap, and followed to wherever their question stands now. */

const { copied } = document.querySelector(".gathered").dataset;
const LONG_ENOUGH = 4_000;

function say(link, words) {
  let state = link.parentElement.querySelector("[role=status]");
  if (!state) {
    state = document.createElement("span");
    state.setAttribute("role", "status");
    link.after(" ", state);
  }
  // Said a moment later: a screen reader hears only what changes in a part that it knows.
  setTimeout(() => { state.textContent = words; }, 50);
}

async function copy(event) {
  const link = event.currentTarget;
  if (!navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(link.href);
  } catch (error) {
    location.assign(link.href);
    return;
  }
  say(link, copied);
  setTimeout(() => say(link, ""), LONG_ENOUGH);
}

for (const link of document.querySelectorAll(".answer-link a")) link.addEventListener("click", copy);

/* An address of before: the question may stand on another page, or under another name. */
function seek() {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch (error) {
    return;
  }
  const isAsked = new URLSearchParams(location.search).get("open") === id;
  if (!id.includes("-question-") || isAsked || document.getElementById(id)) return;
  location.replace(`?open=${encodeURIComponent(id)}#${encodeURIComponent(id)}`);
}

addEventListener("hashchange", seek);
seek();
