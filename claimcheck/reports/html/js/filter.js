// Filter, search and sort: entries are hidden, never taken out of the page.
const form = document.getElementById("tools");
const CAP = 200; // entries of one list that are on the page at once; longer lists grow on demand
const lists = Array.from(document.querySelectorAll("[data-list]"), (element) => ({
  element,
  items: Array.from(element.children).filter((e) => e.classList.contains("item")),
  limit: CAP,
  matching: 0,
  more: null,
}));
const entries = lists.flatMap((list) => list.items.map((element, place) => ({ element, list, place, text: null, fits: true })));
const byElement = new Map(entries.map((entry) => [entry.element, entry]));
const byId = new Map(entries.map((entry) => [entry.element.id, entry]));
const opened = new Set();
let sorted = "";

function words(entry) {
  entry.text ??= entry.element.textContent.toLowerCase();
  return entry.text;
}

function wanted() {
  const data = new FormData(form);
  const value = (name) => String(data.get(name) ?? "").trim();
  return {
    status: new Set(data.getAll("status")), terms: value("q").toLowerCase().split(/\s+/).filter(Boolean),
    story: value("story"), outlet: value("outlet"), rule: value("rule"), kind: value("kind"),
    from: value("from"), to: value("to"), sort: value("sort"),
  };
}

function filtering(want) {
  return want.status.size + want.terms.length > 0 || [want.story, want.outlet, want.rule, want.kind, want.from, want.to].some(Boolean);
}

function has(list, value) {
  return ` ${list} `.includes(` ${value} `);
}

function fits(entry, want) {
  const data = entry.element.dataset;
  if (want.status.size && !want.status.has(data.status)) return false;
  if (want.story && data.story !== want.story) return false;
  if (want.outlet && !has(data.outlets, want.outlet)) return false;
  if (want.rule && !has(data.codes, want.rule)) return false;
  if (want.kind && !has(data.kinds, want.kind)) return false;
  if (want.from || want.to) {
    const days = data.days.split(" ").filter(Boolean);
    if (!days.some((day) => (!want.from || day >= want.from) && (!want.to || day <= want.to))) return false;
  }
  return want.terms.every((term) => words(entry).includes(term));
}

const orders = {
  outlets: (a, b) => b.element.dataset.outlets.trim().split(/\s+/).length - a.element.dataset.outlets.trim().split(/\s+/).length,
  latest: (a, b) => latest(b).localeCompare(latest(a)),
  score: (a, b) => Number(b.element.dataset.score) - Number(a.element.dataset.score),
  text: (a, b) => words(a).localeCompare(words(b)),
};

function latest(entry) {
  return entry.element.dataset.days.split(" ").sort().at(-1) ?? "";
}

function arrange(by) {
  if (by === sorted) return;
  sorted = by;
  for (const list of lists) {
    const own = list.items.map((element) => byElement.get(element)).sort((a, b) => a.place - b.place);
    if (orders[by]) own.sort((a, b) => orders[by](a, b) || a.place - b.place);
    list.items = own.map((entry) => entry.element);
    list.element.append(...list.items);
  }
}

function moreButton(list) {
  const row = list.element.tagName === "TBODY";
  list.more = document.createElement(row ? "tr" : list.element.tagName === "UL" ? "li" : "p");
  const holder = row ? list.more.appendChild(document.createElement("td")) : list.more;
  if (row) holder.colSpan = 99;
  const button = holder.appendChild(document.createElement("button"));
  button.type = "button";
  button.addEventListener("click", () => { list.limit += CAP; apply(); });
  return list.more;
}

// Puts the entries that fit on the page: of a long list only as many as its limit says.
function lay(list, fitting) {
  if (list.items.length <= CAP) {
    for (const element of list.items) {
      const hide = !byElement.get(element).fits;
      if (element.hidden !== hide) element.hidden = hide;
    }
    return;
  }
  const over = fitting.length - list.limit;
  const shown = fitting.slice(0, list.limit);
  if (over > 0) {
    const more = list.more ?? moreButton(list);
    more.querySelector("button").textContent = `show more (${over.toLocaleString("en")} left)`;
    shown.push(more);
  }
  list.element.replaceChildren(...shown);
}

