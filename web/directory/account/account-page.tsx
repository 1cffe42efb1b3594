// One's own account: where one is signed in, the password, one's keys.
import type { ReactNode } from 'react'
import { useState } from 'react'
import { homeOf, may, useMe } from '../../app/session.ts'
import { Announcer } from '../../tickets/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { deferred } from '../../ui/deferred.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ChangePassword } from './change-password.tsx'
import { Profile } from './profile.tsx'
import { Sessions } from './sessions.tsx'

const OwnKeys = deferred(() => import('./own-keys.tsx'))

export function AccountPage() {
  const me = useMe()
  const portal = homeOf(me) === '/portal'
  useTitle('Your account')
  return (
    <>
      {portal ? (
        <h1 className="text-2xl font-semibold tracking-tight">Your account</h1>
      ) : (
        <PageHeader title="Your account" />
      )}
      <div className={portal ? 'mt-6 flex flex-col gap-10' : 'flex max-w-180 flex-col gap-9 px-4 py-5'}>
        <p>
          <bdi className="font-medium">{me.person.name}</bdi>
          <span className="block break-all text-muted">{me.person.email}</span>
        </p>
        <Section title="About you" text="Agents see it beside your requests, colleagues beside your answers.">
          <Profile />
        </Section>
        <Section title="Where you are signed in" text="Signing out somewhere takes effect at once.">
          <Sessions />
        </Section>
        <Section title="Password" text="Changing it signs you out everywhere else.">
          <ChangePassword />
        </Section>
        {may(me, 'keys.own') && <Keys />}
      </div>
      {/* The other faces have one for all of their pages. */}
      {homeOf(me) === '/desk' && <Announcer />}
    </>
  )
}

function Keys() {
  const [creating, setCreating] = useState(false)
  return (
    <Section
      title="API keys"
      text="Scripts act with a key as you, with what you may do or less."
      action={<Button onClick={() => setCreating(true)}>Create key</Button>}
    >
      <OwnKeys creating={creating} onCreating={setCreating} />
    </Section>
  )
}

interface SectionProps {
  title: string
  text: string
  action?: ReactNode
  children: ReactNode
}

function Section({ title, text, action, children }: SectionProps) {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex items-start justify-between gap-4">
        <div>
          <h2 className={cx('font-semibold', homeOf(useMe()) === '/portal' ? 'text-lg' : 'text-md coarse:text-lg')}>
            {title}
          </h2>
          <p className="text-muted">{text}</p>
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
