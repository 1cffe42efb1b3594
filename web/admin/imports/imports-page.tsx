// Tickets from another desk: a file is handed in here; below it are the imports of the last month.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Listed } from '../../app/listed.tsx'
import { pages } from '../../app/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { FileDrop, useFilePicker } from '../../ui/file-drop.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { useMissing } from '../add-link.tsx'
import { AdminPage } from '../admin-page.tsx'
import { Bar } from './bar.tsx'
import { outcomeWords, stateWords, works } from './import-words.ts'
import type { ImportRun } from './targets.ts'
import { useHandIn } from './use-hand-in.ts'

type Brief = Pick<ImportRun, 'id' | 'state' | 'file' | 'rows' | 'outcome' | 'by' | 'createdAt'>

export function ImportsPage() {
  const imports = useInfiniteQuery({
    ...pages('imports.list', { limit: 50 }),
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(works)) ? 2000 : false),
  })
  const found = imports.data?.pages.flatMap(({ items }) => items)
  return (
    <AdminPage
      title="Import"
      intro="Bring tickets in from another desk, with their times and their history. A file is read and shown first: nothing comes in before you say so."
    >
      <HandIn />
      <section aria-label="Imports of the last month" className="border-t border-line">
        <Listed
          query={imports}
          items={found}
          noun="imports"
          empty={<p className="px-4 py-6 text-muted">Nothing was imported in the last 30 days.</p>}
        >
          {(some) => <Past imports={some} />}
        </Listed>
      </section>
    </AdminPage>
  )
}

function HandIn() {
  const missing = useMissing('tickets.import')
  const { send, sending, part, error, name } = useHandIn()
  const take = ([file]: File[]) => {
    if (file && !missing && !sending) send(file)
  }
  const { open, input } = useFilePicker(take)
  return (
    <div className="px-4 py-4">
      <FileDrop onFiles={take} says="Drop to hand it in" className="max-w-reading">
        <div className="flex flex-col items-start gap-3 rounded-md border border-dashed border-line-strong p-4">
          {sending ? (
            <div className="flex w-full flex-col gap-2" role="status">
              <span>
                Sending <bdi>{name}</bdi>
              </span>
              <Bar label="Sending the file" part={part} />
            </div>
          ) : (
            <>
              <Button variant="primary" icon={<FileUp />} disabledReason={missing} onClick={open}>
                Choose a file
              </Button>
              <p className="text-muted">
                Or drop it here. CSV, TSV, JSON or JSON Lines, up to 500 MB, in any encoding. Exports of ServiceNow,
                Zendesk, Freshdesk, Jira, Zammad, GLPI and osTicket are recognised; of any other the columns are
                guessed, and you put right what was guessed wrong.
              </p>
            </>
          )}
          {input}
        </div>
      </FileDrop>
      {error && <ErrorNotice error={error} inline />}
    </div>
  )
}

function Past({ imports }: { imports: readonly Brief[] }) {
  return (
    <Table label="Imports">
      <thead>
        <tr>
          <Head>File</Head>
          <Head className="max-sm:hidden">State</Head>
          <Head number className="max-md:hidden">
            Rows
          </Head>
          <Head number className="max-md:hidden">
            Imported
          </Head>
          <Head number className="max-md:hidden">
            Skipped
          </Head>
          <Head number className="max-md:hidden">
            Failed
          </Head>
          <Head className="max-lg:hidden">By</Head>
          <Head>Handed in</Head>
        </tr>
      </thead>
      <tbody>
        {imports.map((run) => (
          <PastImport key={run.id} run={run} />
        ))}
      </tbody>
    </Table>
  )
}

function PastImport({ run }: { run: Brief }) {
  const { id, file, outcome, state, rows, by, createdAt } = run
  const brought = outcome && !outcome.dryRun ? outcome : null
  const { word, tone } = stateWords[state]
  const badge = tone === 'neutral' ? <span className="text-muted">{word}</span> : <Badge tone={tone}>{word}</Badge>
  return (
    <Row className="relative">
      <Cell share={30}>
        <Link
          to="/admin/import/$id"
          params={{ id }}
          className="block truncate font-medium -outline-offset-2 after:absolute after:inset-0"
        >
          <bdi>{file.name}</bdi>
        </Link>
        <span className="block truncate pb-1 text-xs text-muted tabular md:hidden">
          <span className="sm:hidden">{word} · </span>
          {outcomeWords({ rows, outcome: brought })}
        </span>
      </Cell>
      <Cell className="max-sm:hidden">{badge}</Cell>
      <Cell number className="max-md:hidden">
        {rows.toLocaleString()}
      </Cell>
      {(['imported', 'skipped', 'failed'] as const).map((which) => (
        <Cell key={which} number className="max-md:hidden">
          {brought ? (
            <span className={which === 'failed' && brought.failed > 0 ? 'text-red' : undefined}>
              {brought[which].toLocaleString()}
            </span>
          ) : (
            <span className="text-muted">–</span>
          )}
        </Cell>
      ))}
      <Cell className="text-muted max-lg:hidden">
        <bdi>{by.name}</bdi>
      </Cell>
      <Cell className="text-muted">
        <RelativeTime at={createdAt} />
      </Cell>
    </Row>
  )
}
