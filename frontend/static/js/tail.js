// Logs: what is new in the log is added, as long as somebody can see it. Everything is text.
import { getJson } from './server.js';

const EVERY = 2000;
const bar = document.querySelector('[data-tail]');

if (bar) {
  const { url, q = '', most, following, paused, arrived, skipped, lost, pause, resume } = bar.dataset;
  const [button, status] = [bar.querySelector('button'), bar.querySelector('[role="status"]')];
  const list = document.getElementById('log');
  let { place } = bar.dataset;
  let held = false, timer = 0, running = null, count = 0, told = '';

  const tell = words => { if (words !== told) status.textContent = told = words; };
  const wanted = () => !held && !document.hidden;

  async function look() {
    clearTimeout(timer);
    if (!wanted() || running) return;
    const control = running = new AbortController();
    try {
      const news = await getJson(`${url}?${new URLSearchParams({ after: place, q })}`, control.signal);
      place = news.place;
      show(news);
    } catch (problem) {
      if (problem.name !== 'AbortError') tell(lost);
    } finally {
      running = null;
      if (wanted()) timer = setTimeout(look, EVERY);
    }
  }

  function show(news) {
    if (!news.lines.length) { if (told === lost) tell(following); return; }
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 40;
    const lines = news.lines.map(element);
    // What a search found stands with the newest first.
    if (q) list.prepend(...lines.reverse()); else list.append(...lines);
    while (list.childElementCount > Number(most)) (q ? list.lastElementChild : list.firstElementChild).remove();
    list.parentElement.hidden = false;
    document.querySelector('[data-log-empty]')?.remove();
    count += news.lines.length;
    tell(news.skipped ? skipped : arrived.replace('{0}', count));
    if (atEnd && !q) scrollTo({ top: document.documentElement.scrollHeight });
  }

  function element(line) {
    const row = document.createElement('span');
    row.className = 'log-line';
    if (line.level) row.dataset.level = line.level;
    row.textContent = line.text;
    if (line.words) {
      const note = document.createElement('span');
      note.className = 'note';
      note.textContent = `  ${line.words}`;
      row.append(note);
    }
    return row;
  }

  function stop() { clearTimeout(timer); running?.abort(); }

  button.addEventListener('click', () => {
    held = !held;
    button.textContent = held ? resume : pause;
    tell(held ? paused : following);
    if (held) stop(); else look();
  });
  document.addEventListener('visibilitychange', () => { if (document.hidden) stop(); else look(); });
  addEventListener('beforeunload', stop);
  bar.hidden = false;
  timer = setTimeout(look, EVERY);
}
