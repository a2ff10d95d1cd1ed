/* Asked back: points to tick, and a sentence on what is missing. Nothing leaves this page. */

for (const answer of document.querySelectorAll(".asked-back .answer")) {
  const say = answer.parentElement.parentElement.dataset;
  const list = answer.querySelector("ul");
  const points = [...list.children].map((item) => ({ words: item.textContent, box: tickFor(item) }));
  const group = make("fieldset", "");
  const sentence = make("output", "");
  list.setAttribute("role", "list");
  answer.replaceChildren(group, sentence);
  group.append(make("legend", say.legend), list);
  group.onchange = () => tell(sentence, points, say);
  group.onchange();
}

function tickFor(item) {
  const label = make("label", "");
  const box = Object.assign(make("input", ""), { type: "checkbox", autocomplete: "off" });
  label.append(box, make("span", item.textContent));
  item.replaceChildren(label);
  return box;
}

function tell(sentence, points, say) {
  const missing = points.filter(({ box }) => !box.checked).map(({ words }) => words);
  if (missing.length && missing.length < points.length) {
    const again = Object.assign(make("a", say.again), { href: "#contents-title" });
    const lead = missing.length === 1 ? say.one : say.more;
    sentence.replaceChildren(`${lead} ${missing.map((words) => `“${words}”`).join(", ")}. `, again);
  } else {
    sentence.textContent = missing.length ? say.untold : say.whole;
  }
  sentence.className = missing.length ? "" : "whole";
}

function make(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}
