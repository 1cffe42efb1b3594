// For tests on a desk without background work: what its worker would do about an import, done at once.
import { theDesk } from '../../platform/context.ts'
import type { Runtime } from '../../platform/events.ts'
import { workOnImport } from './runs/work.ts'

export async function workOnImports({ runtime }: { runtime: Runtime }, tenant: string, id: string): Promise<void> {
  const event = {
    id,
    name: 'import.started' as const,
    subject: { kind: 'import', id },
    audience: [],
    at: new Date(),
    actor: theDesk,
  }
  await workOnImport.work(runtime, tenant, event, new AbortController().signal)
}
