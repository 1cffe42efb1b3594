// It arrived: its number, and what happens next.
import { CircleCheck } from 'lucide-react'

export function Sent({ number }: { number: string }) {
  return (
    <section aria-labelledby="sent" className="mb-8 rounded-lg bg-green-soft px-4 py-4 sm:px-5">
      <h2 id="sent" className="flex items-center gap-2 text-xl font-semibold">
        <CircleCheck aria-hidden className="size-5 text-green" />
        We have it: {number}
      </h2>
      <h3 className="mt-3 font-medium">What happens next</h3>
      <ul className="mt-1 list-disc space-y-1 pl-5 marker:text-green">
        <li>Somebody reads it and answers here. You need not wait: this page updates by itself.</li>
        <li>Close it whenever you like; you find it again under “Your requests”.</li>
        <li>Something to add? Write it below.</li>
      </ul>
    </section>
  )
}
