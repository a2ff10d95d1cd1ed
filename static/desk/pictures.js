// Pictures added while writing: by the form in the dialog, by paste, by drop.

import { openPicker, pick } from "./picker.js";

export function watchPictures(draft) {
  const dialog = document.getElementById("pick-image");
  const form = dialog?.querySelector(".upload form");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, draft);
  });
  draft.addEventListener("paste", (event) => receive(event, event.clipboardData));
  draft.addEventListener("drop", (event) => receive(event, event.dataTransfer));

  // A picture needs words before it is kept, so it goes into the form that asks for them.
  function receive(event, carried) {
    const field = event.target.closest(".editor textarea");
    if (!field || !carried?.files.length) return;
    event.preventDefault();
    openPicker(dialog, field);
    form.closest("details").open = true;
    form.elements.image.files = carried.files;
    form.elements.alt.focus();
  }
}

async function send(form, draft) {
  const refusal = form.querySelector("[role=alert]");
  const button = form.querySelector("[type=submit]");
  const data = new FormData(form);
  data.set("csrfmiddlewaretoken", draft.elements.csrfmiddlewaretoken.value);
  refusal.textContent = "";
  button.disabled = true;
  try {
    const response = await fetch(form.action, { method: "POST", body: data });
    const answer = response.status < 500 ? await response.json() : {};
    if (answer.image_code) {
      form.reset();
      form.closest("details").open = false;
      pick(answer.image_code);
    } else {
      refusal.textContent = answer.image?.join(" ") ?? form.dataset.failed;
    }
  } catch {
    refusal.textContent = form.dataset.failed;
  } finally {
    button.disabled = false;
  }
}
