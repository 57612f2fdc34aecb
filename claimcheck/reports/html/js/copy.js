// A card as Markdown, and what is shown as CSV.
const text = (element, selector) => element.querySelector(selector)?.textContent.trim().replace(/\s+/g, " ") ?? "";

function clause(statement) {
  const parts = statement.querySelectorAll("blockquote .clause, blockquote mark");
  return Array.from(parts, (part) => part.textContent).join("");
}

function statementsOf(element) {
  return Array.from(element.querySelectorAll(".statement"), (s) => ({
    outlet: text(s, ".outlet"), value: s.dataset.value ?? clause(s), sentence: text(s, "blockquote"),
    source: text(s, ".source"), certainty: text(s, ".certainty"),
    published: s.querySelector("time")?.dateTime ?? "", file: s.dataset.file ?? "",
  }));
}

function plain(words) {
  return words.replace(/[\\`*_[\]<>#|]/g, "\\$&");
}

function markdown(item) {
  const title = text(item, "h3") || `Only ${text(item, ".outlet")}`;
  const lines = statementsOf(item).map((s) => {
    const who = [s.outlet, s.source, s.certainty, s.published && `as of ${s.published}`].filter(Boolean).map(plain).join(", ");
    return `- **${plain(s.value)}** (${who}): “${plain(s.sentence)}” (${plain(s.file)})`;
  });
  return `**${plain(title)}**\n\n${lines.join("\n")}\n`;
}

// Text of articles must not become a formula in a spreadsheet.
function field(value) {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

function csv() {
  const rows = [["status", "rules", "entry", "outlet", "value", "sentence", "source", "certainty", "published", "file"]];
  for (const { element, fits } of entries) {
    if (!fits || element.tagName === "TR") continue;
    for (const s of statementsOf(element)) {
      rows.push([element.dataset.status, element.dataset.codes, element.id, s.outlet, s.value, s.sentence, s.source, s.certainty, s.published, s.file]);
    }
  }
  return rows.map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

document.addEventListener("click", (event) => {
  const what = event.target.closest("[data-do]")?.dataset.do;
  if (what === "copy-card") copy(markdown(event.target.closest(".item")), "entry");
  if (what === "copy-code") copy(event.target.parentElement.querySelector("code").textContent, "command");
  if (what === "csv") {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + csv()], { type: "text/csv" }));
    link.download = "claimcheck.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
});
