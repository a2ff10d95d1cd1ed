// The form of a draft: marks, pickers, preview, questions, and nothing lost.

import { keepOnServer } from "./autosave.js";
import { watchLookUp } from "./looking-up.js";
import { prepareBars, watchBars } from "./marks.js";
import { watchPickers } from "./picker.js";
import { watchPictures } from "./pictures.js";
import { keepPresence } from "./presence.js";
import { keepPreview } from "./preview.js";
import { keepQuestions } from "./questions.js";
import { keepUnsaved } from "./unsaved.js";

const draft = document.querySelector("form.draft");

if (draft) {
  keepQuestions(draft);
  const isUnsaved = keepUnsaved(draft);
  keepOnServer(draft);
  keepPresence(draft);
  prepareBars(draft);
  watchBars(draft);
  watchPickers(document);
  watchLookUp(draft);
  watchPictures(draft);
  keepPreview(draft);
  saveWithKeys();
  saveFirst(isUnsaved);
  keepHeadHeight(draft.querySelector(".state"));
  draft.querySelector("#refusals")?.focus();
}

function saveWithKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      if (!document.querySelector("dialog[open]")) draft.requestSubmit();
    }
  });
}

// Publishing shows what is saved, so what is not saved yet is saved on the way there.
function saveFirst(isUnsaved) {
  draft.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-saves-first]");
    if (!link || !isUnsaved() || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const wish = document.createElement("input");
    Object.assign(wish, { type: "hidden", name: link.dataset.savesFirst, value: "1" });
    draft.append(wish);
    draft.requestSubmit();
  });
}

// What stays in view below the head of the page needs to know how tall it is.
function keepHeadHeight(head) {
  new ResizeObserver(() => {
    draft.style.setProperty("--state-height", `${head.offsetHeight + 16}px`);
  }).observe(head);
}
