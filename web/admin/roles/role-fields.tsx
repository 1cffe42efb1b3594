// The form of a role: its name, and the permissions it is made of, in plain words.
import type { Permission } from '../../app/session.ts'
import { may, useMe } from '../../app/session.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FormSection } from '../admin-page.tsx'
import { TextField } from '../record/fields.tsx'
import type { Form } from '../record/form.ts'
import { errorOf } from '../record/form.ts'
import { permissionGroups, permissionWords } from './permission-words.ts'
import type { RoleValues } from './role-values.ts'

interface RoleFieldsProps {
  form: Form<RoleValues>
  locked: string | null
  /** Begins where one types first. */
  fresh?: boolean
}

export function RoleFields({ form, locked, fresh }: RoleFieldsProps) {
  const disabled = locked !== null
  const error = errorOf(form, 'permissions', 'The list')
  return (
    <>
      <div className="flex flex-col gap-4">
        <TextField form={form} name="name" label="Name" autoFocus={fresh} disabled={disabled} />
        <TextField
          form={form}
          name="description"
          label="Description"
          hint="Stands beside the role where it is given to somebody."
          rows={2}
          optional
          disabled={disabled}
        />
      </div>
      {permissionGroups.map(({ title, permissions }) => (
        <FormSection key={title} title={title}>
          <div className="flex flex-col gap-2.5">
            {permissions.map((permission) => (
              <PermissionBox key={permission} permission={permission} form={form} disabled={disabled} />
            ))}
          </div>
        </FormSection>
      ))}
      {error && <p className="text-red">{error}</p>}
    </>
  )
}

interface PermissionBoxProps {
  permission: Permission
  form: Form<RoleValues>
  disabled: boolean
}

function PermissionBox({ permission, form, disabled }: PermissionBoxProps) {
  const held = may(useMe(), permission)
  const { may: can, means } = permissionWords[permission]
  const { permissions } = form.values
  return (
    <Checkbox
      label={can.charAt(0).toUpperCase() + can.slice(1)}
      hint={held ? means : `${means} You do not hold this yourself, so you cannot give or take it.`}
      checked={permissions.includes(permission)}
      disabled={disabled || !held}
      onChange={(event) =>
        form.set(
          'permissions',
          event.target.checked ? [...permissions, permission] : permissions.filter((one) => one !== permission),
        )
      }
    />
  )
}
