// The frame: theme, drawer below 900 px, folding areas, clock.
import { recall, remember } from './memory.js';

const root = document.documentElement;
const shell = document.querySelector('[data-shell]');
const nav = document.getElementById('nav');
const opener = document.querySelector('[data-nav-open]');

for (const button of document.querySelectorAll('[data-theme-toggle]')) {
  button.addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('lbadmin.theme', root.dataset.theme); } catch { /* only for this page then */ }
  });
}

const rest = [document.querySelector('.top'), document.querySelector('.stage')];

function drawer(open) {
  shell.classList.toggle('nav-open', open);
  opener.setAttribute('aria-expanded', open);
  for (const part of rest) part.inert = open;
  if (open) (nav.querySelector('[aria-current]') ?? nav.querySelector('a')).focus();
  else opener.focus();
}

if (opener && nav) {
  opener.addEventListener('click', () => drawer(!shell.classList.contains('nav-open')));
  for (const closer of document.querySelectorAll('[data-nav-close]')) closer.addEventListener('click', () => drawer(false));
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape' && shell.classList.contains('nav-open')) drawer(false);
  });
  matchMedia('(min-width: 900px)').addEventListener('change', e => {
    if (e.matches && shell.classList.contains('nav-open')) drawer(false);
  });

  const folded = recall('areas', {});
  for (const area of nav.querySelectorAll('[data-area]')) {
    const holdsPage = area.querySelector('[aria-current]');
    if (!holdsPage && area.dataset.area in folded) area.open = folded[area.dataset.area];
    area.querySelector('summary').addEventListener('click', () => {
      folded[area.dataset.area] = !area.open;
      remember('areas', folded);
    });
  }
}

// The appliance's own clock, in its own zone, carried on by this browser's.
const clock = document.querySelector('[data-clock]');
const [day, time, ...zone] = clock?.textContent.trim().split(/\s+/) ?? [];
const began = Date.parse(`${day}T${time}Z`);
if (began) {
  const loaded = performance.now();
  setInterval(() => {
    const now = new Date(began + performance.now() - loaded).toISOString();
    clock.textContent = `${now.slice(0, 10)} ${now.slice(11, 19)} ${zone.join(' ')}`;
  }, 1000);
}
