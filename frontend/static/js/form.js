// Forms: [Advanced +], rows that apply only sometimes, unsaved changes, problem summary, suggested labels.
import { recall, remember } from './memory.js';
import { text } from './texts.js';

const summary = document.querySelector('[data-problems]');

for (const section of document.querySelectorAll('[data-section]')) advanced(section);
for (const form of document.querySelectorAll('[data-follow]')) follow(form);
for (const form of document.querySelectorAll('form')) {
  if (form.querySelector('[data-only-when]')) conditions(form);
  if (form.matches('[data-form]')) guard(form);
}
for (const target of document.querySelectorAll('[data-suggest-from]')) suggest(target);

if (summary) {
  summary.focus();
  summary.addEventListener('click', e => {
    const link = e.target.closest('a[href^="#"]');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    e.preventDefault();
    reveal(field);
    field.scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
  });
}

// A link from elsewhere (a refused commit, a search result) that names a field.
const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (named?.matches('input, select, textarea')) { reveal(named); named.focus(); }

function advanced(section) {
  const toggle = section.querySelector('[data-advanced-toggle]');
  const rows = section.querySelectorAll('[data-advanced]');
  if (!toggle || !rows.length) return;
  const key = `advanced.${pageKind()}.${section.dataset.section}`;
  const set = open => {
    section.toggleAttribute('data-open', open);
    toggle.setAttribute('aria-expanded', open);
    toggle.textContent = open ? toggle.dataset.less : toggle.dataset.more;
  };
  const wrong = [...rows].some(row => row.querySelector('[aria-invalid="true"]'));
  set(wrong || recall(key, false));
  toggle.addEventListener('click', () => {
    const open = !section.hasAttribute('data-open');
    set(open);
    remember(key, open);
  });
}

/** The page without the number of the thing it shows: all VIPs share one memory. */
function pageKind() {
  return location.pathname.replace(/\/\d+(?=\/|$)/g, '').replace(/\/(new|add|modify|edit)$/, '');
}

function reveal(field) {
  const section = field.closest('[data-section]');
  if (field.closest('[data-advanced]') && !section?.hasAttribute('data-open')) section?.querySelector('[data-advanced-toggle]')?.click();
}

/** "protocol=HTTP", "healthCheck.type=A|B", several joined with "&"; "*" is anything but empty; a checkbox is "true" or "false". */
export function applies(condition, valueOf) {
  return condition.split('&').every(part => {
    const [path, wanted] = part.split('=', 2).map(s => s.trim());
    const value = valueOf(path);
    return value === undefined || wanted.split('|').includes(value) || (wanted === '*' && value !== '');
  });
}

function conditions(form) {
  const valueOf = path => {
    const control = document.getElementById(path);
    if (!control) return undefined;
    return control.type === 'checkbox' ? String(control.checked) : control.value;
  };
  const update = () => {
    for (const row of form.querySelectorAll('[data-only-when]')) row.hidden = !applies(row.dataset.onlyWhen, valueOf);
    for (const section of form.querySelectorAll('[data-section]:not([data-only-when])')) {
      const rows = [...section.querySelectorAll('[data-field]')];
      section.hidden = rows.length > 0 && rows.every(row => row.hidden);
      const toggle = section.querySelector('[data-advanced-toggle]');
      const deep = [...section.querySelectorAll('[data-advanced]')];
      if (toggle && deep.length) toggle.hidden = deep.every(row => row.hidden);
    }
    unused(form, valueOf);
  };
  form.addEventListener('change', update);
  update();
}

/** Below each field that decides: what is kept and does not apply. A value that is a default is no news. */
function unused(form, valueOf) {
  const notes = form.querySelectorAll('[data-unused]');
  if (!notes.length) return;
  const kept = new Map();
  const add = (condition, label) => {
    const failing = condition.split('&').find(part => !applies(part, valueOf));
    const path = failing?.split('=', 1)[0];
    if (path) kept.set(path, [...kept.get(path) ?? [], label]);
  };
  for (const row of form.querySelectorAll('[data-only-when][data-usual]')) {
    const value = valueOf(row.dataset.field);
    if (value !== undefined && !row.dataset.usual.slice(1).split('|').includes(value.trim())) {
      add(row.dataset.onlyWhen, row.querySelector('label > span').textContent);
    }
  }
  for (const labels of kept.values()) labels.sort();
  for (const spare of form.querySelectorAll('[data-spare]')) {
    if (!spare.dataset.given || applies(spare.dataset.given, valueOf)) add(spare.dataset.spare, spare.textContent);
  }
  for (const note of notes) {
    const labels = kept.get(note.dataset.unused);
    const control = document.getElementById(note.dataset.unused);
    const value = control.type === 'checkbox' ? note.dataset[control.checked ? 'on' : 'off'] : control.selectedOptions[0]?.textContent;
    const sentence = labels ? note.dataset.sentence.replace('{1}', () => value).replace('{2}', () => labels.join(', ')) : '';
    note.hidden = !sentence;
    if (note.textContent !== sentence) note.textContent = sentence;
  }
}

function guard(form) {
  const snapshot = () => new URLSearchParams([...new FormData(form)].filter(([, v]) => typeof v === 'string')).toString();
  const note = form.querySelector('[data-unsaved-note]');
  const start = snapshot();
  let leaving = false;
  const changed = () => form.contains(summary) || snapshot() !== start;
  form.addEventListener('input', () => { if (note) note.hidden = !changed(); });
  if (note) note.hidden = !changed();
  form.addEventListener('submit', () => { leaving = true; });
  form.querySelector('[data-cancel]')?.addEventListener('click', () => { leaving = true; });
  addEventListener('pageshow', () => { leaving = false; });
  addEventListener('beforeunload', e => {
    if (leaving || !changed()) return;
    e.preventDefault();
    e.returnValue = text('unsaved');
  });
}

/** data-suggest-from="ipAddress,ports" with data-suggest="VIP-{0}-{1}": fills an untouched, empty label. */
function suggest(target) {
  const control = target.matches('input') ? target : target.querySelector('input:not([type="hidden"])');
  const sources = target.dataset.suggestFrom.split(',').map(id => document.getElementById(id.trim())).filter(Boolean);
  if (!control || control.value || !sources.length) return;
  let own = true;
  control.addEventListener('input', () => { own = control.value === ''; });
  const fill = () => {
    if (!own || sources.some(source => !source.value)) return;
    const parts = sources.map(source => source.selectedOptions?.[0]?.textContent ?? source.value);
    const pattern = target.dataset.suggest ?? parts.map((_, i) => `{${i}}`).join('-');
    control.value = pattern.replace(/\{(\d)\}/g, (_, i) => parts[i] ?? '').replace(/[^\w.-]+/g, '-');
  };
  for (const source of sources) source.addEventListener('change', fill);
}

/** data-follow="a=b": drop-down a says what drop-down b says, until somebody chooses something else in it. */
function follow(form) {
  const [follower, source] = form.dataset.follow.split('=').map(id => document.getElementById(id));
  if (!follower || !source) return;
  let last = '';
  const step = () => {
    if (follower.value === '' || follower.value === last) follower.value = source.value;
    last = source.value;
  };
  source.addEventListener('change', step);
  step();
}
