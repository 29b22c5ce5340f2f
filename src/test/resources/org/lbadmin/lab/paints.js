// Runs before a page's own scripts. window.paints() is null until everything that is asked for was painted.
(() => {
  let table = 0;
  let largest = 0;
  const row = () => document.querySelector('main tbody tr');
  const frame = () => {
    if (!row()?.checkVisibility()) requestAnimationFrame(frame);
    else requestAnimationFrame(() => { table = performance.now(); }); // the next frame: this one was shown by then
  };
  requestAnimationFrame(frame);
  new PerformanceObserver(list => list.getEntries().forEach(entry => { largest = entry.startTime; }))
    .observe({ type: 'largest-contentful-paint', buffered: true });
  window.paints = () => {
    const page = performance.getEntriesByType('navigation')[0];
    const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    if (!page.loadEventEnd || !first || (row() && !table) || !largest) return null;
    return {
      answer: page.responseStart, whole: page.responseEnd, first, table, largest,
      elements: document.getElementsByTagName('*').length, octets: page.transferSize,
    };
  };
})();
