// Before the first paint: see web/README.md.
try {
  const chosen = localStorage.getItem('mendbook.theme')
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen
    document.documentElement.style.colorScheme = chosen
  }
} catch {}
