// Graphs: the server has the numbers, this draws them. Without it their range stands below, and the table is a link away.
import { getJson } from './server.js';

const COLOURS = ['--line-1', '--line-2', '--line-3'];
const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
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
  paint({ place, body, unit: figure.dataset.unit });
}

function paint(graph) {
  const { place, body, unit } = graph;
  const style = getComputedStyle(place);
  const grid = { stroke: style.getPropertyValue('--line-soft').trim() || 'gray', width: 1 };
  const axis = { stroke: style.color, grid, ticks: grid, font: `12px ${style.fontFamily}` };
  const options = {
    ...size(place),
    legend: { show: false },
    cursor: { drag: { x: true, y: false } },
    scales: { y: { range: (_, low, high) => [Math.min(0, low ?? 0), Math.max(high ?? 1, 1e-9) * 1.05] } },
    axes: [axis, { ...axis, size: 72, values: (_, ticks) => ticks.map(v => shown(v, unit)) }],
    series: [{}, ...body.series.map((line, i) => ({
      label: line.label, width: 1.5, stroke: style.getPropertyValue(COLOURS[i % 3]).trim(), points: { show: false },
    }))],
  };
  graph.plot = new window.uPlot(options, [body.times, ...body.series.map(line => line.values)], place);
  place.querySelector('canvas')?.setAttribute('aria-hidden', 'true');
  drawn.push(graph);
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
