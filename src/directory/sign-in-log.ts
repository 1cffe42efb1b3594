// Attempts to sign in that were refused, in the log of the workspace whose account was tried. Written after the answer and not
// before it: how long an answer takes must not tell whether there is such an account.
import { audience } from '../platform/audience.ts'
import { theDesk } from '../platform/context.ts'
import { act } from '../platform/events.ts'
import type { Stranger } from '../platform/execute.ts'
import * as store from './access.store.ts'

interface Refusal {
  email: string
  /** Workspaces that have an account for this address. */
  tenants: { id: string }[]
  /** No more attempts are taken for so many minutes. */
  locked: number | undefined
}

export function noteRefusal({ runtime, address }: Stranger, { email, tenants, locked }: Refusal): void {
  for (const { id: tenant } of tenants) {
    act(runtime, { tenant, actor: theDesk }, async (ctx) => {
      const account = await store.passwordOf(ctx, { email })
      if (!account) return
      const subject = { kind: 'person', id: account.id }
      await ctx.record({ name: 'sign_in.failed', subject, changes: { address }, audience: [audience.operators] })
      if (locked === undefined) return
      const changes = { address, minutes: locked }
      await ctx.record({ name: 'sign_in.locked', subject, changes, audience: [audience.operators] })
    }).catch((err) => runtime.log.warn({ err }, 'a refused sign-in could not be noted'))
  }
}
