// Help beside a field: the browser opens and closes the popover, this places it next to its "?".
function place(button, help) {
  const edge = 8;
  const at = button.getBoundingClientRect();
  help.classList.add('placed');
  const box = help.getBoundingClientRect();
  const left = Math.min(Math.max(edge, at.left - 24), innerWidth - box.width - edge);
  const below = at.bottom + 6;
  const top = below + box.height + edge <= innerHeight ? below : Math.max(edge, at.top - box.height - 6);
  help.style.left = `${left}px`;
  help.style.top = `${top}px`;
}

for (const button of document.querySelectorAll('[data-help]')) {
  const help = document.getElementById(button.getAttribute('popovertarget'));
  if (!help) continue;
  const follow = () => place(button, help);
  help.addEventListener('toggle', e => {
    const open = e.newState === 'open';
    button.setAttribute('aria-expanded', open);
    if (open) follow();
    const listen = open ? addEventListener : removeEventListener;
    listen('scroll', follow, { passive: true });
    listen('resize', follow);
  });
}
