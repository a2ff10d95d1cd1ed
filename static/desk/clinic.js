/* While the form is filled in, what is drawn beside it follows: how readable a colour is, as the
   server says on saving, and on which days the steps of the overdue ladder come. */

const colour = document.getElementById("id_accent");
const answer = document.getElementById("contrast");

/* Source: WCAG 2.2, relative luminance. */
function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

colour?.addEventListener("input", () => {
  const ratio = 1.05 / (luminance(colour.value) + 0.05);
  answer.textContent = answer.dataset.words.replace("{ratio}", ratio.toFixed(1));
});

for (const shown of document.querySelectorAll(".ladder output")) {
  const field = document.getElementById(shown.htmlFor.value);
  field?.addEventListener("input", () => {
    shown.textContent = field.value || "?";
  });
}
