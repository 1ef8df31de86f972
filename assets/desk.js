// Small comforts at the desk; every page works without them.

const errors = document.getElementById("errors");
if (errors) errors.focus();

// A button pressed twice sends once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent === "yes") {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => { form.dataset.sent = ""; }, 4000);
});
