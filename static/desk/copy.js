// A link beside a button that copies it. Without script, or without leave, it is selected by hand.

for (const row of document.querySelectorAll("[data-copy]")) {
  const field = row.querySelector("input");
  const button = row.querySelector("button");
  const said = row.querySelector("[role='status']");
  field.addEventListener("focus", () => field.select());
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = row.dataset.copied;
    } catch {
      field.focus();
    }
  });
}
