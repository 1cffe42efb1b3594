// A search field that writes into the address, but not with every letter: each of them would be a step of "back", and a request.
import { useEffect, useRef, useState } from 'react'

const patience = 200

/** @param put writes it into the address. */
export function useTypedSearch(inAddress: string, put: (q: string | undefined) => void) {
  const [typed, setTyped] = useState(inAddress)
  const known = useRef(inAddress)
  // "Back", or a link: the address changed by itself, and the field follows.
  if (known.current !== inAddress) {
    known.current = inAddress
    if (typed.trim() !== inAddress) setTyped(inAddress)
  }
  const latest = useRef(put)
  latest.current = put
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === known.current) return
    const timer = setTimeout(() => {
      known.current = wanted
      latest.current(wanted || undefined)
    }, patience)
    return () => clearTimeout(timer)
  }, [typed])
  return [typed, setTyped] as const
}
