// A graph looked at more closely: by keys what the mouse does by dragging, and in words which part of it is seen.

/** @param graph what js/graphs.js draws; its plot may be another one later */
export function zoomable(graph) {
  const { place } = graph;
  place.tabIndex = 0;
  place.setAttribute('role', 'group');
  place.setAttribute('aria-label', place.dataset.label);
  place.addEventListener('keydown', e => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    const next = part(e.key, graph.plot.scales.x, ends(graph));
    if (!next) return;
    e.preventDefault();
    graph.plot.setScale('x', next);
  });
}

/** What of the graph is seen, in the zone of the appliance; nothing while it is all of it. */
export function tellPart(graph, plot) {
  const { min, max } = plot.scales.x;
  const all = ends(graph);
  const figure = graph.place.closest('figure');
  const whole = min <= all.min && max >= all.max;
  figure.querySelector('[data-part]').textContent = whole ? '' : [min, max].map(at => stamp(at, figure.dataset.zone)).join(' - ');
}

/** The part that a key leads to; null where the key means nothing here. */
function part(key, { min, max }, all) {
  const span = max - min;
  switch (key) {
    case '+': case '=': return span <= 60 ? null : { min: min + span / 4, max: max - span / 4 };
    case '-': return { min: Math.max(all.min, min - span / 2), max: Math.min(all.max, max + span / 2) };
    case 'ArrowLeft': return moved(Math.max(all.min - min, -span / 4), min, max);
    case 'ArrowRight': return moved(Math.min(all.max - max, span / 4), min, max);
    case '0': return all;
    default: return null;
  }
}

const moved = (by, min, max) => ({ min: min + by, max: max + by });
const ends = ({ body }) => ({ min: body.times[0], max: body.times.at(-1) });

function stamp(seconds, zone) {
  const at = window.uPlot.tzDate(new Date(seconds * 1000), zone);
  const two = n => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
