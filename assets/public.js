// Small comforts for citizens; every page works without them.

const errors = document.getElementById("errors");
if (errors) errors.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
