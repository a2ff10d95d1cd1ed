/* Asked back: points to tick, and a sentence on what is missing. Nothing leaves this page. */

for (const answer of document.querySelectorAll(".good-answer")) {
  const { legend, ...words } = answer.dataset;
  const list = answer.querySelector("ul");
  const boxes = [...list.children].map(toTick);
  const sentence = document.createElement("output");
  const tell = () => say(sentence, boxes, words);
  const group = document.createElement("fieldset");
  const name = document.createElement("legend");
  name.textContent = legend;
  list.setAttribute("role", "list");
  list.replaceWith(group);
  group.append(name, list);
  group.after(sentence);
  group.addEventListener("change", tell);
  tell();
}

/* Turns a point into a box to tick with the point as its label. */
function toTick(item) {
  const label = document.createElement("label");
  const words = document.createElement("span");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", autocomplete: "off" });
  words.textContent = item.textContent;
  label.append(box, words);
  item.replaceChildren(label);
  return { box, point: words.textContent };
}

function say(sentence, boxes, words) {
  const missing = boxes.filter(({ box }) => !box.checked).map(({ point }) => point);
  if (missing.length === 0) {
    sentence.dataset.state = "whole";
    sentence.textContent = words.whole;
  } else if (missing.length === boxes.length) {
    sentence.dataset.state = "untold";
    sentence.textContent = words.untold;
  } else {
    const again = Object.assign(document.createElement("a"), { href: "#contents-title" });
    again.textContent = words.again;
    sentence.dataset.state = "missing";
    const lead = missing.length === 1 ? words.one : words.more;
    sentence.replaceChildren(`${lead} ${missing.join("; ")}. `, again);
  }
}
