// Merging tickets, and taking them apart.
import { list } from './list.ts'
import { merge } from './merge.ts'
import { unmerge } from './unmerge.ts'

export const merging = [merge, unmerge, list]
