// Unsaved changes survive a click on the menu, the back button and a closed tab: leaving them asks first.
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface LeaveGuardProps {
  /** Labels of what was changed; empty when there is nothing to lose. */
  changed: readonly string[]
}

export function LeaveGuard({ changed }: LeaveGuardProps) {
  const { asking, answer } = useAskBeforeLeaving(changed.length > 0)
  return (
    <Dialog
      open={asking}
      onOpenChange={(open) => !open && answer('stay')}
      title="Leave without saving?"
      description={`What you changed would be dropped: ${changed.join(', ')}.`}
      footer={
        <>
          <Button onClick={() => answer('leave')}>Drop the changes</Button>
          <Button variant="primary" onClick={() => answer('stay')}>
            Stay here
          </Button>
        </>
      }
    />
  )
}

type Answer = 'stay' | 'leave'

/** By the history itself: the router's own hook would be part of the first JavaScript of the desk, which asks nothing. */
function useAskBeforeLeaving(dirty: boolean) {
  const { history } = useRouter()
  const [asking, setAsking] = useState(false)
  const decide = useRef<((answer: Answer) => void) | null>(null)
  useEffect(() => {
    if (!dirty) return
    return history.block({
      enableBeforeUnload: true,
      blockerFn: async ({ currentLocation, nextLocation }) => {
        // Another view of the same page (a filter, a tab) keeps the form.
        if (currentLocation.pathname === nextLocation.pathname) return false
        const answer = await new Promise<Answer>((resolve) => {
          decide.current?.('stay')
          decide.current = resolve
          setAsking(true)
        })
        return answer === 'stay'
      },
    })
  }, [history, dirty])
  return {
    asking,
    answer: (answer: Answer) => {
      setAsking(false)
      decide.current?.(answer)
      decide.current = null
    },
  }
}
