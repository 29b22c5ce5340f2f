// Graphs: the server has the numbers, this draws them. Without it their range stands below, and the table is a link away.
import { getJson } from './server.js';
import { tellPart, zoomable } from './zoom.js';

const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const POWERS = Array.from({ length: 50 }, (_, i) => 2 ** i);
const drawn = [];

addEventListener('load', () => {
  if (!window.uPlot) return;
  document.querySelectorAll('[data-graph]').forEach(draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
  addEventListener('resize', () => drawn.forEach(({ plot, place }) => plot.setSize(size(place))));
});

async function draw(figure) {
  const place = figure.querySelector('[data-place]');
  let body;
  try { body = await getJson(figure.dataset.graph); } catch { return; }
  if (body.times.length < 2) return;
  const graph = { place, body, unit: figure.dataset.unit };
  paint(graph);
  zoomable(graph);
}

/** A canvas knows no tokens: colours are those that the page's own elements have. */
function paint(graph) {
  const { place, body, unit } = graph;
  const figure = place.closest('figure');
  const style = getComputedStyle(figure);
  const lines = [...figure.querySelectorAll('.graph-legend dt')].map(e => getComputedStyle(e).color);
  const grid = { stroke: style.borderTopColor, width: 1 };
  const axis = { stroke: style.color, grid, ticks: grid, font: `12px ${style.fontFamily}` };
  const options = {
    ...size(place),
    tzDate: seconds => window.uPlot.tzDate(new Date(seconds * 1000), figure.dataset.zone),
    legend: { show: false },
    cursor: { drag: { x: true, y: false } },
    hooks: { setScale: [(plot, scale) => { if (scale === 'x') tellPart(graph, plot); }] },
    scales: { y: { range: (_, low, high) => [Math.min(0, low ?? 0), high > 0 ? high * 1.05 : 1] } },
    axes: [
      { ...axis, values: moments },
      { ...axis, size: 72, values: (_, ticks) => ticks.map(v => shown(v, unit)), ...(unit.startsWith('OCTETS') ? { incrs: POWERS } : {}) },
    ],
    series: [{}, ...body.series.map((line, i) => ({ label: line.label, width: 1.5, stroke: lines[i], points: { show: false } }))],
  };
  graph.plot = new window.uPlot(options, [body.times, ...body.series.map(line => line.values)], place);
  place.querySelector('canvas')?.setAttribute('aria-hidden', 'true');
  drawn.push(graph);
}

/** The time of the day, or the day where they are further apart; in the zone of the appliance. */
function moments(plot, ticks, _, __, apart) {
  return ticks.map(tick => {
    const at = window.uPlot.tzDate(new Date(tick * 1000), plot.root.closest('figure').dataset.zone);
    const two = n => String(n).padStart(2, '0');
    return apart >= 86400 ? `${two(at.getMonth() + 1)}-${two(at.getDate())}` : `${two(at.getHours())}:${two(at.getMinutes())}`;
  });
}

/** Colours belong to the theme: all is painted anew when it changes. */
function again() {
  for (const graph of drawn.splice(0)) { graph.plot.destroy(); paint(graph); }
}

const size = place => ({ width: Math.max(200, place.clientWidth), height: place.closest('.small-graphs') ? 96 : 160 });

function shown(value, unit) {
  if (!unit.startsWith('OCTETS')) return String(Number(value.toPrecision(4))) + (unit === 'PERCENT' ? ' %' : '');
  let rest = value, at = 0;
  while (Math.abs(rest) >= 1024 && at < BINARY.length - 1) { rest /= 1024; at++; }
  return `${Number(rest.toPrecision(3))} ${BINARY[at]}`;
}
