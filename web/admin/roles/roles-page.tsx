// All roles side by side: who may do what, in one table.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { Fragment } from 'react'
import { tip } from '../../ui/tip.ts'
import { AddLink } from '../add-link.tsx'
import { AdminList } from '../admin-list.tsx'
import { allOf } from '../all-of.ts'
import { permissionGroups, permissionWords } from './permission-words.ts'
import type { Role } from './role-values.ts'

export function RolesPage() {
  const roles = useQuery(allOf('roles.list'))
  return (
    <AdminList
      title="Roles"
      intro="What people may do comes from the roles they hold; several add up. Press a role to change it: everybody who holds it is changed at once."
      actions={<AddLink to="/admin/roles/new" label="Add role" permission="roles.manage" />}
      query={roles}
      items={roles.data}
      noun="roles"
      rows={14}
      empty={null}
    >
      {(all) => <Matrix roles={all} />}
    </AdminList>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const edge = 'border-b border-line px-3'

function Matrix({ roles }: { roles: readonly Role[] }) {
  return (
    <section aria-label="Roles and permissions" className="overflow-x-auto">
      <table className="border-separate border-spacing-0 text-left">
        <thead>
          <tr className="align-bottom">
            <th scope="col" className={`${edge} sticky left-0 z-10 bg-canvas py-2 pl-4 font-normal text-muted`}>
              <span className="sr-only">May</span>
            </th>
            {roles.map((role) => (
              <RoleHead key={role.id} role={role} />
            ))}
          </tr>
        </thead>
        <tbody>
          {permissionGroups.map(({ title, permissions }) => (
            <Fragment key={title}>
              <tr>
                <th
                  scope="colgroup"
                  className="sticky left-0 bg-canvas pt-4 pb-1 pl-4 text-xs font-normal text-muted"
                  colSpan={1}
                >
                  {title}
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission} className="group h-row">
                  <th
                    scope="row"
                    className={`${edge} sticky left-0 w-36 bg-canvas py-1.5 pl-4 font-normal group-hover:bg-hover sm:w-112`}
                  >
                    {capital(permissionWords[permission].may)}
                    <span className="block text-xs text-muted max-sm:hidden">{permissionWords[permission].means}</span>
                  </th>
                  {roles.map((role) => (
                    <td key={role.id} className={`${edge} text-center group-hover:bg-hover`}>
                      {role.permissions.includes(permission) ? (
                        <Check aria-label="Yes" className="inline text-green" />
                      ) : (
                        <span className="sr-only">No</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RoleHead({ role }: { role: Role }) {
  return (
    <th scope="col" className={`${edge} max-w-36 min-w-28 py-2 text-center font-normal`}>
      <Link
        to="/admin/roles/$id"
        params={{ id: role.id }}
        className="tap font-medium hyphens-auto underline decoration-line-strong hover:decoration-current"
        {...tip(role.description)}
      >
        <bdi>{role.name}</bdi>
      </Link>
      <span className="block text-xs whitespace-nowrap text-muted tabular">
        {role.people === 1 ? '1 person' : `${role.people.toLocaleString()} people`}
      </span>
    </th>
  )
}
