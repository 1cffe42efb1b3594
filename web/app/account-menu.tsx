// Who is signed in. What they can do about themselves is fetched when they ask for it.
import { ChevronsUpDown } from 'lucide-react'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { deferred } from '../ui/deferred.tsx'
import { useOverlayTrigger } from '../ui/overlay-trigger.ts'
import { useMe } from './session.ts'

export type Face = 'desk' | 'portal' | 'admin'

interface AccountMenuProps {
  face: Face
  collapsed?: boolean
}

const AccountMenuPopup = deferred(() => import('./account-menu-popup.tsx'))

export function AccountMenu({ face, collapsed }: AccountMenuProps) {
  const { person } = useMe()
  const { wanted, attach, anchored } = useOverlayTrigger('menu', AccountMenuPopup.preload)
  const bare = collapsed || face === 'portal'
  const button = (
    <button
      type="button"
      className={cx(
        'flex h-8 items-center gap-2 rounded-md hover:bg-hover aria-expanded:bg-hover coarse:h-11',
        collapsed ? 'w-full justify-center' : face === 'portal' ? 'px-1' : 'w-full px-1.5 text-left',
      )}
    >
      <Avatar person={person} />
      <span className="sr-only">Your account,{bare && ` ${person.name}`}</span>
      {!bare && (
        <>
          <span className="min-w-0 flex-1 truncate">{person.name}</span>
          <ChevronsUpDown aria-hidden className="size-3.5 text-muted" />
        </>
      )}
    </button>
  )
  return (
    <>
      {attach(button)}
      {wanted && <AccountMenuPopup {...anchored} face={face} />}
    </>
  )
}
