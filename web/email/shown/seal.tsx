// What a mail is signed or encrypted with, as far as that can be told without anybody's keys.
import { Lock, ShieldCheck } from 'lucide-react'
import type { Shown } from './shown-mail.tsx'

const kinds = { smime: 'S/MIME', pgp: 'PGP' }

export function Seal({ seal: { kind, state, by } }: { seal: Shown['sealed'][number] }) {
  const Icon = state === 'encrypted' ? Lock : ShieldCheck
  return (
    <p className="flex items-start gap-2 text-xs text-muted">
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span>
        {state === 'encrypted'
          ? `Encrypted with ${kinds[kind]}: the desk has no key to read it with.`
          : `Signed with ${kinds[kind]}${by ? ` by ${by}` : ''}. The signature was not checked against anybody’s keys.`}
      </span>
    </p>
  )
}