function apply() {
  const want = wanted();
  const on = filtering(want);
  arrange(want.sort);
  let shown = 0;
  let all = 0;
  for (const list of lists) {
    const fitting = [];
    for (const element of list.items) {
      const entry = byElement.get(element);
      entry.fits = !on || fits(entry, want);
      if (entry.fits) fitting.push(element);
    }
    list.matching = fitting.length;
    if (list.element.tagName !== "TBODY") { shown += fitting.length; all += list.items.length; }
    lay(list, fitting);
  }
  for (const [part, own] of parts) {
    const empty = on && own.every((list) => list.matching === 0);
    if (part.tagName === "SECTION") { part.classList.toggle("empty", empty); continue; }
    part.hidden = empty;
    if (part.tagName !== "DETAILS") continue;
    if (on && !empty && !part.open) { part.open = true; opened.add(part); }
    if (!on && opened.delete(part)) part.open = false;
  }
  form.querySelector("[type=reset]").hidden = !on;
  document.getElementById("shown").textContent = on
    ? `${shown.toLocaleString("en")} of ${all.toLocaleString("en")} shown`
    : `${all.toLocaleString("en")} entries`;
}

// What is empty where none of its lists has a match: sections, stories, folds.
const parts = Array.from(document.querySelectorAll("[data-section], .story, details.fold"), (part) =>
  [part, lists.filter((list) => part.contains(list.element))]).filter(([, own]) => own.length);

function store() {
  const kept = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) kept.append(name, value);
  remember(kept);
}

// From the address to the form; without an address the form is emptied.
function restore(kept) {
  for (const control of form.elements) {
    if (control.type === "checkbox") control.checked = kept.getAll(control.name).includes(control.value);
    else if (control.name) control.value = kept.get(control.name) ?? "";
  }
  if (["story", "outlet", "rule", "kind", "from", "to"].some((name) => kept.has(name))) form.querySelector(".more").open = true;
  apply();
}

// Goes where the address points: to a filter, or to an entry, even one that a filter hides.
function arrive() {
  if (location.hash.startsWith("#?") || !location.hash) {
    if (!state().has("a")) restore(state()); // a pair of articles is the side by side's affair
    return;
  }
  const name = decodeURIComponent(location.hash.slice(1));
  const entry = byId.get(name);
  if (entry && (!entry.fits || !entry.element.isConnected)) {
    entry.list.limit = Math.max(CAP, entry.list.items.indexOf(entry.element) + 1);
    restore(new URLSearchParams());
  }
  const target = document.getElementById(name);
  if (!target) return;
  unfold(target);
  target.scrollIntoView({ block: "start" });
  if (target.tabIndex === -1 && target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
}

// Typing and clearing come in bursts: the form is busy until what it asks for is shown.
let typing = 0;
function soon() {
  form.setAttribute("aria-busy", "true");
  for (const list of lists) list.limit = CAP;
  clearTimeout(typing);
  typing = setTimeout(() => {
    apply();
    store();
    form.removeAttribute("aria-busy");
  }, 40);
}
form.addEventListener("input", soon);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", soon);
addEventListener("hashchange", arrive);
addEventListener("beforeprint", () => {
  for (const list of lists) list.limit = Infinity;
  apply();
});
addEventListener("afterprint", () => {
  for (const list of lists) list.limit = CAP;
  apply();
});
if (location.hash && !location.hash.startsWith("#?")) apply();
arrive();
if (state().has("a")) apply();
requestAnimationFrame(() => setTimeout(() => performance.mark("interactive")));

// The words are read while nothing else is to do, so that the first search need not.
let unread = 0;
function readAhead(idle) {
  while (unread < entries.length && idle.timeRemaining() > 1) words(entries[unread++]);
  if (unread < entries.length) requestIdleCallback(readAhead);
}
globalThis.requestIdleCallback?.(readAhead);
