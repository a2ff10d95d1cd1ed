/* Questions: an address that names one opens it, and paper gets every answer. */

const questions = [...document.querySelectorAll("details.question")];

function openNamed() {
  let target = null;
  try {
    target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch (error) {
    return; // an address cut off in the middle of a letter names nothing
  }
  const question = target && target.closest("details.question");
  if (!question) return;
  if (!question.open) {
    question.open = true;
    target.scrollIntoView();
  }
  if (target.matches(".answer")) question.firstElementChild.focus({ preventScroll: true });
}

// Not before the page has loaded: browsers give the focus away when they go to the address.
addEventListener("load", openNamed);
addEventListener("hashchange", openNamed);

let openedForPaper = [];

addEventListener("beforeprint", () => {
  openedForPaper = questions.filter((question) => !question.open);
  openedForPaper.forEach((question) => { question.open = true; });
});

addEventListener("afterprint", () => {
  openedForPaper.forEach((question) => { question.open = false; });
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
  button.hidden = false;
}
