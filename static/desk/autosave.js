// Keeps what one types on the server too: after a pause, on leaving, and just before saving.

import { bodyOf, freshToken } from "./asking.js";

const PAUSE = 5000;
const LONGEST_WAIT = 15_000;
const TRY_AGAIN = 30_000;
// A browser that leaves a page takes no more than this with it; the rest has been sent before.
const MOST_ON_LEAVING = 60_000;

export function keepOnServer(draft) {
  const said = draft.querySelector(".kept");
  const aloud = draft.querySelector("#kept-status");
  let timer = 0;
  let newSince = 0;
  let asking = new AbortController();

  draft.addEventListener("input", () => {
    newSince ||= Date.now();
    // Somebody who types without a pause is not waited for.
    plan(Math.min(PAUSE, Math.max(0, newSince + LONGEST_WAIT - Date.now())));
  });
  draft.addEventListener("submit", () => {
    freshToken(draft);
    sendOnLeaving();
  });
  window.addEventListener("pagehide", sendOnLeaving);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) sendOnLeaving();
  });
  window.addEventListener("online", send);

  function plan(delay) {
    clearTimeout(timer);
    timer = setTimeout(send, delay);
  }

  async function send() {
    clearTimeout(timer);
    if (!newSince) return;
    asking.abort();
    asking = new AbortController();
    const since = newSince;
    newSince = 0;
    const told = await answerTo(post({ signal: asking.signal }));
    if (!told) return;
    if (told.state !== "kept") {
      newSince ||= since;
      plan(TRY_AGAIN);
    }
    tell(told);
  }

  // What the desk answered, in words; nothing if a later request has taken the place of this one.
  async function answerTo(asked) {
    try {
      const response = await asked;
      if (response.status === 403) return { state: "out", message: said.dataset.loggedOut };
      if (response.ok) return { state: "kept", message: (await response.json()).message };
      if (response.status === 413) return { state: "full", message: (await response.json()).message };
    } catch (error) {
      if (error.name === "AbortError") return null;
    }
    return { state: "away", message: said.dataset.away };
  }

  // The page may be gone before an answer comes, so none is waited for.
  function sendOnLeaving() {
    if (newSince) post({ keepalive: bodyOf(draft).length < MOST_ON_LEAVING }).catch(() => {});
  }

  function post(options) {
    return fetch(draft.dataset.autosave, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: bodyOf(draft),
      ...options,
    });
  }

  // The time is shown whenever it changes; it is read out only when the state does.
  function tell({ state, message }) {
    said.textContent = message;
    said.classList.toggle("kept-trouble", state !== "kept");
    if (aloud.dataset.state !== state) aloud.textContent = message;
    aloud.dataset.state = state;
  }
}
