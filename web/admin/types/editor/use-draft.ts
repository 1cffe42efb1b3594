// The edit of a workflow: on which version it stands, what was done, and the way back step by step.
import { useState } from 'react'
import { changesBetween } from '../../../../src/tickets/workflow/differences.ts'
import type { WorkflowOfType } from '../workflow-page.tsx'
import { type Draft, found } from './draft.ts'
import { merged } from './merge.ts'

interface Held {
  /** The version that the edit stands on. */
  base: WorkflowOfType
  draft: Draft
  past: Draft[]
  /** What the last edit was about: letters typed into one name are one step back. */
  about: string | null
}

const deepest = 200

export type Apply = (edit: (draft: Draft) => Draft, about?: string) => void

const draftOf = ({ states, transitions, names }: WorkflowOfType): Draft => ({ states, transitions, names })
const begun = (base: WorkflowOfType): Held => ({ base, draft: draftOf(base), past: [], about: null })

/** @param latest as the query knows it now */
export function useDraft(latest: WorkflowOfType) {
  const [held, setHeld] = useState(() => begun(latest))
  const { base, draft, past } = held
  const changes = changesBetween(base, draft)
  const touched = changes.length > 0
  const newer = latest.revision > base.revision ? latest : null
  // Nothing was edited: follow it, while rendering, so that no stale frame is shown.
  if (newer && !touched) setHeld(begun(newer))
  const apply: Apply = (edit, about) =>
    setHeld((now) => {
      const next = edit(now.draft)
      const goesOn = about !== undefined && about === now.about
      return {
        ...now,
        draft: next,
        about: about ?? null,
        past: goesOn ? now.past : [...now.past, now.draft].slice(-deepest),
      }
    })
  return {
    base,
    draft,
    changes,
    problems: found(draft, base),
    apply,
    undo:
      past.length === 0
        ? null
        : () =>
            setHeld((now) => ({
              ...now,
              draft: now.past.at(-1) ?? now.draft,
              past: now.past.slice(0, -1),
              about: null,
            })),
    discard: () => setHeld(begun(newer ?? base)),
    /** Drops what was edited. */
    beginFrom: (version: WorkflowOfType) => setHeld(begun(version)),
    /** Somebody else saved a version while this one was edited. */
    theirs: touched ? newer : null,
    /** What I did is put on what they saved; what that changes of theirs is listed anew. */
    standOn: (version: WorkflowOfType) =>
      setHeld((now) => ({
        ...now,
        base: version,
        draft: merged(now.base, now.draft, draftOf(version)),
        past: [],
        about: null,
      })),
  }
}

export type Edit = ReturnType<typeof useDraft>
