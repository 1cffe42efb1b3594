// PGP that stands in the text itself (RFC 9580 §6.2, §7): the armour around a signed text is taken off.

export interface Armour {
  text: string
  state: 'signed' | 'encrypted' | null
}

const signedStart = '-----BEGIN PGP SIGNED MESSAGE-----'
const signatureStart = '-----BEGIN PGP SIGNATURE-----'
const signatureEnd = '-----END PGP SIGNATURE-----'
const encryptedStart = '-----BEGIN PGP MESSAGE-----'

export function openArmour(text: string): Armour {
  if (!text.includes('-----BEGIN PGP ')) return { text, state: null }
  const lines = text.split('\n')
  const starts = (mark: string, from = 0) => lines.findIndex((line, index) => index >= from && line.trimEnd() === mark)
  const start = starts(signedStart)
  if (start < 0) return { text, state: starts(encryptedStart) < 0 ? null : 'encrypted' }
  const signature = starts(signatureStart, start)
  if (signature < 0) return { text, state: null }
  // Hash headers end at the first empty line.
  const blank = lines.findIndex((line, index) => index > start && line.trim() === '')
  const from = blank > start && blank < signature ? blank + 1 : start + 1
  const end = starts(signatureEnd, signature)
  const said = lines.slice(from, signature).map((line) => (line.startsWith('- ') ? line.slice(2) : line))
  const shown = [...lines.slice(0, start), ...said, ...(end < 0 ? [] : lines.slice(end + 1))]
  return { text: shown.join('\n').trim(), state: 'signed' }
}
