// The live region of announce.ts. It is there before the first word, because screen readers hear only changes.
import { useAnnouncement } from './announce.ts'

export function Announcer() {
  return (
    <div role="status" className="sr-only">
      {useAnnouncement()}
    </div>
  )
}
