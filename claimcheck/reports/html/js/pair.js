// Side by side: any two articles, their texts scrolled together.
const chooser = document.getElementById("chooser");
const everyTie = document.getElementById("all-ties");
const symbols = { contradiction: "≠", update: "→", agreement: "=", compatible: "≈" };
const names = { contradiction: ["conflict", "conflicts"], update: ["update", "updates"], agreement: ["agreement", "agreements"], compatible: ["compatible", "compatible"] };
const gravity = Object.keys(symbols);

function columns() {
  return Array.from(document.querySelectorAll(".column"));
}

function texts(number) {
  const source = document.querySelector(`[data-article="${number}"]`);
  const from = source.content ?? source;
  const selector = source.content ? "p" : ".passage > p";
  return Array.from(from.querySelectorAll(selector), (p) => {
    const copied = p.cloneNode(true);
    copied.classList.toggle("dim", p.matches(".dim, .dim > p"));
    for (const extra of copied.querySelectorAll("sup, .at")) extra.remove();
    return copied;
  });
}

function fill(side, number, ties) {
  const column = document.querySelector(`.column[data-side="${side}"]`);
  const far = side === "a" ? "b" : "a";
  const source = document.querySelector(`[data-article="${number}"]`);
  column.replaceChildren(...texts(number));
  const grave = new Map();
  const answers = new Set();
  for (const tie of ties) {
    const own = tie.dataset[side];
    const before = grave.get(own);
    if (!before || gravity.indexOf(tie.dataset.verb) < gravity.indexOf(before)) grave.set(own, tie.dataset.verb);
    if (["contradiction", "update"].includes(tie.dataset.verb)) for (const r of tie.dataset.r.split(" ")) answers.add(r);
  }
  for (const run of column.querySelectorAll(".run")) {
    const verbs = run.dataset.c.split(" ").map((c) => grave.get(c)).filter(Boolean);
    verbs.sort((x, y) => gravity.indexOf(x) - gravity.indexOf(y));
    run.className = `run${verbs.length ? ` u-${verbs[0]}` : ""}`;
    if (run.dataset.w?.split(" ").some((w) => answers.has(w))) run.classList.add("word");
    for (const claim of (run.dataset.end ?? "").split(" ").reverse()) {
      ties.forEach((tie, n) => {
        if (tie.dataset[side] !== claim) return;
        const link = document.createElement("a");
        link.className = `tie t-${tie.dataset.verb}`;
        link.href = `#${far}-c-${tie.dataset[far]}`;
        link.dataset.far = tie.dataset[far];
        link.textContent = symbols[tie.dataset.verb] + (n + 1);
        link.setAttribute("aria-label", `${names[tie.dataset.verb][0]} ${n + 1}, the other text`);
        const sup = document.createElement("sup");
        sup.append(link);
        run.after(sup);
      });
    }
  }
  column.setAttribute("aria-label", `Text of ${source.dataset.outlet}`);
  column.scrollTop = 0;
  for (const head of document.querySelectorAll(`[data-head="${side}"]`)) head.textContent = source.dataset.outlet;
  document.querySelector(`[data-title="${side}"]`).textContent = source.dataset.title;
  return source.dataset.outlet;
}

function show(a, b) {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const rows = Array.from(everyTie.content.querySelectorAll(`[data-pair="${low}-${high}"]`), (row) => row.cloneNode(true));
  if (low !== Number(a)) {
    for (const row of rows) {
      [row.dataset.a, row.dataset.b] = [row.dataset.b, row.dataset.a];
      row.append(row.cells[1]);
    }
  }
  rows.forEach((row, n) => { row.querySelector(".ordinal").textContent = n + 1; });
  const graved = [...rows].sort((x, y) => gravity.indexOf(x.dataset.verb) - gravity.indexOf(y.dataset.verb));
  document.getElementById("tie-rows").replaceChildren(...graved);
  const outlets = [fill("a", a, rows), fill("b", b, rows)];
  for (const row of rows) [row.cells[1].dataset.outlet, row.cells[2].dataset.outlet] = outlets;
  document.querySelector("[data-pair-title]").textContent = `${outlets[0]} and ${outlets[1]}`;
  const counts = gravity.map((verb) => [rows.filter((row) => row.dataset.verb === verb).length, names[verb]]).filter(([n]) => n);
  document.getElementById("pair-counts").textContent =
    counts.map(([n, [one, many]]) => `${n} ${n === 1 ? one : many}`).join(", ") || "No claim was found that both speak of.";
}

