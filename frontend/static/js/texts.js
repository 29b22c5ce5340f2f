// Sentences for scripts come with the page, in the attributes of #texts.
const words = document.getElementById('texts')?.dataset ?? {};

export function text(key, ...values) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');
}
