// The state of the page in its address: "#?q=train&status=update" or "#q-5d00474b277e".
const root = document.documentElement;
root.classList.add("js-on");
for (const element of document.querySelectorAll(".js")) element.hidden = false;

function state() {
  return new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
}

function remember(parameters) {
  const text = parameters.toString();
  history.replaceState(null, "", text ? `#?${text}` : location.pathname + location.search);
}

// Opens whatever is folded around an element, so that it can be seen.
function unfold(element) {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
  }
}

function seen(element) {
  return !element.closest("[hidden]") && element.checkVisibility();
}

function bring(element) {
  unfold(element);
  element.scrollIntoView({ block: "nearest" });
  element.focus({ preventScroll: true });
}

addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details.fold")) fold.open = true;
});
