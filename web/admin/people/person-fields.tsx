// The form of a person: who they are, what they may do, which teams they are in.
import { may, useMe } from '../../app/session.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { MultiCombobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { TimeZoneField } from '../../ui/time-zone-field.tsx'
import { FormSection } from '../admin-page.tsx'
import { OrganisationPicker } from '../organisations/organisation-picker.tsx'
import { TextField } from '../record/fields.tsx'
import type { Form } from '../record/form.ts'
import { errorOf } from '../record/form.ts'
import type { PersonValues, Role, Team } from './person-values.ts'

interface PersonFieldsProps {
  form: Form<PersonValues>
  roles: readonly Role[]
  teams: readonly Team[]
  /** Why nothing of this can be changed. */
  locked: string | null
  /** Begins where one types first. */
  fresh?: boolean
}

export function PersonFields({ form, roles, teams, locked, fresh }: PersonFieldsProps) {
  const disabled = locked !== null
  return (
    <>
      <FormSection title="Who they are">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <TextField
            form={form}
            name="name"
            label="Name"
            autoFocus={fresh}
            disabled={disabled}
            className="sm:col-span-2"
          />
          <TextField
            form={form}
            name="email"
            label="E-mail address"
            type="email"
            hint="They sign in with it, and mail from it is theirs."
            disabled={disabled}
            className="sm:col-span-2"
          />
          <TextField form={form} name="title" label="Job title" optional disabled={disabled} />
          <TextField form={form} name="phone" label="Phone" type="tel" optional disabled={disabled} />
          <TextField form={form} name="location" label="Location" optional disabled={disabled} />
          <TimeZone form={form} disabled={disabled} />
          <Field
            label="Organisation"
            optional
            hint="The department or client company that they belong to."
            error={errorOf(form, 'organisation', 'The organisation')}
            className="sm:col-span-2"
          >
            <OrganisationPicker
              none="None"
              value={form.values.organisation}
              onChange={(organisation) => form.set('organisation', organisation)}
              disabled={disabled}
            />
          </Field>
          <Checkbox
            label="VIP"
            hint="Agents see the mark beside their name, on rows and tickets. Nobody else does."
            disabled={disabled}
            checked={form.values.vip}
            onChange={(event) => form.set('vip', event.target.checked)}
            className="sm:col-span-2"
          />
        </div>
      </FormSection>
      <FormSection title="What they may do" text="Several roles add up.">
        <Roles form={form} roles={roles} disabled={disabled} />
      </FormSection>
      <FormSection
        title="Teams"
        text="Tickets of these teams are theirs to work on, if their roles let them work on tickets."
      >
        <Field label="Member of" error={errorOf(form, 'teams', 'The list')}>
          <MultiCombobox
            label="Teams"
            placeholder="No team"
            options={teams.map(({ id, name, level, restricted }) => ({
              value: id,
              label: name,
              detail: `Level ${level}${restricted ? ', restricted' : ''}`,
            }))}
            value={form.values.teams}
            onChange={(chosen) => form.set('teams', chosen)}
            disabled={disabled}
          />
        </Field>
        {form.values.teams.length > 1 && (
          <p className="text-muted">
            {teams
              .filter(({ id }) => form.values.teams.includes(id))
              .map(({ name }) => name)
              .join(', ')}
          </p>
        )}
      </FormSection>
    </>
  )
}

function Roles({ form, roles, disabled }: { form: Form<PersonValues>; roles: readonly Role[]; disabled: boolean }) {
  const { values, set } = form
  const me = useMe()
  const error = errorOf(form, 'roles', 'The list')
  return (
    <fieldset className="flex flex-col gap-2.5" disabled={disabled}>
      <legend className="sr-only">Roles</legend>
      {roles.map(({ id, name, description, permissions }) => {
        const beyond = permissions.some((permission) => !may(me, permission))
        return (
          <Checkbox
            key={id}
            label={<bdi>{name}</bdi>}
            hint={beyond ? `${description} It may do more than you, so you cannot give or take it.` : description}
            disabled={disabled || beyond}
            checked={values.roles.includes(id)}
            onChange={(event) =>
              set('roles', event.target.checked ? [...values.roles, id] : values.roles.filter((one) => one !== id))
            }
          />
        )
      })}
      {error && <p className="text-xs text-red">{error}</p>}
    </fieldset>
  )
}

function TimeZone({ form, disabled }: { form: Form<PersonValues>; disabled: boolean }) {
  return (
    <TimeZoneField
      none="As their browser says"
      value={form.values.timeZone || null}
      onChange={(zone) => form.set('timeZone', zone ?? '')}
      error={errorOf(form, 'timeZone', 'The time zone')}
      disabled={disabled}
    />
  )
}
