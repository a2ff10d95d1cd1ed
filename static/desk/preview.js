// Keeps the preview and what is amiss beside the text in step with it.

import { comeAlong } from "./following.js";
import { showLine } from "./writing.js";

export function keepPreview(draft) {
  const body = draft.elements.body;
  const host = draft.querySelector(".preview-page");
  const shown = host.shadowRoot;
  const message = draft.querySelector(".preview-message");
  const status = draft.querySelector("#findings-status");
  const findings = draft.querySelector(".findings");
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
  comeFromAfar();

  // Other pages of the desk lead to a line of the text: ?line=12#id_body.
  function comeFromAfar() {
    const line = Number(new URLSearchParams(location.search).get("line"));
    const field = line && document.getElementById(location.hash.slice(1));
    if (field) showLine(field, line);
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(refresh, latency);
  }

  // The preview first; what the checks say comes after it and keeps nobody waiting. Whatever was
  // asked before is thrown away.
  async function refresh() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const form = new URLSearchParams(new FormData(draft));
    try {
      take(await ask(body.dataset.markdownxUrlsPath, form, signal));
      const answer = await ask(findings.dataset.address, form, signal);
      if (answer.status === 200) judge(answer.said.findings);
    } catch (error) {
      if (error.name !== "AbortError") message.textContent = message.dataset.failed;
    }
  }

  async function ask(address, form, signal) {
    const response = await fetch(address, { method: "POST", body: form, signal });
    const speaks = response.ok || response.status === 413;
    return { status: response.status, said: speaks ? await response.json() : {} };
  }

  function take({ status: code, said }) {
    if (code === 200) {
      message.textContent = "";
      for (const [part, html] of Object.entries(said)) put(part, html);
      openAnswers();
      comeAlong(host, body);
    } else if (code === 413) {
      message.textContent = said.message;
    } else {
      message.textContent = code === 403 ? message.dataset.loggedOut : message.dataset.failed;
    }
  }

  // Groups stay open or shut as they were left, and the place of whoever reads them is kept.
  function judge(html) {
    const wereOpen = new Map([...groups()].map((group) => [group.dataset.group, group.open]));
    const place = [...findings.querySelectorAll("a, summary")].indexOf(document.activeElement);
    const scrolled = findings.scrollTop;
    put("findings", html);
    for (const group of groups()) {
      if (wereOpen.has(group.dataset.group)) group.open = wereOpen.get(group.dataset.group);
    }
    if (place >= 0) {
      const there = [...findings.querySelectorAll("a, summary")];
      there[Math.min(place, there.length - 1)].focus({ preventScroll: true });
    }
    findings.scrollTop = scrolled;
    tell();
  }

  function groups() {
    return findings.querySelectorAll("details[data-group]");
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
    const sentence = findings.querySelector("summary").textContent.trim();
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
