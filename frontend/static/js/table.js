// Lists: the server filters, sorts and pages; this fetches the same address and swaps the region in place.
import { getPage, Refused } from './server.js';
import { say } from './messages.js';
import { typing } from './keys.js';

const regions = () => [...document.querySelectorAll('[data-live-region]')];
const opener = row => row.querySelector('[data-row-link]') ?? row.querySelector('th a, a');
let running = null;

// A page that is being left is not redrawn: what still comes would only be in the way of the next one.
addEventListener('beforeunload', () => running?.abort());

/** Replaces every region with that of url; focus returns to the same link, or to the one with the same id. */
export async function refresh(url = location.href, { quiet = false } = {}) {
  running?.abort();
  const control = running = new AbortController();
  const slow = setTimeout(() => regions().forEach(r => r.classList.add('busy')), 300);
  try {
    const page = await getPage(url, control.signal);
    const held = holder();
    const count = page.querySelector('[data-count]')?.textContent;
    const fresh = [...page.querySelectorAll('[data-live-region]')];
    regions().forEach((region, i) => { if (fresh[i]) swap(region, document.adoptNode(fresh[i])); });
    const shown = document.querySelector('[data-count]');
    if (count && shown) shown.textContent = count;
    held?.();
    document.dispatchEvent(new CustomEvent('region:replaced'));
    return true;
  } catch (problem) {
    if (problem.name === 'AbortError') return false;
    if (!(problem instanceof Refused)) throw problem;
    if (!quiet) say('error', problem.message);
    return false;
  } finally {
    clearTimeout(slow);
    if (running === control) { running = null; regions().forEach(r => r.classList.remove('busy')); }
  }
}

/** A filter box inside the region stays as it is: somebody is typing in it. */
function swap(region, fresh) {
  const keep = [...region.children].find(child => child.querySelector('[data-filter]'));
  const place = keep && [...fresh.children].find(child => child.querySelector('[data-filter]'));
  if (!place) return region.replaceWith(fresh);
  for (const child of [...region.childNodes]) if (child !== keep) child.remove();
  const parts = [...fresh.childNodes];
  const at = parts.indexOf(place);
  keep.before(...parts.slice(0, at));
  keep.after(...parts.slice(at + 1));
}

function holder() {
  const active = document.activeElement;
  const at = regions().indexOf(active?.closest('[data-live-region]'));
  if (at < 0) return null;
  const { id } = active;
  const href = active.getAttribute('href')?.split('?')[0];
  const words = active.textContent.trim();
  return () => {
    if (active.isConnected) return;
    const again = id ? document.getElementById(id)
      : [...regions()[at].querySelectorAll('a, button')]
        .find(e => e.textContent.trim() === words && e.getAttribute('href')?.split('?')[0] === href);
    (again ?? document.getElementById('main'))?.focus({ preventScroll: true });
  };
}

document.addEventListener('click', async e => {
  const link = e.target.closest('a[data-region-link]');
  if (link && !e.ctrlKey && !e.metaKey && !e.shiftKey && e.button === 0) {
    e.preventDefault();
    const how = link.dataset.regionLink === 'push' ? 'pushState' : 'replaceState';
    if (await refresh(link.href)) history[how]({ region: true }, '', link.href);
    return;
  }
  const row = e.target.closest('tr[data-href]');
  if (row && !e.target.closest('a, button, input, label, form') && !String(getSelection())) opener(row)?.click();
});

addEventListener('popstate', () => { if (regions().length) refresh(); });

// The filter box.
const filter = document.querySelector('[data-filter]');
let wait = 0;
function filtered() {
  const url = new URL(location.href);
  url.searchParams.delete('page');
  const q = filter.elements.q.value.trim();
  if (q) url.searchParams.set('q', q); else url.searchParams.delete('q');
  return url.href;
}
async function search() {
  clearTimeout(wait);
  const url = filtered();
  if (await refresh(url)) history.replaceState({ region: true }, '', url);
}
if (filter && regions().length) {
  filter.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(search, 250); });
  filter.addEventListener('submit', e => { e.preventDefault(); search(); });
  document.addEventListener('click', e => {
    if (!e.target.closest('[data-filter-clear]')) return;
    e.preventDefault();
    filter.elements.q.value = '';
    filter.elements.q.focus();
    search();
  });
}

// A region that asks for it is fetched again and again, as long as somebody can see it.
let turn;
function refreshAgain() {
  clearTimeout(turn);
  const seconds = Number(document.querySelector('[data-live-region][data-refresh]')?.dataset.refresh);
  if (!seconds) return;
  turn = setTimeout(async () => {
    const free = !document.hidden && !running && !document.querySelector('[data-live-region] :focus:is(input, select)');
    if (!free || !await refresh(location.href, { quiet: true })) refreshAgain();
  }, seconds * 1000);
}
document.addEventListener('region:replaced', refreshAgain);
refreshAgain();

// Arrow keys move between rows, Enter opens the one in focus.
document.addEventListener('keydown', e => {
  const row = e.target.closest?.('tr[data-href]');
  if (!row || typing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === 'Enter' && e.target === row) opener(row)?.click();
  if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
  const rows = [...row.closest('table').querySelectorAll('tr[data-href]')];
  const next = rows[rows.indexOf(row) + (e.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  e.preventDefault();
  opener(next)?.focus();
});
