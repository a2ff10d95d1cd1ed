// Writes into a text field as if it had been typed, so that undo takes it back.

export function write(field, text) {
  field.focus();
  // Old, but the only way that keeps a field's own undo.
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Puts a mark around what is selected, or around words that stand in for it and stay selected.
export function mark(field, { before, words, after = "", isBlock = false }) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const chosen = value.slice(start, end) || words;
  const lead = isBlock ? linesMissing(value.slice(0, start), /\n*$/) : "";
  const tail = isBlock ? linesMissing(value.slice(end), /^\n*/) : "";
  write(field, lead + before + chosen + after + tail);
  const from = start + lead.length + before.length;
  field.setSelectionRange(from, from + chosen.length);
}

// A citation inside a mark that stands there already joins it: [@one; @two].
export function cite(field, citation) {
  const key = citation.slice(2, -1);
  const { selectionStart: start, value } = field;
  const opened = /\[@([^[\]\n]*)$/.exec(value.slice(0, start));
  const closed = /^[^[\]\n]*\]/.exec(value.slice(start));
  if (!opened || !closed) {
    write(field, citation);
    return;
  }
  const end = start + closed[0].length - 1;
  const isEmpty = value.slice(start - opened[1].length, end).trim() === "";
  field.setSelectionRange(end, end);
  write(field, isEmpty ? key : `; @${key}`);
}

// Shows a line of a text field, selected, in the middle of what can be seen of it.
export function showLine(field, number) {
  field.focus();
  if (!number || field.tagName !== "TEXTAREA") return;
  const lines = field.value.split("\n");
  const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
  field.setSelectionRange(start, start + (lines[number - 1] ?? "").length);
  const above = heightOf(field, lines.slice(0, number - 1).join("\n"));
  field.scrollTop = above - field.clientHeight / 2;
  const place = field.getBoundingClientRect().top + above - field.scrollTop;
  if (place < 160 || place > window.innerHeight - 80) {
    window.scrollBy({ top: place - window.innerHeight / 2 });
  }
}

function linesMissing(text, edge) {
  if (text === "") return "";
  return "\n".repeat(Math.max(0, 2 - edge.exec(text)[0].length));
}

// How tall a text is in a field, wrapped as the field wraps it.
function heightOf(field, text) {
  const mirror = document.createElement("div");
  const style = getComputedStyle(field);
  for (const name of ["font", "letterSpacing", "lineHeight", "tabSize", "padding"]) {
    mirror.style[name] = style[name];
  }
  mirror.style.whiteSpace = "pre-wrap";
  mirror.style.overflowWrap = "break-word";
  mirror.style.position = "absolute";
  mirror.style.visibility = "hidden";
  mirror.style.inlineSize = `${field.clientWidth}px`;
  mirror.textContent = text;
  document.body.append(mirror);
  const height = mirror.offsetHeight;
  mirror.remove();
  return height;
}
