// The Commit changes box: applies without leaving the page, lights the steps, says how it ended.
import { getJson, Lost, postForm } from './server.js';
import { sayNext } from './messages.js';
import { text } from './texts.js';

const box = document.querySelector('[data-commit]');
const POLL = 150;
const KEYS = { APPLIED: 'commitApplied', UNCHANGED: 'commitUnchanged', REJECTED: 'commitRejected', ROLLED_BACK: 'commitRolledBack', STUCK: 'commitStuck' };
const pause = time => new Promise(done => setTimeout(done, time));

box?.addEventListener('submit', async e => {
  const form = e.target.closest('[data-commit-form]');
  if (!form) return;
  e.preventDefault();
  const progress = begin();
  const poll = { on: true };
  follow(progress, poll);
  try {
    const answer = await postForm(form);
    poll.on = false;
    if (answer) finish(progress, answer.outcomes); else location.reload();
  } catch (problem) {
    poll.on = false;
    progress.steps.remove();
    progress.name.remove();
    enable(true);
    box.classList.add('failed');
    tell(progress.result, 'alert', [problem instanceof Lost ? text('commitLost') : problem.message]);
  }
});

const label = engine => box.querySelector(`[data-engine="${CSS.escape(engine)}"]`)?.dataset.label ?? engine;
const enable = on => { for (const button of box.querySelectorAll('[data-commit-form] button')) button.disabled = !on; };

function begin() {
  box.classList.remove('failed', 'done');
  box.querySelector('[data-result]')?.remove();
  const steps = box.querySelector('[data-commit-steps]').content.cloneNode(true).firstElementChild;
  const result = document.createElement('div');
  const name = document.createElement('p');
  result.dataset.result = '';
  result.tabIndex = -1;
  name.setAttribute('role', 'status');
  name.textContent = text('commitRunning');
  result.append(name, steps);
  box.append(result);
  enable(false);
  result.focus({ preventScroll: true });
  return { result, steps, name };
}

/** Everything before the step now running is done. */
function light(steps, step) {
  const items = [...steps.children];
  const done = items.findIndex(item => step.startsWith(item.dataset.step));
  items.forEach((item, i) => {
    item.dataset.at = i <= done ? 'done' : i === done + 1 ? 'now' : '';
    if (i === done + 1) item.setAttribute('aria-current', 'step'); else item.removeAttribute('aria-current');
  });
}

async function follow({ steps, name }, poll) {
  light(steps, 'NONE');
  while (poll.on) {
    try {
      const { engine, step } = await getJson(box.dataset.progress) ?? {};
      if (poll.on && engine) name.textContent = `${text('commitRunning')} ${label(engine)}`;
      if (poll.on) light(steps, step ?? 'NONE');
    } catch { /* the reload may cut one answer short */ }
    await pause(POLL);
  }
}

function finish({ result, steps, name }, outcomes) {
  const bad = outcomes.filter(o => !['APPLIED', 'UNCHANGED'].includes(o.outcome));
  if (bad.length) {
    const now = steps.querySelector('[data-at="now"]') ?? steps.firstElementChild;
    now.dataset.at = 'failed';
  } else {
    for (const item of steps.children) { item.dataset.at = 'done'; item.removeAttribute('aria-current'); }
  }
  name.remove();
  box.classList.add(bad.length ? 'failed' : 'done');
  const sentences = outcomes.map(sentenceOf);
  for (const outcome of outcomes) result.append(report(outcome));
  if (bad.length) { enable(true); return; }
  for (const part of box.querySelectorAll('.commit-engine, .commit-head form')) part.hidden = true;
  leave(sentences);
}

const sentenceOf = ({ engine, outcome, release, sentence }) => sentence || text(KEYS[outcome] ?? 'commitStuck', label(engine), release ?? '');

function report(ended) {
  const { outcome, detail, problems } = ended;
  const good = outcome === 'APPLIED' || outcome === 'UNCHANGED';
  const div = document.createElement('div');
  div.className = 'outcome';
  tell(div, good ? 'status' : 'alert', [sentenceOf(ended)]);
  if (good) return div;
  if (problems?.length) div.append(list(problems));
  const told = new Set(problems?.map(problem => problem.text));
  const rest = (detail ?? '').split('\n').filter(line => line.trim() && !told.has(line)).join('\n');
  if (rest) {
    const lines = document.createElement('pre');
    lines.tabIndex = 0;
    lines.textContent = rest;
    div.append(lines);
  }
  return div;
}

function tell(parent, role, sentences) {
  const p = document.createElement('p');
  p.setAttribute('role', role);
  const strong = document.createElement('strong');
  strong.textContent = sentences.join(' ');
  p.append(strong);
  parent.append(p);
}

function list(problems) {
  const ul = document.createElement('ul');
  for (const problem of problems) {
    const li = document.createElement('li');
    if (problem.virtualService) {
      const name = document.createElement(problem.href ? 'a' : 'b');
      name.textContent = problem.virtualService;
      if (problem.href) name.href = problem.href;
      li.append(name, ': ');
    }
    const line = document.createElement(problem.href && !problem.virtualService ? 'a' : 'code');
    line.textContent = problem.text;
    if (line.matches('a')) line.href = problem.href;
    li.append(line);
    ul.append(li);
  }
  return ul;
}

/** The box goes when it has been read; a page that shows what was just applied is read anew, and says there how it ended. */
async function leave(sentences) {
  if (document.querySelector('[data-reload-after-commit]')) {
    await pause(1200);
    sayNext('information', sentences.join(' '));
    return location.reload();
  }
  await pause(4000);
  while (box.matches(':hover')) await pause(500);
  box.classList.add('gone');
  await pause(matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 400);
  const held = box.contains(document.activeElement);
  box.remove();
  if (held) document.getElementById('main')?.focus({ preventScroll: true });
}
