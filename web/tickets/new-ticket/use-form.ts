// The form of a new ticket, kept in this browser while it is filled in.
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import type { Form } from './form.ts'
import { blankForm, isWorthKeeping, parseForm } from './form.ts'

export function useForm() {
  const key = `mendbook.new-ticket.${useMe().person.id}`
  const [kept] = useState(() => read(key))
  const [form, setForm] = useState(kept ?? blankForm)
  const put = (next: Form) => {
    setForm(next)
    write(key, isWorthKeeping(next) ? next : null)
  }
  return {
    form,
    /** It was begun before this visit. */
    restored: kept !== null,
    set: (part: Partial<Form>) => put({ ...form, ...part }),
    clear: () => put(blankForm),
  }
}

function read(key: string): Form | null {
  try {
    return parseForm(localStorage.getItem(key))
  } catch {
    return null
  }
}

function write(key: string, form: Form | null) {
  try {
    if (form) localStorage.setItem(key, JSON.stringify(form))
    else localStorage.removeItem(key)
  } catch {
    // Without storage the form lives as long as its dialog.
  }
}
