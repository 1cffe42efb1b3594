// Who may take a step, as people write it (`role:Approver`, `team:Network`) and as it is kept (by id, with the name beside it).
import type { Context } from '../../platform/context.ts'
import type { FieldError } from '../../platform/errors.ts'
import { permissions } from '../../platform/operation.ts'
import type { Workflow } from '../workflow/model.ts'
import type { EditedWorkflow } from './contract/workflow.ts'
import * as store from './workflow.store.ts'

/** The workflow as it would be kept, and what of it names nobody. */
export async function withKnownPeople(
  ctx: Context,
  { states, transitions }: EditedWorkflow,
): Promise<{ workflow: Workflow; errors: FieldError[] }> {
  const said = transitions.flatMap(({ who = [] }) => who)
  const known = said.some((one) => /^(role|team):/.test(one)) ? await store.subjects(ctx) : []
  const names: Record<string, string> = {}
  const errors: FieldError[] = []
  const entryOf = (one: string, path: string): string[] => {
    if (one === 'agents' || one === 'requester') return [one]
    const [kind, name = ''] = [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1).trim()]
    if (kind === 'permission' && permissions.some((permission) => permission === name)) return [`permission:${name}`]
    const found = known.find(
      ({ entry, name: called }) =>
        entry.startsWith(`${kind}:`) && (entry === one || called.toLowerCase() === name.toLowerCase()),
    )
    if (!found) {
      errors.push({
        path,
        message: `names nobody: ${one.slice(0, 60)}. Write agents, requester, role:<name>, team:<name> or permission:<name>`,
      })
      return []
    }
    names[found.entry] = found.name
    return [found.entry]
  }
  const steps = transitions.map(({ from, to, who = ['agents'], required = [] }, index) => ({
    from,
    to,
    who: [...new Set(who.flatMap((one) => entryOf(one, `transitions.${index}.who`)))],
    required: [...new Set(required)],
  }))
  return { workflow: { states, transitions: steps, names }, errors }
}
