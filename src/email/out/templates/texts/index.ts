// The texts that the desk brings along.
import type { Language } from '../contract.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import type { Texts } from './model.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

export const texts: Record<Language, Texts> = { en, de, fr, es, nl, it, pt, pl }

/** The language of a mailbox, as near as there are texts for it: `pt-BR` is `pt`, and what is unknown `en`. */
export function languageOf(tag: string): Language {
  const short = tag.slice(0, 2)
  return short in texts ? (short as Language) : 'en'
}
