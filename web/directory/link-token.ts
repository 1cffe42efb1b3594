// The one-time token, wherever a person has it from: the address bar, or a link or a token that they pasted.

export function tokenOf(text: string): string | null {
  const trimmed = text.trim()
  const inLink = /(?:^|[#?&])token=([^&\s]+)/.exec(trimmed)
  const token = inLink ? decode(inLink[1] ?? '') : trimmed
  return /^[\w-]{20,200}$/.test(token) ? token : null
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
