// On an article: a click on a claim shows its note; the note shows its claim.
function noteOf(run) {
  const numbers = run.dataset.c.split(" ").reverse(); // the narrowest claim first
  const notes = numbers.map((n) => document.getElementById(`n-${n}`)).filter(Boolean);
  return notes.find((note) => !note.closest(".alone")) ?? notes[0];
}

function light(claim) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const run of document.querySelectorAll(`.passage .run[data-c~="${claim}"]`)) run.classList.add("lit");
}

document.addEventListener("click", (event) => {
  const run = event.target.closest(".passage .run[data-c]");
  if (!run || event.target.closest("a")) return;
  const note = noteOf(run);
  if (!note) return;
  light(note.id.slice(2));
  note.classList.add("lit");
  bring(note);
});

for (const kind of ["focusin", "mouseover"]) {
  document.addEventListener(kind, (event) => {
    const note = event.target.closest?.(".beside");
    if (note) { light(note.id.slice(2)); note.classList.add("lit"); }
  });
}

function unfoldTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest(".beside")) bring(target.closest(".beside"));
}
addEventListener("hashchange", unfoldTarget);
if (location.hash) unfoldTarget();
