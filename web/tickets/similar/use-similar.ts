// Open tickets like what is being written: asked for when the writing pauses, and not before there is something to compare.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Input, Output } from '../../app/api.ts'
import { query } from '../../app/queries.ts'

export type Similar = Output<'tickets.similar'>['items'][number]

const pause = 350
const least = 6

export function useSimilar({ text, ...more }: Input<'tickets.similar'>): readonly Similar[] {
  const settled = useSettled(text.trim().slice(0, 400))
  const found = useQuery({
    ...query('tickets.similar', { text: settled, ...more }),
    enabled: settled.length >= least,
    placeholderData: keepPreviousData,
  })
  return settled.length >= least ? (found.data?.items ?? []) : []
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
