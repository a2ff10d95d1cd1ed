/* The article: contents that say where one is, and words explained. */

const links = [...document.querySelectorAll(".contents a")];
const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

/* A part is being read once its heading has passed the upper third of the screen. */
function markCurrent() {
  let current = -1;
  parts.forEach((part, place) => {
    if (part && part.getBoundingClientRect().top < innerHeight / 3) current = place;
  });
  links.forEach((link, place) => {
    if (place === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  });
}

if ("IntersectionObserver" in window) {
  const observer = new IntersectionObserver(markCurrent, { rootMargin: "0px 0px -66% 0px" });
  parts.forEach((part) => { if (part) observer.observe(part); });
}

/* Asked for last: the text can be read without them. */
if (document.querySelector("a.term")) import("./terms.js");
if (document.querySelector(".asked-back")) import("./teach-back.js");
