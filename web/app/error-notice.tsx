// A failure shown where it happened: `<ErrorNotice error={query.error} retry={query.refetch} inline />`
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { describeError } from './describe-error.ts'

interface ErrorNoticeProps {
  error: unknown
  retry?: () => void
  inline?: boolean
}

export function ErrorNotice({ error, retry, inline }: ErrorNoticeProps) {
  const { title, text, code, again } = describeError(error)
  const reload = () => location.reload()
  return (
    <ErrorState
      title={title}
      code={code}
      inline={inline}
      action={
        again && retry ? (
          <Button onClick={retry}>Try again</Button>
        ) : (
          !inline && <Button onClick={reload}>Load the page again</Button>
        )
      }
    >
      {text}
    </ErrorState>
  )
}
