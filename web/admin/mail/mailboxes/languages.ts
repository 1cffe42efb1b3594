// Languages by their own names. Pure.
const offered = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'pl',
  'cs',
  'da',
  'sv',
  'fi',
  'hu',
  'ro',
  'tr',
  'uk',
  'ja',
  'zh',
]

/** `Deutsch`; the code where the browser does not know it. */
export function languageName(code: string): string {
  try {
    const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1)
  } catch {
    return code
  }
}

/** @param has what is chosen already stays among them */
export const languageChoices = (has: string) =>
  [...new Set([...offered, has])].map((code) => ({ value: code, label: languageName(code), detail: code }))
