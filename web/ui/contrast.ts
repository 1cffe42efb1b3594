// Contrast by WCAG 2.2 between two OKLCH colours. Used to check our tokens, and the accent that a tenant chooses.
// Conversion: https://bottosson.github.io/posts/oklab/

type Linear = [red: number, green: number, blue: number]

function parseOklch(css: string): Linear {
  const numbers = /^oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)$/.exec(css.trim())
  if (!numbers) throw new TypeError(`Not an opaque oklch() colour: ${css}`)
  const [lightness, chroma, hue] = numbers.slice(1).map(Number) as [number, number, number]
  const angle = (hue * Math.PI) / 180
  return oklabToLinear(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle))
}

function oklabToLinear(lightness: number, a: number, b: number): Linear {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** How far outside sRGB: 0 when the screen can show it as it is written. */
export const beyondSrgb = (css: string) => Math.max(0, ...parseOklch(css).map((part) => Math.max(-part, part - 1)))

const luminance = (css: string) => {
  const [red, green, blue] = parseOklch(css).map((part) => Math.min(1, Math.max(0, part))) as Linear
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
