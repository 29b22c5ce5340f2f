// Talking to the application: JSON out and in, with the CSRF header of the page.
import { text } from './texts.js';

const meta = name => document.querySelector(`meta[name="${name}"]`)?.content;

/** The appliance said no, in a sentence. */
export class Refused extends Error {}
/** The appliance said nothing at all. */
export class Lost extends Refused {}

async function ask(url, options) {
  try {
    return await fetch(url, options);
  } catch (problem) {
    throw problem.name === 'AbortError' ? problem : new Lost(text('noAnswer'));
  }
}

async function answer(response) {
  if (response.redirected && new URL(response.url).pathname.endsWith('/login') || response.status === 401) throw new Refused(text('signedOut'));
  const type = response.headers.get('content-type') ?? '';
  const body = type.includes('json') ? await response.json() : null;
  if (!response.ok) throw new Refused(body?.detail ?? body?.title ?? text('actionFailed', response.status));
  return body;
}

export async function getJson(url, signal) {
  return answer(await ask(url, { headers: { Accept: 'application/json' }, signal }));
}

export async function postForm(form) {
  const headers = { Accept: 'application/json', 'X-Requested-With': 'fetch' };
  if (meta('csrf-header') && meta('csrf-token')) headers[meta('csrf-header')] = meta('csrf-token');
  return answer(await ask(form.action, { method: 'POST', headers, body: new URLSearchParams(new FormData(form)) }));
}

export async function getPage(url, signal) {
  const response = await ask(url, { headers: { Accept: 'text/html' }, signal });
  if (response.redirected && new URL(response.url).pathname.endsWith('/login')) { location.assign(url); throw new Refused(text('signedOut')); }
  if (!response.ok) throw new Refused(text('listFailed', response.status));
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
