// What can be done with an import, each answered with the import as it then is.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Input } from '../../app/api.ts'
import { api, newKey } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import type { ImportRun } from './targets.ts'

export type Act = 'try' | 'run' | 'stop' | 'undo'

const doing: Record<Act, (id: string) => Promise<ImportRun>> = {
  try: (id) => api('imports.run', { id, dryRun: true }, { idempotencyKey: newKey() }),
  run: (id) => api('imports.run', { id }, { idempotencyKey: newKey() }),
  stop: (id) => api('imports.stop', { id }, { idempotencyKey: newKey() }),
  undo: (id) => api('imports.undo', { id }, { idempotencyKey: newKey() }),
}

function useKept(id: string) {
  const queries = useQueryClient()
  return (run: ImportRun) => {
    queries.setQueryData(query('imports.get', { id }).queryKey, run)
    for (const name of ['imports.list', 'imports.problems', 'imports.preview', 'imports.kept'])
      void queries.invalidateQueries({ queryKey: [name] })
  }
}

export function useSteer(id: string) {
  const keep = useKept(id)
  return useMutation({ mutationFn: (act: Act) => doing[act](id), onSuccess: keep })
}

/** Changes how the file is understood; the import answers with the columns and words as they are then. */
export function useAdjust(id: string) {
  const keep = useKept(id)
  return useMutation({
    mutationFn: (wish: Omit<Input<'imports.change'>, 'id'>) =>
      api('imports.change', { id, ...wish }, { idempotencyKey: newKey() }),
    onSuccess: keep,
  })
}

export function useForget(id: string) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api('imports.remove', { id }, { idempotencyKey: newKey() }),
    onSuccess: async () => {
      await navigate({ to: '/admin/import', replace: true })
      queries.removeQueries({ queryKey: query('imports.get', { id }).queryKey })
      void queries.invalidateQueries({ queryKey: ['imports.list'] })
    },
  })
}
