// A paper that the library lacks: looked up by its DOI or number, shown, added and cited.

import { pick } from "./picker.js";

export function watchLookUp(draft) {
  const dialog = document.getElementById("pick-reference");
  const paper = dialog?.querySelector(".paper");
  if (!paper) return;
  const [ask, found] = [paper.querySelector("[data-do=look-up]"), paper.querySelector("form")];
  const words = dialog.querySelector("[role=combobox]");
  let brought = null;

  dialog.addEventListener("answered", (event) => {
    const offer = event.detail?.look_up;
    ask.textContent = offer ?? "";
    paper.hidden = !offer;
    begin();
  });

  ask.addEventListener("click", async () => {
    const asked = words.value;
    paper.querySelector("[role=alert]").textContent = paper.dataset.busy;
    const answer = await post(paper.dataset.lookUp, { q: asked });
    if (asked !== words.value || !answer) return;
    if (answer.mark) pick(answer.mark);
    else if (answer.brought) show(answer);
  });

  found.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await post(paper.dataset.add, { brought, kind: found.elements.kind.value });
    if (answer?.mark) pick(answer.mark);
  });

  function begin() {
    found.hidden = true;
    ask.hidden = false;
    paper.querySelector("[role=alert]").textContent = "";
  }

  function show(answer) {
    brought = answer.brought;
    found.querySelector(".paper-printed").textContent = answer.printed;
    found.elements.kind.value = answer.kind;
    found.hidden = false;
    ask.hidden = true;
    found.elements.kind.focus();
  }

  // Sends one of the two questions; what is refused is said beside the button.
  async function post(address, fields) {
    const refusal = paper.querySelector("[role=alert]");
    const token = draft.elements.csrfmiddlewaretoken.value;
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });
    const buttons = paper.querySelectorAll("button");
    for (const button of buttons) button.disabled = true;
    try {
      const response = await fetch(address, { method: "POST", body });
      const answer = response.status < 500 ? await response.json() : {};
      refusal.textContent = answer.refused ?? (response.ok ? "" : paper.dataset.failed);
      return response.ok ? answer : null;
    } catch {
      refusal.textContent = paper.dataset.failed;
      return null;
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  }
}
