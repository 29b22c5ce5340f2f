// The header's search: a combobox over the server's answers; without script the form opens the results page.
import { getJson } from './server.js';
import { text } from './texts.js';
import { typing } from './keys.js';

const form = document.querySelector('[data-search]');
const input = form?.elements.q;
let list, note, wait, running, options = [], at = -1;

if (form) {
  list = Object.assign(document.createElement('div'), { id: 'found', className: 'found', hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.querySelector('label').textContent);
  note = Object.assign(document.createElement('p'), { className: 'sr' });
  note.setAttribute('role', 'status');
  form.append(list, note);
  for (const [name, value] of [['role', 'combobox'], ['aria-expanded', 'false'], ['aria-controls', 'found'], ['aria-autocomplete', 'list']]) {
    input.setAttribute(name, value);
  }
  input.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(find, 200); });
  input.addEventListener('focus', () => { if (options.length) show(true); });
  input.addEventListener('keydown', onKey);
  form.addEventListener('focusout', e => { if (!form.contains(e.relatedTarget)) show(false); });
  list.addEventListener('pointerdown', e => e.preventDefault());
  list.addEventListener('click', e => {
    const option = e.target.closest('[role="option"]');
    if (option) location.assign(option.dataset.href);
  });
  document.addEventListener('keydown', e => {
    const slash = e.key === '/' && !e.ctrlKey && !e.metaKey && !e.altKey && !typing(e);
    const ctrlK = e.key.toLowerCase() === 'k' && (e.ctrlKey || e.metaKey);
    if (!(slash || ctrlK) || document.querySelector('dialog[open]')) return;
    e.preventDefault();
    input.focus();
    input.select();
  });
}

function show(open) {
  list.hidden = !open;
  input.setAttribute('aria-expanded', open);
  if (!open) mark(-1);
}

function mark(index) {
  options[at]?.setAttribute('aria-selected', 'false');
  at = index;
  const option = options[at];
  if (!option) return input.removeAttribute('aria-activedescendant');
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', option.id);
}

async function find() {
  running?.abort();
  const q = input.value.trim();
  if (!q) { options = []; list.replaceChildren(); note.textContent = ''; return show(false); }
  running = new AbortController();
  try {
    fill(await getJson(`${form.action}?q=${encodeURIComponent(q)}`, running.signal));
  } catch (problem) {
    if (problem.name !== 'AbortError') say(text('searchFailed'));
  }
}

function fill(results) {
  options = results.slice(0, 20).map((result, i) => {
    const option = Object.assign(document.createElement('div'), { id: `found-${i}` });
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.dataset.href = result.href;
    option.append(part('span', result.label), part('small', result.kind, 'found-kind'));
    if (result.detail) option.append(part('small', result.detail));
    return option;
  });
  if (!options.length) return say(text('foundNone', input.value.trim()));
  list.replaceChildren(...options);
  note.textContent = text('found', options.length);
  show(true);
  mark(0);
}

/** A sentence where the results would be: nothing found, or no answer. */
function say(sentence) {
  options = [];
  list.replaceChildren(part('p', sentence));
  list.firstChild.setAttribute('role', 'option');
  list.firstChild.setAttribute('aria-disabled', 'true');
  note.textContent = sentence;
  show(true);
  mark(-1);
}

function part(tag, words, className = '') {
  return Object.assign(document.createElement(tag), { textContent: words, className });
}

function onKey(e) {
  if (e.key === 'Escape' && !list.hidden) { e.preventDefault(); show(false); return; }
  if (list.hidden || !options.length) return;
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
    e.preventDefault();
    mark((at + (e.key === 'ArrowDown' ? 1 : options.length - 1) + options.length) % options.length);
  } else if (e.key === 'Enter' && at >= 0) {
    e.preventDefault();
    location.assign(options[at].dataset.href);
  }
}
