// What somebody should know about a mail before they believe what it says.
import { TriangleAlert } from 'lucide-react'
import { useIncoming } from './use-ticket-mail.ts'

interface MessageWarningsProps {
  /** Of the ticket. */
  number: string
  /** Id; null: what the ticket begins with. */
  message: string | null
}

export default function MessageWarnings({ number, message }: MessageWarningsProps) {
  const { warnings = [] } = useIncoming(number, message) ?? {}
  return warnings.map((warning) => (
    <p key={warning} className="mb-2 flex items-start gap-2 rounded-md bg-amber-soft px-2.5 py-1.5 text-sm text-amber">
      <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span className="min-w-0 break-words">{warning}</span>
    </p>
  ))
}
