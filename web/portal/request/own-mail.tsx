// What somebody sent by mail, as they sent it: pictures, files and look. Fetched when it is wanted.
import { useState } from 'react'
import { deferred } from '../../ui/deferred.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

const Mail = deferred(
  async () => {
    const { ShownMail } = await import('../../email/shown/shown-mail.tsx')
    return { default: ShownMail }
  },
  () => <Skeleton className="h-40 w-full" />,
)

interface OwnMailProps {
  number: string
  /** Id, or `opening`. */
  message: string
}

export function OwnMail({ number, message }: OwnMailProps) {
  const [shown, setShown] = useState(false)
  return (
    <div className="mt-3 flex flex-col gap-3">
      <button
        type="button"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
        className="tap self-start text-sm text-muted underline decoration-line-strong hover:text-text hover:decoration-current"
      >
        {shown ? 'Hide the mail' : 'Show your mail as you sent it'}
      </button>
      {shown && <Mail of={{ kind: 'message', ticket: number, message }} />}
    </div>
  )
}
