// The script editor: what the browser's own text area cannot do, laid over it; without the library the text area stays.
const place = document.querySelector('[data-editor]');
const area = place?.querySelector('textarea');
if (area && window.CodeMirror) build();

function build() {
  const label = place.querySelector('label');
  const editor = window.CodeMirror.fromTextArea(area, {
    mode: 'shell', theme: 'lb', lineNumbers: true, smartIndent: false, indentUnit: 4, viewportMargin: 30,
    readOnly: area.readOnly, screenReaderLabel: label.textContent,
    // Tab moves on, as everywhere else on a page: nobody is caught in the editor.
    extraKeys: { Tab: false, 'Shift-Tab': false },
  });
  const field = editor.getInputField();
  field.id = 'script-editor';
  label.htmlFor = field.id;
  // Who reads with the keyboard scrolls without moving the cursor.
  const scroller = editor.getScrollerElement();
  scroller.tabIndex = 0;
  scroller.setAttribute('role', 'group');
  scroller.setAttribute('aria-label', label.textContent);
  // Unsaved changes are looked for in the text area.
  editor.on('change', () => { editor.save(); area.dispatchEvent(new Event('input', { bubbles: true })); });
  const note = area.form.querySelector('[data-unsaved-note]');
  // A thousand rules take seconds.
  if (note) area.form.addEventListener('submit', () => setTimeout(() => { note.hidden = false; note.textContent = place.dataset.busy; }, 300));
  mark(editor);
  for (const link of document.querySelectorAll('a[href="#script"]')) {
    link.addEventListener('click', e => {
      e.preventDefault();
      go(editor, Number(link.closest('[data-line]')?.dataset.line));
    });
  }
}

/** What bash or iptables said stands below its line. */
function mark(editor) {
  const lines = [...document.querySelectorAll('[data-line]')].filter(item => Number(item.dataset.line) > 0);
  for (const item of lines) {
    const line = Number(item.dataset.line) - 1;
    const words = document.createElement('div');
    words.className = 'editor-words';
    words.textContent = item.querySelector('[data-words]').textContent;
    editor.addLineClass(line, 'wrap', 'editor-wrong');
    editor.addLineWidget(line, words);
  }
  if (lines.length) editor.scrollIntoView({ line: Number(lines[0].dataset.line) - 1, ch: 0 }, 120);
}

function go(editor, line) {
  editor.focus();
  editor.setCursor({ line: line - 1, ch: 0 });
}
