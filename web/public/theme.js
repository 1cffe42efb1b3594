// Runs before the first paint, so that a chosen theme never flashes. A file of its own because the content security policy
// allows no inline script. Without a choice the style sheet follows the system by itself.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('mendbook.theme')
  } catch {
    // Storage can be switched off; the system's theme is then used.
  }
  if (chosen !== 'light' && chosen !== 'dark') return
  const page = document.documentElement
  page.dataset.theme = chosen
  // The empty page already has this ground, before the style sheet is there.
  page.style.colorScheme = chosen
})()
