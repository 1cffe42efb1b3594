// What went wrong: cause, effect, next step, and a code that support can search for.

import { Check, Copy, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'

interface ErrorStateProps {
  title: string
  /** Cause and effect, in a sentence or two. */
  children: ReactNode
  /** Copied together with the time, so that it can be found in the log. */
  code?: string
  action?: ReactNode
  /** Stands inside a form or a panel rather than in place of a page. */
  inline?: boolean
}

export function ErrorState({ title, children, code, action, inline }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cx(
        inline ? 'rounded-md border border-line-strong bg-surface px-3 py-2.5' : 'mx-auto max-w-form px-4 py-10',
      )}
    >
      <div className="flex items-start gap-2.5">
        <TriangleAlert aria-hidden className="mt-0.5 text-red" />
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{title}</p>
          <div className="mt-0.5 max-w-reading text-muted">{children}</div>
          {(action || code) && (
            <div className="mt-2 flex flex-wrap items-center gap-2">
              {action}
              {code && <CopyCode code={code} />}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}

function CopyCode({ code }: { code: string }) {
  const [copied, setCopied] = useState(false)
  // Without a secure origin browsers offer no clipboard; the code can then be selected by hand.
  const copy = async () => {
    await navigator.clipboard?.writeText(`${code} at ${new Date().toISOString()}`)
    setCopied(Boolean(navigator.clipboard))
  }
  return (
    <Button
      variant="ghost"
      className="text-muted first:-ml-2.5"
      icon={copied ? <Check /> : <Copy />}
      onClick={copy}
      aria-label={`Copy the code ${code}`}
    >
      <code className="font-mono text-xs select-text">{code}</code>
    </Button>
  )
}
