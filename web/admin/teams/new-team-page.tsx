// A new team.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { RecordForm } from '../record/record-form.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useNewForm } from '../record/use-new-form.ts'
import { TeamFields, useMemberNames } from './team-fields.tsx'
import type { TeamValues } from './team-values.ts'
import { emptyTeam, teamWords, toFields } from './team-values.ts'

export function NewTeamPage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const missing = useMissing('teams.manage')
  const names = useMemberNames([])
  const form = useNewForm({
    empty: emptyTeam,
    save: (values: TeamValues, options) => api('teams.add', toFields(values), options),
    onSaved: (team) => {
      queries.setQueryData(query('teams.get', { id: team.id }).queryKey, team)
      void queries.invalidateQueries({ queryKey: ['teams.list'] })
      void navigate({ to: '/admin/teams/$id', params: { id: team.id }, replace: true, ignoreBlocker: true })
    },
  })
  const { restricted, members } = form.values
  return (
    <AdminPage
      title="Add team"
      parent={{ to: '/admin/teams', label: 'Teams' }}
      intro="Agents can give tickets to it at once. No ticket moves by itself."
    >
      <RecordForm form={form} locked={missing}>
        <TwoColumns>
          <TeamFields fresh form={form} names={names} locked={missing} />
        </TwoColumns>
        <SaveBar
          form={form}
          add="Add team"
          disabledReason={missing}
          effects={
            restricted && members.length === 0
              ? ['Nobody but people who may see every ticket will see its tickets: it has no members yet.']
              : []
          }
          {...teamWords(names.nameOf)}
        />
      </RecordForm>
    </AdminPage>
  )
}
