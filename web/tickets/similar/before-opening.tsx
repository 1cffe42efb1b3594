// While a ticket is written at the desk: is there one like it already?
import { useState } from 'react'
import { SimilarList } from './similar-list.tsx'
import { type Similar, useSimilar } from './use-similar.ts'

interface BeforeOpeningProps {
  text: string
  requester: string | null
  /** Somebody goes to one of them: what was written is kept. */
  onLeave: () => void
}

export default function BeforeOpening({ text, requester, onLeave }: BeforeOpeningProps) {
  const items = useSimilar({ text, ...(requester && { requester }) }).slice(0, 3)
  const [dismissed, setDismissed] = useState(false)
  // Before anybody is chosen, nobody asks yet.
  const known = (one: Similar): Similar => (requester ? one : { ...one, sameRequester: false })
  return (
    <div role="status" className="empty:-mt-3">
      {items.length > 0 && !dismissed && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed
        // biome-ignore lint/a11y/useKeyWithClickEvents: a link is clicked by the keyboard too
        <div
          onClick={(event) => (event.target as Element).closest('a') && !event.metaKey && !event.ctrlKey && onLeave()}
        >
          <SimilarList items={items.map(known)} onDismiss={() => setDismissed(true)} />
        </div>
      )}
    </div>
  )
}
