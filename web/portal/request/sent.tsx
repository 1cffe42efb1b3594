// It arrived: its number, and what happens next.
import { CircleCheck } from 'lucide-react'

export function Sent({ number }: { number: string }) {
  return (
    <section aria-labelledby="sent" className="mb-8 rounded-lg bg-green-soft px-4 py-4 sm:px-5">
      <h2 id="sent" className="flex items-center gap-2 text-xl font-semibold">
        <CircleCheck aria-hidden className="size-5 text-green" />
        We have it: {number}
      </h2>
      <p className="mt-2">
        Somebody reads it next and answers on this page, which updates by itself. You can close it and come back: the
        request stands under “Your requests”. If you remember something, add it below.
      </p>
    </section>
  )
}