function number(select) {
  return Number(select.selectedOptions[0].dataset.number);
}

function choose() {
  const { a, b } = chooser.elements;
  if (a.value === b.value) {
    const other = Array.from(b.options).find((option) => option.value !== a.value);
    if (other) b.value = other.value;
  }
  show(number(a), number(b));
}

function pairFromAddress() {
  const kept = state();
  if (!kept.has("a") || !chooser) return;
  const { a, b } = chooser.elements;
  a.value = kept.get("a");
  if (kept.has("b")) b.value = kept.get("b");
  if (a.selectedIndex < 0) a.selectedIndex = 0;
  if (b.selectedIndex < 0) b.selectedIndex = 1;
  choose();
  document.getElementById("compare")?.scrollIntoView();
}

// Where the claims of one column stand beside those of the other, as heights.
function anchors(own, far) {
  const pairs = [[0, 0]];
  for (const link of own.querySelectorAll("a.tie")) {
    const other = far.querySelector(`.run[data-c~="${link.dataset.far}"]`);
    if (other) pairs.push([link.offsetTop, other.offsetTop]);
  }
  pairs.push([own.scrollHeight, far.scrollHeight]);
  pairs.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  // Claims told in another order cannot all be level: keep those that go downwards together.
  return pairs.filter((pair, n) => pairs.slice(0, n).every((before) => before[1] <= pair[1]));
}

let led = null;
function together(own, far) {
  const at = own.scrollTop + own.clientHeight / 3;
  const points = anchors(own, far);
  const next = Math.max(1, points.findIndex((point) => point[0] >= at));
  const [[x1, y1], [x2, y2]] = [points[next - 1], points[next] ?? points[next - 1]];
  const share = x2 > x1 ? (at - x1) / (x2 - x1) : 0;
  const goal = y1 + share * (y2 - y1) - far.clientHeight / 3;
  led = far;
  far.scrollTop = Math.max(0, Math.min(goal, far.scrollHeight));
}

for (const [n, column] of columns().entries()) {
  column.addEventListener("scroll", () => {
    if (led === column) { led = null; return; }
    together(column, columns()[1 - n]);
  }, { passive: true });
  column.addEventListener("click", (event) => {
    const link = event.target.closest("a.tie");
    if (!link) return;
    event.preventDefault();
    const far = columns()[1 - n];
    const runs = Array.from(far.querySelectorAll(`.run[data-c~="${link.dataset.far}"]`));
    for (const lit of document.querySelectorAll(".column .lit")) lit.classList.remove("lit");
    for (const run of runs) run.classList.add("lit");
    if (!runs.length) return;
    led = far;
    far.scrollTop = runs[0].offsetTop - far.offsetTop * (getComputedStyle(far).position === "static") - (link.offsetTop - column.scrollTop);
    (far.querySelector(`a.tie[href$="-${far.dataset.side === "a" ? "b" : "a"}"]`) ?? runs[0].nextElementSibling?.querySelector("a.tie"))?.focus({ preventScroll: true });
  });
}
for (const row of document.querySelectorAll("#tie-rows tr")) {
  const heads = document.querySelectorAll("thead [data-head]");
  [row.cells[1].dataset.outlet, row.cells[2].dataset.outlet] = [heads[0].textContent, heads[1].textContent];
}
if (chooser) {
  chooser.addEventListener("change", () => {
    choose();
    const { a, b } = chooser.elements;
    remember(new URLSearchParams({ a: a.value, b: b.value }));
  });
  chooser.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", pairFromAddress);
  pairFromAddress();
}
