// The rows of the matrix for bringing tickets in: whoever may import sees and runs every import of the workspace.
import { admins, inWorkspace, type Row } from './authorisation-row.ts'

const reach = inWorkspace(admins)

export const importRows = {
  'imports.tickets': {
    may: admins,
    ok: 200,
    body: (unique: string) => ({ source: 'old', rows: [{ line: 1, id: unique, title: 'Imported' }] }),
  },
  'imports.upload': { may: admins, ok: 201, file: true },
  'imports.list': { may: admins, lists: 'import', reach },
  'imports.get': { may: admins, ok: 200, object: 'import', reach },
  'imports.change': { may: admins, ok: 200, object: 'import', reach, body: { source: 'Another' } },
  'imports.preview': { may: admins, ok: 200, object: 'import', reach },
  'imports.problems': { may: admins, ok: 200, object: 'import', reach },
  'imports.run': { may: admins, ok: 202, object: 'import', reach, usesUp: true },
  'imports.stop': { may: admins, ok: 200, object: 'runningImport', reach, usesUp: true },
  'imports.export-problems': { may: admins, ok: 200, object: 'import', reach },
  'imports.undo': { may: admins, ok: 202, object: 'doneImport', reach, usesUp: true },
  'imports.kept': { may: admins, ok: 200, object: 'import', reach },
  'imports.remove': { may: admins, ok: 204, object: 'import', reach, usesUp: true },
  'import-profiles.list': { may: admins, ok: 200 },
} as const satisfies Record<string, Row>
