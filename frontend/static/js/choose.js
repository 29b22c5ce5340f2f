// A question on top of a page: only the form of the chosen answer is shown. And buttons that copy a text.
for (const group of document.querySelectorAll('[data-choice]')) {
  const show = () => {
    const chosen = group.querySelector('input:checked')?.value;
    for (const part of document.querySelectorAll('[data-chosen]')) part.toggleAttribute('data-chosen-now', part.dataset.chosen === chosen);
  };
  group.addEventListener('change', show);
  addEventListener('pageshow', show);
  show();
}

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(source);
    }
  });
}
