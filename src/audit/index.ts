// The face of the audit log.
import { directorySource } from './directory-source.ts'
import { createExport } from './export.ts'
import { createSearch } from './search.ts'
import type { AuditSource } from './source.ts'

export type { AuditSource, AuditSubject, Label } from './source.ts'

export function createAudit(handedIn: AuditSource[]) {
  const sources = [directorySource, ...handedIn]
  return { operations: [...createSearch(sources), createExport(sources)] }
}
