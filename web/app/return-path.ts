// Where to go after signing in. It comes from the address bar, so only a path of this very desk is taken (threat 57).

/** The path if it stays on `origin`, otherwise null. */
export function ownPath(value: unknown, origin: string): string | null {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return null
  // Browsers drop tabs and line breaks before they read an address: "/\t/evil.example" would become "//evil.example".
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  if (/[\u0000-\u001f\u007f\\]/.test(value)) return null
  const url = URL.parse(value, origin)
  if (url?.origin !== origin) return null
  return url.pathname + url.search + url.hash
}
