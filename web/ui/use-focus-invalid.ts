// After a refusal: to the first field that has to be changed, so that nobody has to look for it.
import type { RefObject } from 'react'
import { useEffect } from 'react'

/** @param error the refusal; another one, or the same once more, moves the focus again */
export function useFocusInvalid(form: RefObject<HTMLElement | null>, error: unknown) {
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form, error])
}
