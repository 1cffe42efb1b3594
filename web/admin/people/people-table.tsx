// One person per line. On a phone a line says who it is and what they may do; the rest is on their page.
import { Link } from '@tanstack/react-router'
import type { Output } from '../../app/api.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { tip } from '../../ui/tip.ts'

export type Person = Output<'people.get'>

const wide = 'max-lg:hidden'
const middling = 'max-md:hidden'

export function PeopleTable({ people }: { people: readonly Person[] }) {
  return (
    <Table label="People">
      <thead>
        <tr>
          <Head>Name</Head>
          <Head className={middling}>E-mail</Head>
          <Head className="max-sm:hidden">Roles</Head>
          <Head className={wide}>Teams</Head>
          <Head className={wide}>Organisation</Head>
          <Head>
            <span className="sr-only">State</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </tbody>
    </Table>
  )
}

function PersonRow({ person }: { person: Person }) {
  return (
    <Row className="relative">
      <Cell share={25}>
        {/* The link covers its row, so that one may press anywhere in it. */}
        <Link
          to="/admin/people/$id"
          params={{ id: person.id }}
          className="flex items-center gap-2 -outline-offset-2 after:absolute after:inset-0"
        >
          <Avatar person={person} size="sm" />
          <bdi className="truncate font-medium">{person.name}</bdi>
        </Link>
      </Cell>
      <Cell share={29} className={`${middling} text-muted`}>
        {person.email}
      </Cell>
      <Cell share={14} className="max-sm:hidden">
        {names(person.roles)}
      </Cell>
      <Cell share={14} className={wide}>
        {names(person.teams)}
      </Cell>
      <Cell share={14} className={wide}>
        <bdi>{person.organisation?.name}</bdi>
      </Cell>
      <Cell className="text-right">
        <PersonState person={person} />
      </Cell>
    </Row>
  )
}

const names = (records: { name: string }[]) => records.map(({ name }) => name).join(', ')

export function PersonState({ person }: { person: Person }) {
  if (!person.active) return <Badge>Deactivated</Badge>
  if (person.canSignIn) return null
  return (
    <span className="relative text-muted" {...tip('Cannot sign in until they open an invitation link.')}>
      No password yet
    </span>
  )
}
