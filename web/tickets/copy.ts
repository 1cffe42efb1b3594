// Copies text. Browsers offer no clipboard without a secure origin, and may refuse it.
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
