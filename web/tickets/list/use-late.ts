// True once something has been under way for 150 ms: what is faster needs no skeleton.
import { useEffect, useState } from 'react'

export function useLate(pending: boolean, after = 150): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!pending) return setLate(false)
    const timer = setTimeout(() => setLate(true), after)
    return () => clearTimeout(timer)
  }, [pending, after])
  return pending && late
}
