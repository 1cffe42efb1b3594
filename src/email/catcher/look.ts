// How the pages of the catcher look: the desk's colours (web/ui/tokens.css), in as little as three short pages need.
export const style = `
:root {
  color-scheme: light dark;
  --surface: light-dark(oklch(0.995 0.001 90), oklch(0.205 0.004 75));
  --canvas: light-dark(oklch(0.985 0.002 90), oklch(0.178 0.004 75));
  --hover: light-dark(oklch(0.95 0.004 85), oklch(0.242 0.005 75));
  --line: light-dark(oklch(0.905 0.005 85), oklch(0.295 0.006 75));
  --line-strong: light-dark(oklch(0.84 0.007 85), oklch(0.39 0.008 75));
  --edge: light-dark(oklch(0.63 0.01 80), oklch(0.55 0.01 75));
  --muted: light-dark(oklch(0.49 0.011 75), oklch(0.715 0.009 80));
  --text: light-dark(oklch(0.235 0.01 70), oklch(0.94 0.005 85));
  --accent: light-dark(oklch(0.46 0.078 195), oklch(0.7 0.095 188));
  --on-accent: light-dark(oklch(0.99 0.005 190), oklch(0.17 0.03 195));
  --accent-text: light-dark(oklch(0.45 0.078 195), oklch(0.77 0.09 187));
  --accent-soft: light-dark(oklch(0.95 0.022 190), oklch(0.29 0.038 195));
  --red: light-dark(oklch(0.5 0.17 27), oklch(0.74 0.14 25));
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--canvas); color: var(--text); overflow-wrap: anywhere;
  font: 0.875rem/1.5 "Inter Variable", Inter, system-ui, sans-serif;
}
main, header > div { max-width: 60rem; margin: 0 auto; padding-inline: 1rem; }
header { border-bottom: 1px solid var(--line); background: var(--surface); }
header > div { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; min-height: 3.25rem; padding-block: 0.5rem; }
header a { color: inherit; text-decoration: none; font-weight: 600; }
header span { color: var(--muted); margin-right: auto; }
main { padding-block: 1.5rem 4rem; }
h1 { font-size: 1.125rem; line-height: 1.4; margin: 0 0 0.25rem; }
p { margin: 0 0 1rem; color: var(--muted); }
button, .button {
  font: inherit; font-weight: 500; display: inline-flex; align-items: center; min-height: 2.25rem; padding: 0 0.875rem;
  border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface); color: var(--text);
  cursor: pointer; text-decoration: none;
}
button:hover, .button:hover { background: var(--hover); }
.main, .main:hover { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
ul { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); overflow: hidden; }
li + li { border-top: 1px solid var(--line); }
li a { display: grid; grid-template-columns: 5.5rem 1fr auto; gap: 0 1rem; padding: 0.75rem 1rem; color: inherit; text-decoration: none; }
li a:hover { background: var(--hover); }
li a:focus-visible { outline-offset: -2px; }
li strong { font-weight: 600; }
li small { grid-column: 2 / -1; }
small, time { color: var(--muted); font-size: 0.8125rem; }
.way { color: var(--muted); font-size: 0.8125rem; }
.way.in { color: var(--accent-text); }
.empty { border: 1px dashed var(--line-strong); border-radius: 8px; padding: 3rem 1rem; text-align: center; }
.empty p { margin: 0 auto 1rem; max-width: 32rem; }
dl { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0.125rem 1rem; margin: 0.75rem 0 1rem; }
dt { color: var(--muted); }
dd { margin: 0; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem; margin-bottom: 0.75rem; align-items: center; }
nav a { padding: 0.375rem 0.75rem; border-radius: 6px; color: var(--muted); text-decoration: none; }
nav a[aria-current] { background: var(--accent-soft); color: var(--accent-text); font-weight: 500; }
nav .end, nav .main { margin-left: auto; }
nav .main { color: var(--on-accent); }
iframe { width: 100%; height: 65vh; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
pre { margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); white-space: pre-wrap; font: 0.8125rem/1.55 "JetBrains Mono Variable", ui-monospace, monospace; }
form.write { display: grid; gap: 1rem; max-width: 42rem; }
label { display: grid; gap: 0.25rem; font-weight: 500; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
input, textarea { font: inherit; font-weight: 400; color: inherit; background: var(--surface); border: 1px solid var(--edge); border-radius: 6px; padding: 0.4375rem 0.625rem; width: 100%; }
textarea { min-height: 16rem; resize: vertical; }
.wrong { color: var(--red); }
@media (max-width: 40rem) {
  li a { grid-template-columns: 1fr auto; }
  li a .way { grid-column: 1; } li a time { grid-column: 2; grid-row: 1; } li a strong, li small { grid-column: 1 / -1; }
  .pair { grid-template-columns: 1fr; }
  button, .button, nav a { min-height: 2.5rem; }
  nav a { display: inline-flex; align-items: center; }
}
`

/** The list shows a new mail by itself; nothing else here needs a script. */
export const script = `
if (document.body.dataset.live) new EventSource('/events').onmessage = async () => {
  const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
  document.querySelector('main').replaceWith(page.querySelector('main'));
};
`
