// Every column of the file: what it becomes, or why it is left out. Nothing is dropped in silence.
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/queries.ts'
import { MultiCombobox } from '../../ui/combobox.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import type { ImportColumn, ImportRun, Mapping } from './targets.ts'
import { optionsFor, remapped } from './targets.ts'

interface ColumnsProps {
  run: ImportRun
  locked: string | null
  change: (wish: { mapping: Mapping }) => void
}

export function Columns({ run, locked, change }: ColumnsProps) {
  const fields = useQuery({ ...query('fields.list', { limit: 200 }), enabled: locked === null })
  const own = fields.data?.items ?? []
  const left = run.columns.filter(({ targets }) => targets.length === 0).length
  return (
    <section aria-label="Columns" className="border-t border-line">
      <div className="px-4 pt-3 pb-2">
        <h2 className="text-md font-semibold">Columns</h2>
        <p className="text-muted tabular">
          {run.columns.length - left} of {run.columns.length} are imported
          {left > 0 ? '; of the others, each says why it is not.' : '.'}
        </p>
      </div>
      <Table label="Columns">
        <thead>
          <tr>
            <Head>Column</Head>
            <Head>Becomes</Head>
            <Head className="max-md:hidden">For example</Head>
            <Head number className="max-md:hidden">
              Filled rows
            </Head>
          </tr>
        </thead>
        <tbody>
          {run.columns.map((column) => (
            <Row key={column.name} className="align-top">
              <Cell share={24} className="py-1.5">
                <span className="block truncate font-medium">
                  <bdi>{column.name}</bdi>
                </span>
                <span className="block truncate text-xs text-muted md:hidden">
                  <bdi>{column.samples[0]}</bdi>
                </span>
              </Cell>
              <Cell className="w-44 max-w-none py-1 md:w-[34%]">
                <Becomes
                  column={column}
                  options={optionsFor(column, own)}
                  locked={locked}
                  onChange={(wanted) => change({ mapping: remapped(run.columns, column.name, wanted) })}
                />
              </Cell>
              <Cell share={34} className="py-1.5 text-muted max-md:hidden">
                <bdi>{column.samples.slice(0, 3).join(' · ')}</bdi>
              </Cell>
              <Cell number className="py-1.5 text-muted max-md:hidden">
                {column.filled.toLocaleString()}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

interface BecomesProps {
  column: ImportColumn
  options: ReturnType<typeof optionsFor>
  locked: string | null
  onChange: (wanted: string[]) => void
}

function Becomes({ column, options, locked, onChange }: BecomesProps) {
  const { name, targets, dropped } = column
  const labels = targets.map((target) => options.find(({ value }) => value === target)?.label ?? target)
  return (
    <>
      {locked === null ? (
        <div className="w-40 md:w-72">
          <MultiCombobox
            label={`${name} becomes`}
            options={options}
            value={targets}
            onChange={onChange}
            placeholder="Left out"
          />
        </div>
      ) : (
        labels.length > 0 && <span className="block py-0.5">{labels.join(', ')}</span>
      )}
      {targets.length === 0 && (
        <span className="block w-40 py-0.5 text-xs whitespace-normal text-muted first-letter:uppercase md:w-72">
          {locked !== null && 'Left out: '}
          {dropped}
        </span>
      )}
    </>
  )
}
