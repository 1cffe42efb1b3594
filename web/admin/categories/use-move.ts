// Moving a category, with what is below it; and back again.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { announce } from '../../tickets/announce.ts'
import { toast } from '../../ui/toast.ts'
import { allOf } from '../all-of.ts'
import type { Category } from './category-values.ts'
import { siblingsOf, type Target } from './tree.ts'

interface Move {
  category: Category
  target: Target
  /** The way back is not offered once more. */
  back?: boolean
}

export function useMove(all: readonly Category[], onDone?: () => void) {
  const queries = useQueryClient()
  const moving = useMutation({
    mutationFn: ({ category: { id, revision }, target }: Move) =>
      api('categories.change', { id, ...target }, { ifMatch: revision }),
    onSuccess: async (saved, { category, back }) => {
      const home = {
        parent: category.parent?.id ?? null,
        position: 1 + siblingsOf(all, category).findIndex(({ id }) => id === category.id),
      }
      await queries.invalidateQueries({ queryKey: allOf('categories.list').queryKey })
      void queries.invalidateQueries({ queryKey: ['categories.list'] })
      announce(`${saved.path} is number ${saved.position} there`)
      if (!back) toast(`${saved.name} moved`, () => moving.mutate({ category: saved, target: home, back: true }))
      onDone?.()
    },
    onError: (error) => announce(`Not moved. ${error.message}`),
  })
  return moving
}
