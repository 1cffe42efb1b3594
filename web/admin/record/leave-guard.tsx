// Unsaved changes survive a click on the menu, the back button and a closed tab: leaving them asks first.
import { useBlocker } from '@tanstack/react-router'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface LeaveGuardProps {
  /** Labels of what was changed; empty when there is nothing to lose. */
  changed: readonly string[]
}

export function LeaveGuard({ changed }: LeaveGuardProps) {
  const dirty = changed.length > 0
  const blocker = useBlocker({
    // Another view of the same page (a filter, a tab) keeps the form.
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  const stay = () => blocker.reset?.()
  return (
    <Dialog
      open={blocker.status === 'blocked'}
      onOpenChange={(open) => !open && stay()}
      title="Leave without saving?"
      description={`What you changed would be dropped: ${changed.join(', ')}.`}
      footer={
        <>
          <Button onClick={() => blocker.proceed?.()}>Drop the changes</Button>
          <Button variant="primary" onClick={stay}>
            Stay here
          </Button>
        </>
      }
    />
  )
}
