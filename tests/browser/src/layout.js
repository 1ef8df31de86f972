// Dresses the page in a font and a size of text, then tells what hangs over the window's edge and what is cut.
// A constructed sheet is no inline style: the page's strict policy lets it in.
const [rules, width] = arguments;
const sheet = new CSSStyleSheet();
sheet.replaceSync(rules);
document.adoptedStyleSheets = [sheet];

const found = [];
const name = (element) => {
  const own = (one) => one.localName + (one.id ? '#' + one.id : '') + [...one.classList].map((word) => '.' + word).join('');
  const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
  return `${element.parentElement ? own(element.parentElement) + ' > ' : ''}${own(element)} “${words}”`;
};
const style = (element) => getComputedStyle(element);
const unseen = (element) => element.closest('.hidden, .skip, [hidden], option, .stacks thead') || !element.checkVisibility();
// What scrolls by itself is no fault of the page.
const scrolls = (element) => {
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    if (['auto', 'scroll'].includes(style(one).overflowX)) return true;
  }
  return false;
};

const over = document.documentElement.scrollWidth - width;
if (over > 0) {
  const wide = [...document.body.querySelectorAll('*')].filter(
    (one) => !unseen(one) && !scrolls(one) && one.getBoundingClientRect().right > width + 0.5);
  const deepest = wide.filter((one) => !wide.some((other) => one !== other && one.contains(other)));
  found.push(`${over} px too wide: ${deepest.slice(0, 3).map(name).join('; ')}`);
}

const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const told = new Set();
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  if (!node.data.trim() || unseen(node.parentElement) || node.parentElement.closest('svg, script')) continue;
  let block = node.parentElement;
  while (style(block).display.startsWith('inline') && style(block).display !== 'inline-block') block = block.parentElement;
  if (told.has(block) || style(block).display === 'contents') continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const edge = block.getBoundingClientRect();
  for (const line of range.getClientRects()) {
    const beyond = Math.max(line.right - edge.right, edge.left - line.left);
    if (beyond > 1) {
      told.add(block);
      found.push(`words hang ${Math.ceil(beyond)} px out of ${name(block)}`);
      break;
    }
  }
}
for (const element of document.body.querySelectorAll('*')) {
  if (unseen(element) || element.closest('svg') || element.matches('input, select, textarea')) continue;
  const { overflowX, overflowY } = style(element);
  const cut = (way) => way === 'hidden' || way === 'clip';
  if (cut(overflowX) && element.scrollWidth > element.clientWidth + 1) {
    found.push(`${element.scrollWidth - element.clientWidth} px are cut off from ${name(element)}`);
  }
  if (cut(overflowY) && element.scrollHeight > element.clientHeight + 1) {
    found.push(`${element.scrollHeight - element.clientHeight} px are cut off below in ${name(element)}`);
  }
}
return found;
