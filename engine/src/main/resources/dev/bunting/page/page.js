"use strict";
(() => {
  const INDEX = 0, COMMON = 1, REST = 2, STATUS = 3, REASON = 4, HTTP = 5, BYTES = 6, TRIES = 7, BEGAN = 8,
    PHASES = 9, LANE = 14, DETAIL = 15, FINAL = 16;
  const WORDS = ["ok", "not_found", "error"];
  const NAMES = ["DNS", "connect", "TLS", "wait", "receive"];
  const PAGE = 100;

  const element = (id) => document.getElementById(id);
  const data = JSON.parse(element("data").textContent);

  // Of a URL stands what differs from the one before.
  let before = "";
  const rows = data.rows.map((row) => {
    before = before.slice(0, row[COMMON]) + row[REST];
    const phases = row.slice(PHASES, PHASES + 5);
    return {
      index: row[INDEX], url: before, status: WORDS[row[STATUS]], reason: data.reasons[row[REASON]] || "",
      http: row[HTTP], bytes: row[BYTES], tries: row[TRIES], began: row[BEGAN], phases,
      took: row[TRIES] ? phases.reduce((sum, phase) => sum + phase, 0) : -1,
      lane: row[LANE], detail: row[DETAIL] || "", final: row[FINAL] || "",
    };
  });

  // --- Numbers for people -------------------------------------------------------------------

  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = (number) => (number >= 100 ? String(Math.round(number)) : String(Number(number.toPrecision(3))));

  function time(micros) {
    if (micros < 0) return "";
    if (micros === 0) return "0";
    if (micros < 999.5) return digits(micros) + " µs";
    if (micros < 999500) return digits(micros / 1e3) + " ms";
    if (micros < 119.5e6) return digits(micros / 1e6) + " s";
    const seconds = Math.round(micros / 1e6);
    if (seconds < 7200) return Math.floor(seconds / 60) + " min " + (seconds % 60) + " s";
    return Math.floor(seconds / 3600) + " h " + Math.floor((seconds % 3600) / 60) + " min";
  }

  function size(bytes) {
    if (bytes < 0) return "";
    let number = bytes, unit = 0;
    for (; number >= 999.5 && unit < 4; unit++) number /= 1000;
    return digits(number) + " " + ["B", "kB", "MB", "GB", "TB"][unit];
  }

  // --- The table of rows: sorted, filtered, a hundred at a time ------------------------------

  const body = element("rows-body");
  const text = element("filter-text"), status = element("filter-status");
  const previous = element("previous"), next = element("next"), shown = element("shown");
  let key = "index", direction = 1, from = 0, chosen = rows;

  function cell(row, content, kind) {
    const td = document.createElement("td");
    if (kind) td.className = kind;
    td.textContent = content;
    row.append(td);
    return td;
  }

  function line(row) {
    const tr = document.createElement("tr");
    cell(tr, grouped(row.index), "n");
    const url = cell(tr, row.url, "url");
    for (const note of [row.final && "→ " + row.final, row.detail])
      if (note) url.append(Object.assign(document.createElement("small"), { textContent: note }));
    const words = { ok: "✓ ok", not_found: "○ not found", error: "× " + row.reason };
    cell(tr, words[row.status], row.status === "error" ? "failed" : row.status);
    cell(tr, row.http || "", "n");
    cell(tr, size(row.bytes), "n");
    cell(tr, row.tries ? time(row.took) : "", "n");
    cell(tr, row.tries, "n");
    cell(tr, row.tries ? time(row.began) : "", "n");
    return tr;
  }

  function show() {
    const lines = chosen.slice(from, from + PAGE);
    body.replaceChildren(...lines.map(line));
    previous.disabled = from === 0;
    next.disabled = from + PAGE >= chosen.length;
    const of = chosen.length === rows.length ? grouped(rows.length) : grouped(chosen.length) + " that match";
    shown.textContent = lines.length ? grouped(from + 1) + "–" + grouped(from + lines.length) + " of " + of : "no row matches";
  }

  function choose() {
    const wanted = text.value.trim().toLowerCase(), kind = status.value;
    const matches = (row) =>
      (!kind || row.status === kind || row.reason === kind) &&
      (!wanted || (row.url + " " + row.final + " " + row.reason + " " + row.detail).toLowerCase().includes(wanted));
    const compare = (one, other) => (one[key] < other[key] ? -1 : one[key] > other[key] ? 1 : one.index - other.index);
    chosen = rows.filter(matches).sort((one, other) => direction * compare(one, other));
    from = 0;
    show();
  }

  for (const button of document.querySelectorAll("th button[data-key]"))
    button.addEventListener("click", () => {
      direction = key === button.dataset.key ? -direction : 1;
      key = button.dataset.key;
      for (const heading of document.querySelectorAll("th[aria-sort]")) heading.removeAttribute("aria-sort");
      button.closest("th").setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      choose();
    });
  for (const reason of [...data.reasons].sort()) {
    const option = document.createElement("option");
    option.value = option.textContent = reason;
    status.append(option);
  }
  text.addEventListener("input", choose);
  status.addEventListener("change", choose);
  previous.addEventListener("click", () => { from -= PAGE; show(); });
  next.addEventListener("click", () => { from += PAGE; show(); });
  element("rows-controls").hidden = false;
  choose();

  // --- The timeline: what is under the pointer ------------------------------------------------

  const chart = document.querySelector("#timeline svg");
  if (!chart) return;
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.setAttribute("aria-hidden", "true"); // the table has the same for everybody
  tip.hidden = true;
  chart.closest("figure").append(tip);

  const lanes = [];
  for (const row of rows) if (row.lane >= 0) (lanes[row.lane] ??= []).push(row);
  const stretches = chart.dataset.stretches.split(" ").map((text) => text.split(",").map(Number));
  const top = Number(chart.dataset.top), height = Number(chart.dataset.lane);

  function under(event) {
    const box = chart.getBoundingClientRect();
    const scale = chart.viewBox.baseVal.width / box.width;
    const x = (event.clientX - box.left) * scale, y = (event.clientY - box.top) * scale;
    const stretch = stretches.find(([start, end]) => x >= start && x <= end);
    const lane = lanes[Math.floor((y - top) / height)];
    if (!stretch || !lane || y < top) return null;
    const [start, end, first, last] = stretch;
    const micros = (pixels) => (pixels * (last - first) * 1e6) / (end - start);
    const at = first * 1e6 + micros(x - start);
    const distance = (row) => Math.max(row.began - at, at - row.began - row.took, 0);
    const nearest = lane.reduce((best, row) => (distance(row) < distance(best) ? row : best));
    return distance(nearest) <= micros(3) ? nearest : null;
  }

  function tell(row, event) {
    const title = document.createElement("b"), lines = document.createElement("span");
    title.textContent = row.index + " · " + row.url;
    const phases = NAMES.map((name, i) => row.phases[i] && name + " " + time(row.phases[i])).filter(Boolean);
    const end = row.status === "ok" ? size(row.bytes) : row.reason;
    lines.textContent = end + ", " + time(row.took) + (row.tries > 1 ? ", try " + row.tries : "") + "\n" + phases.join(", ");
    tip.replaceChildren(title, lines);
    tip.hidden = false;
    const box = tip.parentElement.getBoundingClientRect();
    const x = event.clientX - box.left, y = event.clientY - box.top;
    tip.style.left = Math.max(0, Math.min(x + 14, box.width - tip.offsetWidth)) + "px";
    tip.style.top = y + 18 + "px";
  }

  chart.addEventListener("pointermove", (event) => {
    const row = under(event);
    if (row) tell(row, event);
    else tip.hidden = true;
  });
  chart.addEventListener("pointerleave", () => { tip.hidden = true; });
})();
