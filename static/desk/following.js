// Lets the preview come along: what is being written stays in view there.

const HEADING = /^ {0,3}#{1,6}\s/gm;

export function comeAlong(host, body) {
  const page = host.shadowRoot;
  const active = document.activeElement;
  if (active === body) show(host, placeInPage(page, body));
  const row = active?.closest(".question-row");
  if (row) show(host, topOf(page.querySelectorAll(kindOf(row))[numberOf(row)]));
}

// Between two headings of the text, the page is as far along as the cursor is.
function placeInPage(page, body) {
  const written = [0, ...[...body.value.matchAll(HEADING)].map((found) => found.index)];
  const headings = [...page.querySelectorAll(".prose :is(h2, h3, h4, h5, h6)")];
  const end = headings.findIndex((heading) => ["questions", "teach-back", "references"].includes(heading.id));
  const own = end < 0 ? headings : headings.slice(0, end);
  // A heading inside a box or a quotation is written otherwise; then nothing is sure.
  if (own.length !== written.length - 1) return null;
  const tops = [0, ...own.map(topOf)];
  const after = end < 0 ? page.querySelector(".shown").offsetHeight : topOf(headings[end]);
  const cursor = body.selectionStart;
  const part = written.findLastIndex((start) => start <= cursor);
  const [from, to] = [written[part], written[part + 1] ?? body.value.length];
  const share = to > from ? (cursor - from) / (to - from) : 0;
  return tops[part] + share * ((tops[part + 1] ?? after) - tops[part]);
}

function show(host, place) {
  if (place === null) return;
  const isInView = place > host.scrollTop && place < host.scrollTop + host.clientHeight * 0.8;
  if (!isInView) host.scrollTop = place - host.clientHeight / 3;
}

function topOf(element) {
  if (!element) return null;
  const page = element.getRootNode().querySelector(".shown");
  return element.getBoundingClientRect().top - page.getBoundingClientRect().top;
}

// What a row of questions looks like on the page.
function kindOf(row) {
  return row.closest(".questions").dataset.prefix === "questions" ? ".question" : ".asked-back";
}

function numberOf(row) {
  return [...row.parentElement.children].indexOf(row);
}
