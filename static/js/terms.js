/* Words explained: what a word means opens beside it, on a tap, on focus or under the pointer.
   Without this file the word leads to its meaning, which stands behind the paragraph. */

const GAP = 8;
const SOON = 250;
const LATE = 300;

/* From here on the meanings of running text stand in the margin, where they need no opening. */
const hasMargin = matchMedia("(min-width: 76rem)");

let open = null;
let isPinned = false;
let waiting = 0;

/* Below the word, or above it where there is no room: never on it, never off the screen. */
function place({ link, note }) {
  const word = link.getBoundingClientRect();
  const lines = [...link.getClientRects()];
  const { offsetWidth: width, offsetHeight: height } = note;
  const isAbove = word.bottom + GAP + height > innerHeight && word.top - GAP - height >= 0;
  const line = isAbove ? lines[0] : lines.at(-1);
  const start = document.dir === "rtl" ? line.right - width : line.left;
  const left = Math.max(GAP, Math.min(start, document.documentElement.clientWidth - width - GAP));
  const top = isAbove ? word.top - GAP - height : word.bottom + GAP;
  note.style.left = `${left + scrollX}px`;
  note.style.top = `${top + scrollY}px`;
}

function hide() {
  clearTimeout(waiting);
  open?.note.classList.remove("meant");
  if (open?.note.popover) open.note.hidePopover();
  open = null;
  isPinned = false;
}

function show(pair) {
  clearTimeout(waiting);
  if (open === pair) return;
  hide();
  open = pair;
  pair.note.classList.add("meant");
  if (!pair.note.popover) return;
  pair.note.showPopover();
  place(pair);
}

function later(milliseconds, act) {
  clearTimeout(waiting);
  waiting = setTimeout(act, milliseconds);
}

function leave({ link }) {
  const isKept = isPinned || link.matches(":focus-visible");
  if (isKept) clearTimeout(waiting);
  else later(LATE, hide);
}

function attend(pair) {
  const { link, note } = pair;
  link.setAttribute("aria-describedby", note.id);
  link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(pair); });
  link.addEventListener("blur", () => { if (open === pair && !note.matches(":hover")) hide(); });
  link.addEventListener("click", (event) => {
    if (!note.popover || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (open === pair && isPinned) return hide();
    show(pair);
    isPinned = true;
  });
  for (const one of [link, note]) {
    one.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "touch") return;
      if (open === pair) clearTimeout(waiting);
      else if (one === link) later(SOON, () => show(pair));
    });
    one.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") leave(pair);
    });
  }
}

const pairs = [...document.querySelectorAll("a.term")]
  .map((link) => ({ link, note: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
  .filter(({ note }) => note?.showPopover);

function settle() {
  hide();
  for (const { note } of pairs) {
    note.popover = hasMargin.matches && note.matches(".prose > .definition") ? null : "manual";
  }
}

pairs.forEach(attend);
settle();
hasMargin.addEventListener("change", settle);
addEventListener("resize", () => { if (open?.note.popover) place(open); });
addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
addEventListener("pointerdown", ({ target }) => {
  if (open && !open.link.contains(target) && !open.note.contains(target)) hide();
});

const asked = pairs.find(({ link }) => link.hash === location.hash);
if (asked) { show(asked); isPinned = true; }
