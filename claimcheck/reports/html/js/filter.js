// Filter, search and sort: entries are hidden, never taken out of the page.
const form = document.getElementById("tools");
const CAP = 200; // entries of one list shown at once while a filter is on
const lists = Array.from(document.querySelectorAll("[data-list]"), (element) => ({
  element,
  items: Array.from(element.children).filter((e) => e.classList.contains("item")),
  limit: CAP,
  more: null,
}));
const entries = lists.flatMap((list) => list.items.map((element, place) => ({ element, list, place, text: null })));
const byElement = new Map(entries.map((entry) => [entry.element, entry]));
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
    outlet: value("outlet"), rule: value("rule"), kind: value("kind"),
    from: value("from"), to: value("to"), sort: value("sort"),
  };
}

function filtering(want) {
  return want.status.size + want.terms.length > 0 || [want.outlet, want.rule, want.kind, want.from, want.to].some(Boolean);
}

function has(list, value) {
  return ` ${list} `.includes(` ${value} `);
}

function fits(entry, want) {
  const data = entry.element.dataset;
  if (want.status.size && !want.status.has(data.status)) return false;
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
    if (list.more) list.element.append(list.more);
  }
}

function reveal(list, matching) {
  const over = matching - list.limit;
  if (over > 0 && !list.more) {
    list.more = document.createElement(list.element.tagName === "TBODY" ? "tr" : "li");
    const holder = list.more.tagName === "TR" ? list.more.appendChild(document.createElement("td")) : list.more;
    if (list.more.tagName === "TR") holder.colSpan = 99;
    const button = holder.appendChild(document.createElement("button"));
    button.type = "button";
    button.addEventListener("click", () => { list.limit += CAP; apply(); });
    list.element.append(list.more);
  }
  if (list.more) {
    list.more.hidden = over <= 0;
    if (over > 0) list.more.querySelector("button").textContent = `show more (${over.toLocaleString("en")} left)`;
  }
}

function apply() {
  const want = wanted();
  const on = filtering(want);
  arrange(want.sort);
  let shown = 0;
  let all = 0;
  const folds = new Set();
  for (const list of lists) {
    let matching = 0;
    for (const element of list.items) {
      const fit = !on || fits(byElement.get(element), want);
      matching += fit;
      const hide = !fit || (on && matching > list.limit);
      if (element.hidden !== hide) element.hidden = hide;
    }
    if (list.element.tagName !== "TBODY") { shown += matching; all += list.items.length; }
    reveal(list, on ? matching : 0);
    list.matching = matching;
    if (on && matching) folds.add(list.element.closest("details.fold"));
  }
  for (const story of document.querySelectorAll(".story")) {
    const list = lists.find((l) => story.contains(l.element));
    story.hidden = on && list.matching === 0;
  }
  for (const section of document.querySelectorAll("[data-section]")) {
    const own = lists.filter((l) => section.contains(l.element));
    section.classList.toggle("empty", on && own.every((l) => l.matching === 0));
  }
  for (const fold of document.querySelectorAll("details.fold")) {
    const own = lists.filter((l) => fold.contains(l.element));
    if (!own.length) continue;
    fold.hidden = on && own.every((l) => l.matching === 0);
    if (on && !fold.hidden && !fold.open) { fold.open = true; opened.add(fold); }
    if (!on && opened.delete(fold)) fold.open = false;
  }
  document.getElementById("shown").textContent = on
    ? `${shown.toLocaleString("en")} of ${all.toLocaleString("en")} shown`
    : `${all.toLocaleString("en")} entries`;
}

function store() {
  const kept = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) kept.append(name, value);
  remember(kept);
}

// From the address to the form; the pair of the side by side shares the address in a single file.
function restore() {
  const kept = state();
  form.reset();
  for (const control of form.elements) {
    if (!control.name) continue;
    if (control.type === "checkbox") control.checked = kept.getAll(control.name).includes(control.value);
    else if (kept.has(control.name)) control.value = kept.get(control.name);
  }
  const hidden = form.querySelector(".more");
  if (["rule", "kind", "from", "to"].some((name) => kept.has(name))) hidden.open = true;
  apply();
}

function arrive() {
  const name = decodeURIComponent(location.hash.slice(1));
  if (name.startsWith("?") || !name) { if (!state().has("a")) restore(); return; }
  const target = document.getElementById(name);
  if (!target) return;
  if (target.closest("[hidden], .empty")) { form.reset(); apply(); }
  unfold(target);
  target.scrollIntoView({ block: "start" });
  if (target.tabIndex === -1 && target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
}

let typing = 0;
form.addEventListener("input", () => {
  for (const list of lists) list.limit = CAP;
  clearTimeout(typing);
  typing = setTimeout(() => { apply(); store(); }, 60);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => { apply(); store(); }));
addEventListener("hashchange", arrive);
apply();
arrive();
requestAnimationFrame(() => setTimeout(() => performance.mark("interactive")));
