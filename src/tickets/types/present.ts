// A type as the world sees it. Requesters read what its form asks, and nothing of how the desk works.
import { holding, no } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { isAgent } from '../policy.ts'
import { standardWorkflow } from '../workflow/standard.ts'
import type { TypeOfTicket } from './contract.ts'
import type { TypeRow } from './store.ts'

export function present(ctx: Pick<Context, 'actor'>, row: TypeRow): TypeOfTicket {
  const agent = isAgent(ctx.actor)
  const manage = holding(ctx, 'types.manage')
  const { title = '', questions = [], checklist = [] } = row.template
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    description: row.description,
    position: row.position,
    active: row.active,
    audience: row.audience,
    template: {
      title,
      questions,
      category: row.category,
      tags: agent ? row.tags : [],
      checklist: agent ? checklist : [],
    },
    states: agent ? (row.workflow ?? standardWorkflow).states : [],
    workflowVersion: agent ? row.workflow_version : null,
    revision: row.revision,
    can: { change: manage, remove: manage.allowed || agent ? manage : no('This is for agents.') },
  }
}
