// System Overview: one event stream; numbers and states change in place, rows never move under pointer or focus.
import { getPage, postForm } from './server.js';
import { refresh } from './table.js';
import { confirmed } from './confirm.js';
import { say } from './messages.js';
import { text } from './texts.js';

const STALE_AFTER = 5000;
const SILENCE = 15000;
const LEAVING = 10000;
const region = () => document.querySelector('[data-live]');
const asOf = document.querySelector('[data-live-at]');
const shift = asOf ? zoneOf(asOf.querySelector('time')) : 0;
let source, seq, staleTimer, silenceTimer, totalsTimer, reloadWanted = false;
let left = 0;

if (region()) {
  seq = Number(region().dataset.seq);
  connect();
  document.addEventListener('region:replaced', () => { seq = Math.max(seq, Number(region().dataset.seq)); });
  for (const event of ['pointerleave', 'focusout']) {
    document.addEventListener(event, () => setTimeout(reloadIfFree), true);
  }
  document.addEventListener('submit', operate);
  addEventListener('beforeunload', () => { left = Date.now(); });
}

function connect() {
  source?.close();
  source = new EventSource(`${region().dataset.events}?since=${seq}`);
  source.addEventListener('delta', e => { const delta = JSON.parse(e.data); heard(delta); change(delta.vips ?? []); });
  source.addEventListener('beat', e => heard(JSON.parse(e.data)));
  source.addEventListener('reload', () => { reloadWanted = true; reloadIfFree(); });
  source.addEventListener('open', () => heard({}));
  source.addEventListener('error', () => {
    staleTimer ??= setTimeout(stale, STALE_AFTER);
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 3000);
  });
}

function heard({ seq: number, at }) {
  clearTimeout(staleTimer);
  staleTimer = null;
  clearTimeout(silenceTimer);
  silenceTimer = setTimeout(stale, SILENCE);
  if (number !== undefined) seq = number;
  if (!at) return;
  asOf.classList.remove('stale');
  document.getElementById('main').classList.remove('stale-data');
  asOf.removeAttribute('role');
  asOf.querySelector('span').textContent = text('asOf');
  const time = asOf.querySelector('time');
  time.dateTime = at;
  const moment = new Date(Date.parse(at) + shift);
  if (!Number.isNaN(moment.getTime())) time.textContent = moment.toISOString().slice(11, 19);
}

/** How far the appliance's zone is from UTC: the page shows the same moment in both. */
function zoneOf(time) {
  const shown = time.textContent.match(/(\d\d):(\d\d):(\d\d)/);
  const moment = new Date(time.dateTime);
  if (!shown || Number.isNaN(moment.getTime())) return 0;
  const utc = moment.getUTCHours() * 60 + moment.getUTCMinutes();
  const away = (shown[1] * 60 + Number(shown[2]) - utc + 1440) % 1440;
  return (away > 840 ? away - 1440 : away) * 60000;
}

function stale() {
  if (asOf.classList.contains('stale')) return;
  asOf.classList.add('stale');
  asOf.setAttribute('role', 'status');
  document.getElementById('main').classList.add('stale-data');
  asOf.querySelector('span').textContent = text('stale');
}

const cell = (row, name) => row.querySelector(`[data-cell="${name}"]`);
const byLabel = (attribute, label) => region().querySelector(`[data-${attribute}="${CSS.escape(label)}"]`);

function write(row, name, value) {
  const target = cell(row, name);
  if (target && value !== undefined && target.textContent !== String(value ?? '')) target.textContent = value ?? '';
}

function setState(row, code) {
  const target = cell(row, 'state');
  if (!code || !target || target.querySelector('.state')?.dataset.state === code) return false;
  const mark = document.getElementById('states')?.content.querySelector(`[data-state="${CSS.escape(code)}"]`);
  if (mark) target.replaceChildren(mark.cloneNode(true));
  return true;
}

function change(vips) {
  let totals = false;
  for (const vip of vips) {
    totals ||= vip.state !== undefined;
    const row = byLabel('vip', vip.label);
    if (!row) continue;
    setState(row, vip.state);
    write(row, 'connections', vip.connections);
    const servers = byLabel('servers', vip.label);
    if (!servers) continue;
    for (const rip of vip.realServers ?? []) {
      const line = servers.querySelector(`[data-rip="${CSS.escape(rip.label)}"]`);
      if (line) changeServer(line, rip);
    }
  }
  if (totals) { clearTimeout(totalsTimer); totalsTimer = setTimeout(refreshTotals, 1000); }
}

function changeServer(line, rip) {
  for (const name of ['connections', 'weight', 'detail']) write(line, name, rip[name]);
  if (!setState(line, rip.state)) return;
  const resting = rip.state === 'HALTED' || rip.state === 'DRAINED';
  const held = line.querySelector('.row-actions')?.contains(document.activeElement);
  for (const form of line.querySelectorAll('[data-operate]')) form.hidden = (form.dataset.operate === 'online') !== resting;
  const online = line.querySelector('[data-operate="online"]');
  if (online && resting) online.querySelector('button').textContent = rip.state === 'HALTED' ? online.dataset.halted : online.dataset.drained;
  if (held) line.querySelector('[data-operate]:not([hidden]) button')?.focus();
}

async function refreshTotals() {
  if (leaving()) return;
  try {
    const fresh = (await getPage(location.href)).querySelector('[data-totals]');
    if (fresh) document.querySelector('[data-totals]').replaceWith(document.adoptNode(fresh));
  } catch { /* the next change tries again */ }
}

function busy() {
  const box = region();
  return box.matches(':hover') || box.contains(document.activeElement) || document.querySelector('dialog[open]');
}

/** Whether another page is on its way; a download does not take this one away. */
const leaving = () => Date.now() - left < LEAVING;

function reloadIfFree() {
  if (!reloadWanted || busy() || leaving()) return;
  reloadWanted = false;
  refresh(location.href, { quiet: true });
}

async function operate(e) {
  const form = e.target.closest('[data-operate]');
  if (!form) return;
  e.preventDefault();
  if (form.dataset.operate === 'halt' && !(await mayHalt(form))) return form.querySelector('button').focus();
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    await postForm(form);
  } catch (problem) {
    say('error', problem.message);
  } finally {
    button.disabled = false;
    if (document.activeElement === document.body) button.focus();
  }
}

/** Halting the last server that takes traffic says first what that closes. */
async function mayHalt(form) {
  const line = form.closest('[data-rip]');
  const servers = form.closest('[data-servers]');
  const serving = servers.querySelectorAll('.state:is([data-state="UP"], [data-state="NO_CHECK"])');
  if (serving.length !== 1 || !line.contains(serving[0])) return true;
  const connections = cell(line, 'connections').textContent.trim() || '0';
  return confirmed({
    title: text('haltLastTitle', line.dataset.rip), button: text('haltLastButton', line.dataset.rip),
    sentence: text('haltLast', line.dataset.rip, servers.dataset.servers, connections),
  });
}
