// What is wrong with the focus as somebody sees it; empty when nothing is. Past the last stop there is none: that is right.
const e = document.activeElement;
if (!e || e === document.body || e === document.documentElement) return '';
if (!e.matches(':focus-visible')) return 'does not count as in focus by the keyboard';
const style = getComputedStyle(e);
if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) return 'has no outline';
const box = e.getBoundingClientRect();
if (box.width < 1 || box.height < 1) return 'has no size';
if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) return 'is outside of the window';
const inside = (low, high, part, end) => Math.min(Math.max(low + (high - low) * part, 1), end - 1);
const seen = [0.1, 0.5, 0.9].some(x => [0.2, 0.5, 0.8].some(y => {
  const there = document.elementFromPoint(inside(box.left, box.right, x, innerWidth), inside(box.top, box.bottom, y, innerHeight));
  return there && (e === there || e.contains(there) || there.contains(e));
}));
return seen ? '' : 'lies below something else';
