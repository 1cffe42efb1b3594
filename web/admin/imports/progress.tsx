// What goes on now, and how far it is. It goes on without this page.
import { Bar } from './bar.tsx'
import { progressOf, progressWords } from './import-words.ts'
import type { ImportRun } from './targets.ts'

export function ImportProgress({ run }: { run: ImportRun }) {
  const failed = run.state !== 'undoing' && run.outcome ? run.outcome.failed : 0
  return (
    <section aria-label="Progress" className="flex max-w-reading flex-col gap-2 px-4 py-4">
      <p role="status" className="font-medium tabular">
        {progressWords(run)}
        {failed > 0 && <span className="text-red">, {failed.toLocaleString()} failed</span>}
      </p>
      <Bar label={progressWords(run)} part={progressOf(run)} />
      <p className="text-muted">It goes on without this page; come back whenever you like.</p>
    </section>
  )
}
