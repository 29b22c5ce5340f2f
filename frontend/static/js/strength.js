// How long a password would stand: length first, then variety; a hint only, the server decides.
import { text } from './texts.js';

export function strength(password) {
  if (!password) return 0;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter(kind => kind.test(password)).length;
  const different = new Set(password).size;
  const bits = Math.min(password.length, different * 2) * (1.6 + kinds * 0.8);
  return bits < 24 ? 1 : bits < 36 ? 2 : bits < 52 ? 3 : 4;
}

for (const box of document.querySelectorAll('[data-strength]')) {
  const input = document.getElementById(box.dataset.strength);
  const meter = box.querySelector('meter');
  const words = box.querySelector('[role="status"]');
  const show = () => {
    meter.value = strength(input.value);
    words.textContent = text(`strength${meter.value}`);
  };
  input?.addEventListener('input', show);
  if (input) show();
}
