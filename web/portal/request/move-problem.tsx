// Why nothing was sent. What was typed stands as it was.
import { ErrorNotice } from '../../app/error-notice.tsx'
import { stateWords } from '../state-words.ts'
import { MovedOn } from './use-move.ts'

export function MoveProblem({ error, retry }: { error: unknown; retry?: () => void }) {
  if (!(error instanceof MovedOn)) return <ErrorNotice error={error} {...(retry && { retry })} inline />
  return (
    <p role="alert" className="rounded-md border border-line-strong bg-surface px-3 py-2.5">
      {error.message} It says now: <span className="font-medium">{stateWords[error.now.status].word}</span>
    </p>
  )
}
