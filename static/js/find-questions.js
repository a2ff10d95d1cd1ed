/* Find in these questions: fewer as one types, and the words marked. Nothing that is typed leaves
   the page, unless not all questions stand on it: then the form asks the server for them. */

const form = document.querySelector(".find");
const field = form.elements.find;
const say = form.dataset;
const isComplete = "some" in say;
const state = form.querySelector("[role=status]");
const everything = form.querySelector(".find-all");
const nothing = form.querySelector(".find-nothing");
const footnote = document.querySelector(".gathered-note");

/* Letters as articles/text/finding.py hears them: small, without accents, vowel signs, stretches. */
const UNHEARD = /[\p{M}\u0640\u00ad]/gu;
const HEARD_AS = { "\u0629": "\u0647", "\u0649": "\u064a" };
const folded = (text) => text.toLowerCase().normalize("NFKD").replace(UNHEARD, "")
  .replace(/[\u0629\u0649]/g, (letter) => HEARD_AS[letter]);
const wordsOf = (text) => [...new Set(folded(text).match(/[\p{L}\p{N}]+/gu))];

const UNREAD = ".definition, .cite, .block-label, .answer-link, .in-answer, svg";

/* The texts of a question that are its own words: no citations, no meanings of words. */
function textsIn(box) {
  const found = [];
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches(UNREAD) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

let read = null;

/* Read at the first letter, not before: most readers type none. */
function questions() {
  read ??= [...document.querySelectorAll(".gathered .question")].map((box) => ({
    box,
    asked: folded(box.querySelector("h4").textContent),
    whole: folded(textsIn(box).map((text) => text.data).join("")),
  }));
  return read;
}

/* Where each sign of a folded text stood before it was folded, and where the text ends. */
function placesIn(data) {
  const places = [];
  let place = 0;
  for (const sign of data) {
    for (let count = folded(sign).length; count > 0; count -= 1) places.push(place);
    place += sign.length;
  }
  return [...places, place];
}

function rangesOf(words, node) {
  const text = folded(node.data);
  const found = [];
  let places = null;
  for (const word of words) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      places ??= placesIn(node.data);
      const range = new Range();
      range.setStart(node, places[start]);
      range.setEnd(node, places[start + word.length]);
      found.push(range);
    }
  }
  return found;
}

/* Painted over the text, which stays as it is; older browsers go without. */
function mark(words, boxes) {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.set("found", new Highlight());
  const marks = CSS.highlights.get("found");
  for (const box of boxes) {
    for (const node of textsIn(box)) rangesOf(words, node).forEach((range) => marks.add(range));
  }
}

/* That the words stand in the answer is said beside its question, which stays closed. */
function tell(box, isInAnswer) {
  const note = box.querySelector(".in-answer");
  if (!isInAnswer) return note?.remove();
  if (note) return;
  const words = Object.assign(document.createElement("span"), { className: "in-answer", textContent: say.inAnswer });
  box.firstElementChild.append(words);
}

function hideEmpty(selector) {
  for (const part of document.querySelectorAll(selector)) {
    part.hidden = !part.querySelector(".question:not([hidden])");
  }
}

function lead(link) {
  const address = new URL(link.href);
  address.searchParams.set(link.dataset.typed, field.value.trim());
  link.href = address;
}

function narrow() {
  const words = wordsOf(field.value);
  const boxes = [];
  for (const { box, asked, whole } of questions()) {
    box.hidden = !words.every((word) => whole.includes(word));
    tell(box, !box.hidden && !words.every((word) => asked.includes(word)));
    if (!box.hidden) boxes.push(box);
  }
  hideEmpty(".gathered-article");
  hideEmpty(".gathered-group");
  const some = say.some.replace("{found}", boxes.length);
  state.textContent = words.length ? (boxes.length ? some : say.none) : "";
  everything.hidden = !words.length;
  nothing.hidden = boxes.length > 0;
  footnote.hidden = boxes.length === 0;
  nothing.querySelectorAll("a").forEach(lead);
  mark(words, words.length ? boxes : []);
}

function clear() {
  field.value = "";
  narrow();
  field.focus();
}

/* An address may name a question that the words typed have hidden. */
function show() {
  const named = questions().find(({ box }) => box.hidden && box.contains(document.querySelector(":target")));
  if (!named) return;
  clear();
  named.box.firstElementChild.focus();
}

if (isComplete) {
  field.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  everything.addEventListener("click", (event) => { event.preventDefault(); clear(); });
  addEventListener("hashchange", show);
  if (field.value) narrow();
} else if (!everything.hidden) {
  mark(wordsOf(field.value), questions().map(({ box }) => box));
}

field.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || everything.hidden) return;
  event.preventDefault();
  everything.click();
});
