// Dangerous forms: data-confirm says what will happen to traffic; data-confirm-word must be typed where traffic is lost.
import { text } from './texts.js';

let built;

function build() {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'confirm-title');
  dialog.setAttribute('aria-describedby', 'confirm-text');
  const form = Object.assign(document.createElement('form'), { method: 'dialog', className: 'dialog-body' });
  const title = Object.assign(document.createElement('h2'), { id: 'confirm-title' });
  const sentence = Object.assign(document.createElement('p'), { id: 'confirm-text' });
  const ask = Object.assign(document.createElement('label'), { htmlFor: 'confirm-word' });
  const word = Object.assign(document.createElement('input'), { type: 'text', id: 'confirm-word', autocomplete: 'off', spellcheck: false });
  const buttons = Object.assign(document.createElement('div'), { className: 'dialog-buttons' });
  const no = Object.assign(document.createElement('button'), { type: 'button', textContent: text('cancel') });
  const yes = Object.assign(document.createElement('button'), { type: 'submit', className: 'danger', value: 'yes' });
  buttons.append(no, yes);
  form.append(title, sentence, ask, word, buttons);
  dialog.append(form);
  document.body.append(dialog);
  no.addEventListener('click', () => dialog.close('no'));
  return { dialog, title, sentence, ask, word, no, yes };
}

/** Resolves to true when the operator agrees. */
export function confirmed({ title, sentence, button, word }) {
  built ??= build();
  const { dialog } = built;
  built.title.textContent = title || text('confirmTitle');
  built.sentence.textContent = sentence;
  built.yes.textContent = button || text('confirmButton');
  built.ask.hidden = built.word.hidden = !word;
  built.ask.textContent = word ? text('confirmWord', word) : '';
  built.word.value = '';
  built.yes.disabled = Boolean(word);
  built.word.oninput = () => { built.yes.disabled = Boolean(word) && built.word.value.trim() !== word; };
  dialog.returnValue = 'no';
  dialog.showModal();
  (word ? built.word : built.no).focus();
  return new Promise(resolve => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
}

document.addEventListener('submit', async e => {
  const form = e.target;
  if (!form.dataset?.confirm || form.dataset.confirmedOnce) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  const { submitter } = e;
  const yes = await confirmed({
    title: form.dataset.confirmTitle, sentence: form.dataset.confirm, button: form.dataset.confirmButton || submitter?.textContent.trim(), word: form.dataset.confirmWord,
  });
  if (!yes) return submitter?.focus();
  form.dataset.confirmedOnce = 'yes';
  form.requestSubmit(submitter ?? undefined);
  delete form.dataset.confirmedOnce;
}, { capture: true });
