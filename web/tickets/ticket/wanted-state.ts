// The state that somebody chose before a dialog asks for the rest: handed over once, to the dialog that opens next.
let wanted: string | null = null

export const want = (state: string | null) => {
  wanted = state
}

export const takeWanted = (): string | null => {
  const taken = wanted
  wanted = null
  return taken
}
