// Invitations (RFC 5545, 5546): what a person must know to come, or to know that it was cancelled.
import type { Address, Invitation } from './mail.ts'
import { parseAddresses } from './mime/addresses.ts'
import { oneLine } from './mime/clean.ts'
import { ianaZone, offsetOf } from './zones.ts'

interface Property {
  name: string
  parameters: Map<string, string>
  value: string
}

/** @param method from the Content-Type, which counts when the calendar itself names none */
export function readInvitation(text: string, method: string): Invitation | null {
  const properties = text
    .replace(/(?:\r\n?|\n)[ \t]/g, '')
    .split(/\r\n?|\n/)
    .slice(0, 20_000)
    .map(toProperty)
  const from = properties.findIndex(({ name, value }) => name === 'BEGIN' && /^(VEVENT|VTODO)$/i.test(value.trim()))
  if (from < 0) return null
  const own = ownProperties(properties.slice(from + 1))
  const find = (name: string) => own.find((property) => property.name === name)
  const start = find('DTSTART')
  const end = find('DTEND') ?? find('DUE')
  const duration = find('DURATION')?.value
  return {
    method: oneLine((properties.find(({ name }) => name === 'METHOD')?.value ?? method).toUpperCase(), 40) || 'PUBLISH',
    summary: oneLine(unescaped(find('SUMMARY')?.value ?? ''), 500),
    start: start ? timeOf(start, 0) : null,
    end: end ? timeOf(end, 0) : start && duration ? timeOf(start, durationOf(duration)) : null,
    location: oneLine(unescaped(find('LOCATION')?.value ?? ''), 500) || null,
    organiser: organiserOf(find('ORGANIZER')),
  }
}

/** Up to the end of the event, without its alarms. */
function ownProperties(properties: Property[]): Property[] {
  const own: Property[] = []
  let depth = 0
  for (const property of properties) {
    if (property.name === 'BEGIN') depth++
    else if (property.name === 'END' && --depth < 0) break
    else if (depth === 0) own.push(property)
  }
  return own
}

/** `DTSTART;TZID="Europe/Paris":20260301T100000`: colons and semicolons in quotes belong to the parameter. */
function toProperty(line: string): Property {
  const pieces: string[] = []
  let quoted = false
  let start = 0
  let at = 0
  for (; at < line.length; at++) {
    const sign = line[at]
    if (sign === '"') quoted = !quoted
    else if (sign === ';' && !quoted) {
      pieces.push(line.slice(start, at))
      start = at + 1
    } else if (sign === ':' && !quoted) break
  }
  pieces.push(line.slice(start, at))
  const [name = '', ...parameters] = pieces
  return {
    name: name.trim().toUpperCase(),
    parameters: new Map(parameters.slice(0, 50).map(toParameter)),
    value: line.slice(at + 1),
  }
}

function toParameter(piece: string): [string, string] {
  const equals = piece.indexOf('=')
  return [piece.slice(0, Math.max(0, equals)).toUpperCase(), piece.slice(equals + 1).replace(/^"|"$/g, '')]
}

function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
}

/** As ISO 8601 with the zone in brackets (RFC 9557) when one was named. */
function timeOf({ value, parameters }: Property, later: number): string | null {
  const match = /^\s*(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?\s*$/.exec(value)
  if (!match) return null
  const [, year, month, day, hour, minute, second = '00', utc] = match
  const local =
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second)) +
    later
  const date = new Date(local)
  if (Number.isNaN(local) || (later === 0 && (date.getUTCMonth() + 1 !== Number(month) || Number(hour ?? 0) > 23)))
    return null
  const text = date.toISOString()
  if (hour === undefined) return text.slice(0, 10)
  if (utc) return `${text.slice(0, 19)}Z`
  const named = oneLine(parameters.get('TZID') ?? '', 100).replace(/[[\]]/g, '')
  if (named === '') return text.slice(0, 19)
  const zone = ianaZone(named)
  return `${text.slice(0, 19)}${zone ? offsetOf(zone, local) : ''}[${zone ?? named}]`
}

/** Milliseconds of `P1DT2H30M`. */
function durationOf(value: string): number {
  const match = /^\s*\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?\s*$/i.exec(
    value,
  )
  const [weeks, days, hours, minutes, seconds] = (match?.slice(1) ?? []).map((count) => Number(count ?? 0))
  return ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000
}

function organiserOf(property: Property | undefined): Address | null {
  if (!property) return null
  const [address] = parseAddresses(property.value.trim().replace(/^mailto:/i, ''), 1).addresses
  return address ? { address: address.address, name: oneLine(property.parameters.get('CN') ?? '', 200) } : null
}
