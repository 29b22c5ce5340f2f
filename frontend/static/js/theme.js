// Runs before the first paint: the chosen theme, and the mark that scripts are on.
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  try {
    const theme = localStorage.getItem('lbadmin.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch { /* storage switched off: the system's theme stays */ }
})();
