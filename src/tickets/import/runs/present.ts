// An import as the world sees it, and what may be done with it in which state.
import { no, yes } from '../../../directory/index.ts'
import type { Context } from '../../../platform/context.ts'
import { DeskError, missing } from '../../../platform/errors.ts'
import type { Can } from '../../../platform/shapes.ts'
import type { ImportRun } from '../contract.ts'
import { describeColumns } from '../map/mapping.ts'
import { type Understanding, valuesOf } from '../map/understanding.ts'
import { profileNamed } from '../profiles/index.ts'
import * as store from './run.store.ts'

type State = ImportRun['state']

const working: State[] = ['reading', 'checking', 'importing', 'undoing']
export const isWorking = (state: State) => working.includes(state)

const sentences: Record<State, string> = {
  reading: 'The file is still being read.',
  ready: 'It has not been imported yet.',
  checking: 'It is being checked.',
  importing: 'It is being imported.',
  done: 'It has been imported.',
  stopped: 'It was stopped.',
  undoing: 'It is being taken back.',
  undone: 'It was taken back.',
}

function canOf({ state, outcome }: Pick<store.RunRow, 'state' | 'outcome'>): ImportRun['can'] {
  const inStates = (...states: State[]): Can => (states.includes(state) ? yes : no(sentences[state]))
  const brought = outcome?.dryRun === false && outcome.imported > 0
  return {
    change: inStates('ready', 'stopped'),
    run: inStates('ready', 'stopped'),
    stop: inStates('checking', 'importing'),
    undo:
      brought || state === 'undoing' || state === 'undone' ? inStates('done', 'stopped') : no('It brought no tickets.'),
    remove: isWorking(state) ? no(sentences[state]) : yes,
  }
}

/** @throws DeskError conflict */
export function demand(run: store.RunRow, act: keyof ImportRun['can']): void {
  const { allowed, reason } = canOf(run)[act]
  if (!allowed) throw new DeskError('conflict', `${reason} Nothing was changed.`)
}

export function understandingOf({ settings }: Pick<store.RunRow, 'settings'>): Understanding {
  const { columns, facts, mapping, profile, given, timeZone, dateOrder } = settings
  return {
    columns,
    facts,
    mapping: new Map(mapping),
    profile: profile ? profileNamed(profile) : undefined,
    given,
    timeZone,
    dateOrder,
  }
}

export function brief(run: store.RunRow): Omit<ImportRun, 'columns' | 'values'> {
  const { settings } = run
  const profile = settings.profile ? profileNamed(settings.profile) : undefined
  return {
    id: run.id,
    state: run.state,
    source: run.source,
    file: {
      name: run.file_name,
      size: Number(run.file_size),
      encoding: settings.encoding?.name ?? '',
      format: settings.format,
      kept: run.file !== null,
    },
    profile: profile ? { key: profile.key, name: profile.name, evidence: profile.evidence } : null,
    timeZone: settings.timeZone,
    dateOrder: settings.dateOrder,
    rows: run.rows,
    done: run.state === 'reading' ? run.rows : run.position,
    outcome: run.outcome,
    undo: run.undo && undoOf(run.undo),
    error: run.error,
    by: { id: run.by_id, name: run.by_name },
    createdAt: run.created_at.toISOString(),
    startedAt: run.started_at?.toISOString() ?? null,
    finishedAt: run.finished_at?.toISOString() ?? null,
    expiresAt: run.expires_at.toISOString(),
    revision: run.revision,
    can: canOf(run),
  }
}

const undoOf = ({ tickets, removed, kept, people, categories }: store.Undo) => ({
  tickets,
  removed,
  kept,
  people,
  categories,
})

export function present(run: store.RunRow): ImportRun {
  const understanding = understandingOf(run)
  const { columns, facts, mapping, profile } = understanding
  return {
    ...brief(run),
    columns: describeColumns(columns, facts, mapping, profile),
    values: valuesOf(understanding),
  }
}

export async function show(ctx: Context, id: string): Promise<ImportRun> {
  return present(found(await store.find(ctx, id)))
}

/** @throws DeskError not_found */
export function found(run: store.RunRow | undefined): store.RunRow {
  if (!run) throw missing('import')
  return run
}
