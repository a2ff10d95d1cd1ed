// A button that makes something is pressed once, however often it is clicked.

for (const form of document.querySelectorAll("form[data-press-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.pressed) event.preventDefault();
    form.dataset.pressed = "yes";
    (event.submitter ?? form.querySelector("button")).setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", () => {
    delete form.dataset.pressed;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  });
}
