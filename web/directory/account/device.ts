// What a browser calls itself, in words that somebody recognises their own device by. Pure; a hint and not a proof.

const browsers: [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/HeadlessChrome\/|Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/curl\//, 'curl'],
]

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
]

const named = (agent: string, known: [RegExp, string][]) => known.find(([test]) => test.test(agent))?.[1]

export function deviceOf(agent: string | null): string {
  if (!agent) return 'Unknown device'
  const browser = named(agent, browsers)
  const system = named(agent, systems)
  if (!browser && !system) return agent.slice(0, 60)
  return [browser ?? 'Browser', system && `on ${system}`].filter(Boolean).join(' ')
}
