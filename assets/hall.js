// The hall desk: Ctrl+Enter saves, the text stays when the network fails, two letters name a village.
// Without this file the page works all the same.

const WAIT = 15000;
const $ = (id) => document.getElementById(id);
let sending = false;
let leaving = false;

function trouble(words) {
  const box = $("trouble");
  box.hidden = words === "";
  box.querySelector("span").textContent = words;
}

function village() {
  const field = $("village");
  const typed = field.value.trim().toLowerCase();
  const options = [...$("villages").options];
  if (typed === "" || options.some((option) => option.value.toLowerCase() === typed)) return;
  const fitting = options.filter((option) => option.dataset.initials.startsWith(typed));
  if (fitting.length === 1) field.value = fitting[0].value;
}

// Puts the answered page in the place of this one, keeping address and title.
function show(text, address) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const hall = page.getElementById("hall");
  if (!hall) return false;
  $("hall").replaceWith(document.adoptNode(hall));
  document.title = page.title;
  history.replaceState(null, "", address);
  begin();
  const first = $("errors") || $("village");
  first.focus();
  first.scrollIntoView({ block: "nearest" });
  return true;
}

async function save(event) {
  event.preventDefault();
  if (sending) return;
  sending = true;
  const form = event.target;
  const button = $("save");
  const words = $("trouble").dataset;
  const label = button.textContent;
  village();
  button.textContent = words.sending;
  trouble("");
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { accept: "text/html" },
      signal: AbortSignal.timeout(WAIT),
    });
    if (response.ok || response.status === 422) {
      const address = response.status === 422 ? location.href : response.url;
      if (show(await response.text(), address)) return;
    }
    if (response.status >= 500 || response.status === 429) throw new Error("busy");
    leaving = true;
    form.submit();
  } catch {
    // The same once-token goes out again, so nothing is written twice.
    trouble(words.network);
    button.textContent = words.again;
    return;
  } finally {
    sending = false;
  }
  button.textContent = label;
}

// One more matter of the same turn, before it is saved.
function add(event) {
  event.preventDefault();
  const box = $("more");
  const piece = $("one-more").content.cloneNode(true);
  const number = box.querySelectorAll("textarea").length;
  const label = piece.querySelector("label");
  const area = piece.querySelector("textarea");
  label.querySelector("span").textContent = number + 2;
  area.id = `more-${number}`;
  label.htmlFor = area.id;
  box.append(piece);
  area.focus();
}

// Whoever types an answer has answered: the choice beside it follows.
function answered() {
  const spot = $("reply-0");
  if (spot && ($("spoken").value.trim() || $("spoken_by").value.trim())) spot.checked = true;
}

function begin() {
  const form = $("entry");
  $("add").addEventListener("click", add);
  $("add-key").hidden = false;
  for (const id of ["spoken", "spoken_by"]) $(id)?.addEventListener("input", answered);
  form.addEventListener("submit", save);
  $("village").addEventListener("change", village);
  $("keys").hidden = false;
  form.addEventListener("keydown", (event) => {
    if (event.key === "F2") add(event);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}

begin();
window.addEventListener("beforeunload", (event) => {
  const text = $("text");
  if (text && text.value !== text.defaultValue && !leaving) event.preventDefault();
});
