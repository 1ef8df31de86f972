// Keeps the words on this device while they are typed, until they are sent: a closed tab or a dead network loses nothing.
// Storage may be refused, and then nothing is kept.

const SHELF = "doithoai.words";
const LONGEST = 3 * 24 * 3600 * 1000;

function take() {
  try {
    const kept = JSON.parse(localStorage.getItem(SHELF));
    if (kept && Date.now() - kept.at < LONGEST) return kept;
  } catch {}
  erase();
  return null;
}

function keep(kept) {
  try {
    localStorage.setItem(SHELF, JSON.stringify({ ...kept, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

function erase() {
  try {
    localStorage.removeItem(SHELF);
  } catch {}
}

function watch(form) {
  const fields = [form.elements.text, form.elements.place];
  const line = document.getElementById("kept");
  const draft = form.dataset.keep;
  let on = true;

  const say = (words) => {
    if (words) line.firstElementChild.textContent = words;
    line.hidden = false;
  };
  const note = () => {
    const [text, place] = fields.map((field) => field.value);
    if (on && (text || place) && keep({ draft, text, place })) say();
  };

  const kept = take();
  const empty = fields.every((field) => field.value === "");
  if (kept && (empty || kept.draft === draft)) {
    const words = [kept.text, kept.place];
    if (fields.some((field, at) => field.value !== words[at])) {
      fields.forEach((field, at) => { field.value = words[at]; });
      say(line.dataset.back);
    } else say();
  }

  for (const field of fields) field.addEventListener("input", note);
  line.querySelector("button").addEventListener("click", (event) => {
    on = false;
    erase();
    event.target.hidden = true;
    say(line.dataset.gone);
  });
}

const form = document.querySelector("form[data-keep]");
if (form) watch(form);
if (document.querySelector("[data-sent]")) erase();
