// `?` shows the keys; `/` and Ctrl-K are search.js's, arrows between rows table.js's.
const dialog = document.getElementById('keys');

export const typing = e => e.target.closest?.('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]');

function open() {
  document.getElementById('user-menu')?.hidePopover?.();
  if (!dialog.open) dialog.showModal();
}

if (dialog) {
  document.addEventListener('keydown', e => {
    if (e.key !== '?' || e.ctrlKey || e.metaKey || e.altKey || typing(e) || document.querySelector('dialog[open]')) return;
    e.preventDefault();
    open();
  });
  for (const button of document.querySelectorAll('[data-keys-open]')) button.addEventListener('click', open);
}
