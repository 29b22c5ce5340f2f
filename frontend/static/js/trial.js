// Firewall rules on trial: connects anew until the new rules let it through, and confirms; or waits for the old rules.
import { sayNext } from './messages.js';

const trial = document.querySelector('[data-trial]');
// The appliance closes our old connection half a second after it answered.
const FIRST = 700;
const AGAIN = 500;
const PATIENCE = 4000;
const pause = time => new Promise(done => setTimeout(done, time));

if (trial) {
  const ends = Date.now() + Number(trial.dataset.seconds) * 1000;
  const left = trial.querySelector('[data-left]');
  setInterval(() => { left.textContent = Math.max(0, Math.ceil((ends - Date.now()) / 1000)); }, 1000);
  confirm(trial.querySelector('[data-trial-confirm]'));
}

async function confirm(form) {
  await pause(FIRST);
  for (;;) {
    const state = await asked(form);
    if (state === 'CONFIRMED' || state === 'REVERTED') {
      sayNext(state === 'CONFIRMED' ? 'information' : 'warning', state === 'CONFIRMED' ? trial.dataset.confirmed : trial.dataset.reverted);
      location.assign(trial.dataset.back);
      return;
    }
    if (state && state !== 'WAITING') { location.reload(); return; }
    await pause(AGAIN);
  }
}

/** How the trial stands; null where nothing answered, as when the rules keep us out. */
async function asked(form) {
  const header = document.querySelector('meta[name="csrf-header"]').content;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  try {
    const answer = await fetch(form.action, {
      method: 'POST', headers: { Accept: 'application/json', [header]: token }, signal: AbortSignal.timeout(PATIENCE),
    });
    // Signed out meanwhile, as after a restart of the web process: the sign-in leads back here.
    if (answer.redirected || !answer.ok) { location.assign(location.href); return null; }
    return (await answer.json()).state ?? 'LOST';
  } catch {
    return null;
  }
}
