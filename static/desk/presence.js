// Says who else has this draft open, and lets them know of us, while the page is looked at.

import { freshToken } from "./asking.js";

const EVERY = 30_000;

export function keepPresence(draft) {
  const others = draft.querySelector(".others");
  if (!others) return;
  const address = others.dataset.presence;
  ping();
  setInterval(ping, EVERY);
  document.addEventListener("visibilitychange", ping);
  window.addEventListener("pagehide", () => post({ left: "1" }, { keepalive: true }).catch(() => {}));

  async function ping() {
    if (document.hidden) return;
    try {
      const response = await post({ lock_version: draft.elements.lock_version.value });
      if (!response.ok) return;
      const { message } = await response.json();
      if (others.textContent !== message) others.textContent = message;
    } catch {
      // Not reachable just now: what was said last stays.
    }
  }

  function post(fields, options = {}) {
    freshToken(draft);
    const token = draft.elements.csrfmiddlewaretoken.value;
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });
    return fetch(address, { method: "POST", body, ...options });
  }
}
