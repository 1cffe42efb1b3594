// The fictional company of the demo, from templates/demo/company.json: its sites, departments, teams and people.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { email, line, text } from '../../platform/shapes.ts'
import { numberOf } from './random.ts'

const Site = z.strictObject({
  name: line(80),
  code: z.string().regex(/^[A-Z]{2,3}$/),
  kind: z.enum(['office', 'terminal', 'yard', 'ship']),
})
export type Site = z.output<typeof Site>

const Person = z.strictObject({
  key: z.string().regex(/^[a-z][a-z.-]+$/),
  name: line(120),
  email,
  role: z.enum(['admin', 'agent', 'end_user']),
  department: z.string(),
  teams: z.array(z.string()),
  title: line(80),
  location: line(80),
  phone: line(40),
})
export type Person = z.output<typeof Person>

const Company = z.strictObject({
  organisation: line(120),
  domain: z.string().endsWith('.example'),
  sites: z.array(Site),
  departments: z.array(z.strictObject({ key: z.string(), name: line(80) })),
  teams: z.array(
    z.strictObject({
      key: z.string(),
      name: line(80),
      level: z.literal([1, 2, 3]),
      description: text(400),
      restricted: z.boolean(),
    }),
  ),
  people: z.array(Person),
  /** Names of people who join or leave in the stories. */
  starters: z.array(line(80)).min(10),
})
export type Company = z.output<typeof Company>

export const demoFolder = new URL('../../../templates/demo/', import.meta.url)

export function loadCompany(): Company {
  return Company.parse(JSON.parse(readFileSync(new URL('company.json', demoFolder), 'utf8')))
}

export function siteOf(company: Company, person: Person): Site {
  const site = company.sites.find((each) => each.name === person.location)
  if (!site) throw new Error(`${person.key} works at ${person.location}, which is not a site`)
  return site
}

export const firstName = (person: Person) => person.name.split(' ')[0] as string

/** Asset tag of a person's computer. */
export const laptopOf = (person: Person) => `LKF-L${1000 + (numberOf(person.key) % 900)}`
