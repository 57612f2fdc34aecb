// Keys: j and k go through what is shown, / searches, ? helps. All can be switched off.
const help = document.getElementById("help");
const toggle = document.getElementById("keys-on");
const KEY = "claimcheck-keys";

function kept(value) {
  try {
    if (value !== undefined) localStorage.setItem(KEY, value);
    return localStorage.getItem(KEY);
  } catch {
    return null; // a browser that keeps nothing for files: the keys are on
  }
}
toggle.checked = kept() !== "off";
toggle.addEventListener("change", () => kept(toggle.checked ? "on" : "off"));

function stops() {
  return Array.from(document.querySelectorAll(".item, .beside")).filter((e) => e.tagName !== "TR" || e.closest(".ties"));
}

function step(by) {
  const all = stops();
  const here = all.findIndex((e) => e.contains(document.activeElement));
  for (let n = here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by; n >= 0 && n < all.length; n += by) {
    if (!seen(all[n])) continue;
    all[n].tabIndex = -1;
    all[n].focus({ preventScroll: true });
    all[n].scrollIntoView({ block: "nearest" });
    return;
  }
}

const actions = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => document.querySelector("input[type=search]")?.focus(),
  "?": () => help.showModal(),
  o: () => {
    const fold = document.activeElement.closest?.(".item, .passage")?.querySelector("details");
    if (fold) fold.open = !fold.open;
  },
  c: () => {
    const item = document.activeElement.closest?.(".item");
    if (item && typeof markdown === "function") copy(markdown(item), "entry");
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !toggle.checked || help.open) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
document.addEventListener("click", (event) => {
  const what = event.target.closest("[data-do]")?.dataset.do;
  if (what === "help") help.showModal();
  if (what === "close-help") help.close();
});
