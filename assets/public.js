// Small comforts for citizens; every page works without them.

const errors = document.getElementById("errors");
if (errors) errors.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The language changes in the middle of a form: what was typed is kept first, and the same step opens in the other one.
const form = document.querySelector("form[data-step]");
for (const link of form ? document.querySelectorAll("a[hreflang]") : []) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const typed = new FormData(form);
    typed.set("go", form.dataset.step);
    const to = new URL(form.action);
    to.searchParams.set("lang", link.hreflang);
    try {
      await fetch(form.action, { method: "POST", body: typed, redirect: "manual" });
      location.assign(to);
    } catch {
      location.assign(link.href);
    }
  });
}
