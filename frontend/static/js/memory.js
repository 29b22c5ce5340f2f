// What this browser remembers; without storage nothing is remembered.
export function recall(key, otherwise = null) {
  try { return JSON.parse(localStorage.getItem(`lbadmin.${key}`)) ?? otherwise; } catch { return otherwise; }
}

export function remember(key, value) {
  try { localStorage.setItem(`lbadmin.${key}`, JSON.stringify(value)); } catch { /* nothing to do */ }
}
