// One saved reply: made, changed, removed, and seen on a real ticket meanwhile.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { AdminPage, TwoColumns } from '../../admin/admin-page.tsx'
import { RecordForm } from '../../admin/record/record-form.tsx'
import { RecordGate } from '../../admin/record/record-gate.tsx'
import { Removal } from '../../admin/record/removal.tsx'
import { SaveBar } from '../../admin/record/save-bar.tsx'
import { useNewForm } from '../../admin/record/use-new-form.ts'
import { useRecordForm } from '../../admin/record/use-record-form.ts'
import { plainReason } from '../../admin/roles/plain-reason.ts'
import type { Input } from '../../app/api.ts'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { toast } from '../../ui/toast.ts'
import { useCategories, useTeams } from '../choices.ts'
import type { SavedReply } from './along.ts'
import { ReplyFields } from './reply-fields.tsx'
import { ReplyPreview } from './reply-preview.tsx'
import { effectsOf, emptyReply, mistakeIn, readReply, replyWords, toFields } from './reply-values.ts'

const route = getRouteApi('/desk/replies/$id')
const parent = { to: '/desk/replies', label: 'Saved replies' }

function useNames() {
  const teams = useTeams()
  const categories = useCategories()
  return (id: string) =>
    teams.find((team) => team.id === id)?.name ?? categories.find((category) => category.id === id)?.path ?? id
}

export function NewReplyPage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const nameOf = useNames()
  const form = useNewForm({
    empty: emptyReply,
    save: (values, options) => api('canned-replies.add', toFields(values) as Input<'canned-replies.add'>, options),
    onSaved: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['canned-replies.list'] })
      void navigate({ to: '/desk/replies/$id', params: { id }, replace: true, ignoreBlocker: true })
    },
  })
  const { body, along } = form.values
  return (
    <AdminPage title="Add saved reply" parent={parent} intro="Yours alone, unless you share it.">
      <RecordForm form={form} locked={null}>
        <TwoColumns aside={<ReplyPreview body={body} along={along} nameOf={nameOf} />}>
          <ReplyFields fresh form={form} locked={null} />
        </TwoColumns>
        <SaveBar
          form={form}
          add="Add saved reply"
          disabledReason={mistakeIn(body) ?? null}
          effects={effectsOf(null, form.values, nameOf)}
          {...replyWords(nameOf)}
        />
      </RecordForm>
    </AdminPage>
  )
}

export function ReplyPage() {
  const { id } = route.useParams()
  const found = useQuery(query('canned-replies.get', { id }))
  return (
    <RecordGate record={found} parent={parent} key={id}>
      {(reply) => <Loaded reply={reply} />}
    </RecordGate>
  )
}

function Loaded({ reply }: { reply: SavedReply }) {
  const { id, name, owner, uses } = reply
  const navigate = useNavigate()
  const queries = useQueryClient()
  const nameOf = useNames()
  const locked = plainReason(reply.can.change)
  const form = useRecordForm({
    record: reply,
    read: readReply,
    save: (changes, options) => api('canned-replies.change', { id, ...toFields(changes) }, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(query('canned-replies.get', { id }).queryKey, saved)
      void queries.invalidateQueries({ queryKey: ['canned-replies.list'] })
      toast(`${saved.name} saved`, undo)
    },
  })
  const { body, along } = form.values
  return (
    <AdminPage title={name} parent={parent} intro={introOf(reply)}>
      <RecordForm form={form} locked={locked}>
        <TwoColumns aside={<ReplyPreview body={body} along={along} nameOf={nameOf} />}>
          <ReplyFields form={form} locked={locked} team={reply.team} />
          <Removal
            noun="saved reply"
            name={name}
            effect={`${uses === 0 ? 'It was never sent.' : `What was sent with it, ${uses.toLocaleString()} ×, stays.`} ${owner.name} wrote it. It cannot be brought back.`}
            obstacle={plainReason(reply.can.remove)}
            remove={() => api('canned-replies.remove', { id })}
            onRemoved={() => {
              void queries.invalidateQueries({ queryKey: ['canned-replies.list'] })
              void navigate({ to: '/desk/replies', replace: true, ignoreBlocker: true })
            }}
          />
        </TwoColumns>
        <SaveBar
          form={form}
          effects={effectsOf(readReply(reply), form.values, nameOf)}
          disabledReason={locked ?? mistakeIn(body) ?? null}
          {...replyWords(nameOf)}
        />
      </RecordForm>
    </AdminPage>
  )
}

const introOf = ({ scope, team }: SavedReply) =>
  scope === 'everyone'
    ? 'Every agent can send it.'
    : team
      ? `Members of ${team.name} can send and change it.`
      : 'Only you can send it.'
