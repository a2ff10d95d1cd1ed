// Keeps the preview and what is amiss beside the text in step with it.

import { comeAlong } from "./following.js";
import { showLine } from "./writing.js";

export function keepPreview(draft) {
  const body = draft.elements.body;
  const host = draft.querySelector(".preview-page");
  const shown = host.shadowRoot;
  const message = draft.querySelector(".preview-message");
  const status = draft.querySelector("#findings-status");
  const latency = Math.max(Number(body.dataset.markdownxLatency) || 0, 200);
  let timer = 0;
  let asking = new AbortController();

  draft.addEventListener("input", later);
  draft.addEventListener("change", later);
  openAnswers();
  shown.addEventListener("click", follow);
  draft.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-line]");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    showLine(field, Number(link.dataset.line));
  });

  function later() {
    clearTimeout(timer);
    timer = setTimeout(refresh, latency);
  }

  async function refresh() {
    asking.abort();
    asking = new AbortController();
    try {
      const response = await fetch(body.dataset.markdownxUrlsPath, {
        method: "POST",
        body: new URLSearchParams(new FormData(draft)),
        signal: asking.signal,
      });
      await take(response);
    } catch (error) {
      if (error.name !== "AbortError") message.textContent = message.dataset.failed;
    }
  }

  async function take(response) {
    if (response.ok) {
      message.textContent = "";
      for (const [part, html] of Object.entries(await response.json())) put(part, html);
      openAnswers();
      comeAlong(host, body);
      tell();
    } else if (response.status === 413) {
      message.textContent = (await response.json()).message;
    } else {
      message.textContent =
        response.status === 403 ? message.dataset.loggedOut : message.dataset.failed;
    }
  }

  // The HTML is the server's own: the pipeline that makes the page has sanitised it.
  function put(part, html) {
    const place = `[data-part="${part}"]`;
    const element = shown.querySelector(place) ?? draft.querySelector(place);
    if (element.innerHTML !== html) element.innerHTML = html;
  }

  function openAnswers() {
    for (const question of shown.querySelectorAll("details")) question.open = true;
  }

  function tell() {
    const sentence = draft.querySelector(".findings summary").textContent.trim();
    if (status.textContent !== sentence) status.textContent = sentence;
  }

  // Links within the text lead within the preview; others must not take the draft away.
  function follow(event) {
    const link = event.target.closest("a[href]");
    if (!link) return;
    event.preventDefault();
    const target = link.getAttribute("href");
    if (target.startsWith("#")) {
      shown.getElementById(decodeURIComponent(target.slice(1)))?.scrollIntoView({ block: "center" });
    } else if (link.protocol.startsWith("http")) {
      window.open(link.href, "_blank", "noopener");
    }
  }
}
