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
  if (question && !question.open) {
    question.open = true;
    target.scrollIntoView();
  }
}

addEventListener("hashchange", openNamed);
openNamed();

let openedForPaper = [];

addEventListener("beforeprint", () => {
  openedForPaper = questions.filter((question) => !question.open);
  openedForPaper.forEach((question) => { question.open = true; });
});

addEventListener("afterprint", () => {
  openedForPaper.forEach((question) => { question.open = false; });
});
