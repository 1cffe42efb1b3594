// What somebody sent for a field, as the desk keeps it: or a sentence that says what is allowed. Pure; a person is looked up
// by the caller. People and scripts may say a choice by its label and a number as text; what is kept is one form.

import type { Definition } from './contract/applying.ts'
import type { FieldKind, FieldValue } from './contract.ts'

export const hasChoices = (kind: FieldKind) => kind === 'choice' || kind === 'multi'

export type Reading = { value: FieldValue } | { wrong: string }

const wrong = (what: string): Reading => ({ wrong: what })

/** @param before what the ticket holds now: a choice that was retired since may stay */
export function readValue(definition: Definition, sent: FieldValue, before?: FieldValue): Reading {
  if (sent === null || sent === '' || (Array.isArray(sent) && sent.length === 0)) return { value: null }
  switch (definition.kind) {
    case 'text':
      return readText(definition, sent)
    case 'number':
      return readNumber(definition, sent)
    case 'choice':
      return readChoice(definition, sent, before)
    case 'multi':
      return readSeveral(definition, sent, before)
    case 'date':
      return readDate(sent)
    case 'checkbox':
      return readCheck(sent)
    case 'link':
      return readLink(sent)
    case 'person':
      return typeof sent === 'string'
        ? { value: sent.trim() }
        : wrong('takes a person: an e-mail address or an id of somebody here')
  }
}

function readText({ min, max }: Definition, sent: FieldValue): Reading {
  if (typeof sent !== 'string') return wrong('takes a text')
  const text = sent.trim()
  if (text === '') return { value: null }
  if (max !== null && text.length > max) return wrong(`takes at most ${max} characters, and this has ${text.length}`)
  if (min !== null && text.length < min) return wrong(`takes at least ${min} characters`)
  return { value: text }
}

function readNumber({ min, max }: Definition, sent: FieldValue): Reading {
  const text = typeof sent === 'string' ? sent.trim() : ''
  const value = typeof sent === 'number' ? sent : /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : undefined
  if (value === undefined || !Number.isFinite(value)) return wrong('takes a number, such as 12 or 3.5')
  if (min !== null && value < min) return wrong(`takes a number of at least ${min}`)
  if (max !== null && value > max) return wrong(`takes a number of at most ${max}`)
  return { value }
}

/** By key, or by what it is called. */
function choiceOf({ choices }: Definition, said: string) {
  const folded = said.trim().toLowerCase()
  return (
    choices.find(({ key }) => key === folded) ??
    choices.find(({ label, retired }) => !retired && label.toLowerCase() === folded) ??
    choices.find(({ label }) => label.toLowerCase() === folded)
  )
}

function readChoice(definition: Definition, sent: FieldValue, before: FieldValue | undefined): Reading {
  const said = Array.isArray(sent) && sent.length === 1 ? sent[0] : sent
  const found = typeof said === 'string' || typeof said === 'boolean' ? choiceOf(definition, worded(said)) : undefined
  if (!found || (found.retired && found.key !== before)) return wrong(`is one of: ${offered(definition)}`)
  return { value: found.key }
}

/** Scripts say true where the choices are yes and no. */
const worded = (said: string | boolean) => (said === true ? 'yes' : said === false ? 'no' : said)

function readSeveral(definition: Definition, sent: FieldValue, before: FieldValue | undefined): Reading {
  const said = Array.isArray(sent)
    ? sent
    : typeof sent === 'string'
      ? sent.split(',').filter((part) => part.trim())
      : []
  const kept = Array.isArray(before) ? before : []
  const found = said.map((one) => choiceOf(definition, one))
  if (said.length === 0 || found.some((one) => !one || (one.retired && !kept.includes(one.key))))
    return wrong(`takes any of: ${offered(definition)}`)
  const keys = new Set(found.map((one) => one?.key))
  if (definition.max !== null && keys.size > definition.max) return wrong(`takes at most ${definition.max} of them`)
  if (definition.min !== null && keys.size < definition.min) return wrong(`takes at least ${definition.min} of them`)
  return { value: definition.choices.filter(({ key }) => keys.has(key)).map(({ key }) => key) }
}

/** So that an answer stays readable when there are five hundred. */
function offered({ choices }: Definition): string {
  const open = choices
    .filter(({ retired }) => !retired)
    .map(({ key, label }) => (key === label.toLowerCase() ? key : `${key} (${label})`))
  const shown = open.slice(0, 20).join(', ')
  return open.length > 20
    ? `${shown} and ${open.length - 20} more`
    : shown || 'nothing, for all of its choices are retired'
}

function readDate(sent: FieldValue): Reading {
  const text =
    typeof sent === 'string' ? /^(\d{4}-\d\d-\d\d)(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.exec(sent.trim())?.[1] : undefined
  if (text && text >= '0001' && isDay(text)) return { value: text }
  return wrong('takes a day, such as 2026-01-22')
}

export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}

function readCheck(sent: FieldValue): Reading {
  if (typeof sent === 'boolean') return { value: sent }
  const text = typeof sent === 'string' ? sent.trim().toLowerCase() : sent
  if (text === 'true' || text === 'yes' || text === 1) return { value: true }
  if (text === 'false' || text === 'no' || text === 0) return { value: false }
  return wrong('takes true or false')
}

/** Only addresses that a browser opens as a page: nothing that runs, nothing that carries a password. */
function readLink(sent: FieldValue): Reading {
  const address =
    typeof sent === 'string' && sent.length <= 2000 && URL.canParse(sent.trim()) ? new URL(sent.trim()) : undefined
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.password)
    return wrong('takes a web address that begins with https:// or http://, without a password')
  return { value: address.href }
}

/** The value in plain words. @param name of a person */
export function wordsOf(
  { kind, choices }: Pick<Definition, 'kind' | 'choices'>,
  value: FieldValue,
  name?: string,
): string {
  if (value === null) return ''
  const labelled = (key: string) => choices.find((one) => one.key === key)?.label ?? key
  if (Array.isArray(value)) return value.map(hasChoices(kind) ? labelled : String).join(', ')
  if (kind === 'choice') return labelled(String(value))
  if (kind === 'person') return name ?? String(value)
  if (kind === 'checkbox' || typeof value === 'boolean')
    return value === true ? 'Yes' : value === false ? 'No' : String(value)
  return String(value)
}
