// What an operation takes, read from its schema: from this come the flags of its command.
import type { z } from 'zod'

type Kind = 'text' | 'number' | 'flag' | 'choice' | 'list' | 'record' | 'json' | 'moment'

export interface Field {
  name: string
  /** `openedAfter` is `--opened-after`. */
  flag: string
  kind: Kind
  /** What a choice, or each entry of a list, may be. */
  choices: string[]
  /** Named by a bare id: nothing that a person could say instead. */
  bareId: boolean
  required: boolean
  nullable: boolean
  description: string | undefined
  /** Never an argument: arguments of a process can be seen by everybody on the machine. */
  secret: boolean
}

type Schema = z.core.$ZodTypes
type Shape = Pick<Field, 'kind' | 'choices' | 'bareId' | 'required' | 'nullable'>

const of = (kind: Kind, more: Partial<Shape> = {}): Shape => ({
  kind,
  choices: [],
  bareId: false,
  required: true,
  nullable: false,
  ...more,
})

function textShape(schema: z.core.$ZodType): Shape {
  const format = 'format' in schema._zod.def ? schema._zod.def.format : undefined
  if (format === 'datetime') return of('moment')
  return of('text', { bareId: format === 'uuid' || format === 'guid' })
}

/** The shape of what may be typed for a schema: through its wrappers to what lies inside. */
function shape(schema: z.core.$ZodType): Shape {
  const { def } = (schema as Schema)._zod
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
      return { ...shape(def.innerType), required: false }
    case 'nullable':
      return { ...shape(def.innerType), nullable: true }
    case 'readonly':
    case 'nonoptional':
      return shape(def.innerType)
    case 'pipe':
      // A transform has no shape of its own; what is on its other side has.
      return shape((def.out as Schema)._zod.def.type === 'transform' ? def.in : def.out)
    case 'string':
      return textShape(schema)
    case 'number':
      return of('number')
    case 'boolean':
      return of('flag')
    case 'enum':
      return of('choice', { choices: Object.values(def.entries).map(String) })
    case 'literal':
      return of(typeof def.values[0] === 'number' ? 'number' : 'choice', { choices: def.values.map(String) })
    case 'union':
      return unionShape(def.options.map(shape))
    case 'array':
      return listShape(shape(def.element))
    case 'record':
      return of('record')
    default:
      return of('json')
  }
}

function listShape(element: Shape): Shape {
  return element.kind === 'record' || element.kind === 'json' ? of('json') : of('list', { choices: element.choices })
}

function unionShape(options: Shape[]): Shape {
  const first = options[0]
  if (options.some((option) => option.kind === 'flag')) return of('flag')
  if (!first || options.some((option) => option.kind !== first.kind)) return of('text')
  return of(first.kind, { choices: options.flatMap((option) => option.choices) })
}

/** The first description on the way in: outside in, as people wrap a shared shape to say more. */
function description(schema: z.core.$ZodType): string | undefined {
  const described = (schema as z.ZodType).description
  if (described) return described
  const { def } = (schema as Schema)._zod
  return 'innerType' in def ? description(def.innerType) : undefined
}

const secretName = /(^|[a-z])(password|passphrase|secret)$/i

/** The fields of an operation's input, in the order in which they are declared. */
export function fieldsOf(operation: { name: string; input: z.ZodType }): Field[] {
  const { def } = (operation.input as unknown as Schema)._zod
  if (def.type !== 'object') throw new Error(`the input of ${operation.name} is no object`)
  return Object.entries(def.shape).map(([name, schema]) => ({
    ...shape(schema),
    name,
    flag: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    description: description(schema),
    secret: operation.name.startsWith('password.') || secretName.test(name),
  }))
}
