// Side by side: each run of changed lines becomes one pair of columns, each unchanged line is shown on both sides.
for (const diff of document.querySelectorAll('[data-diff]')) {
  let run = null;
  for (const line of [...diff.children]) {
    const same = line.classList.contains('context');
    if (same || !run) {
      const pair = document.createElement('div');
      pair.className = 'diff-pair';
      line.before(pair);
      pair.append(line);
      if (same) pair.append(twin(line));
      run = same ? null : pair;
    } else {
      run.append(line);
    }
  }
}

function twin(line) {
  const copy = line.cloneNode(true);
  copy.classList.add('twin');
  copy.setAttribute('aria-hidden', 'true');
  return copy;
}
