// Messages: dismiss those that came with the page, show those that arise while it is open.
import { text } from './texts.js';

const NEXT = 'lbadmin.next';
const box = document.querySelector('[data-messages]');

document.addEventListener('click', e => {
  const button = e.target.closest('[data-dismiss]');
  if (!button) return;
  const message = button.closest('.message');
  const next = message.nextElementSibling?.querySelector('[data-dismiss]');
  message.remove();
  (next ?? document.getElementById('main'))?.focus({ preventScroll: true });
});

/** kind is "information", "warning" or "error". */
export function say(kind, sentence) {
  if (!box) return;
  const same = [...box.querySelectorAll('.message > p')].find(p => p.dataset.sentence === sentence);
  if (same) return;
  const message = document.createElement('div');
  message.className = `message ${kind}`;
  message.setAttribute('role', kind === 'information' ? 'status' : 'alert');
  const p = document.createElement('p');
  p.dataset.sentence = sentence;
  const word = document.createElement('b');
  word.textContent = text(kind);
  p.append(word, ` ${sentence}`);
  const dismiss = document.createElement('button');
  dismiss.type = 'button';
  dismiss.className = 'text-button small';
  dismiss.dataset.dismiss = '';
  dismiss.textContent = text('dismiss');
  message.append(p, dismiss);
  box.append(message);
  message.scrollIntoView({ block: 'nearest' });
}

/** The same, on the page that is opened next in this tab. */
export function sayNext(kind, sentence) {
  try { sessionStorage.setItem(NEXT, JSON.stringify([kind, sentence])); } catch { /* then it is not said */ }
}

try {
  const [kind, sentence] = JSON.parse(sessionStorage.getItem(NEXT)) ?? [];
  sessionStorage.removeItem(NEXT);
  if (sentence) say(kind, sentence);
} catch { /* nothing was left to say */ }
