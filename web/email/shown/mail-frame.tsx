// A mail's own HTML. It comes from an address of its own, under a policy that runs nothing, into a frame without any rights: no
// script, no forms, no origin. Pictures that lie elsewhere are asked for when somebody wants them.
import { Image } from 'lucide-react'
import { useState } from 'react'
import { apiBase } from '../../app/request.ts'
import { Button } from '../../ui/button.tsx'

interface MailFrameProps {
  /** Below the API: `/mail/ledger/…/mail/frame`. */
  path: string
  remoteImages: number
  subject: string
  /** What it says, in plain words: how tall it may be is guessed by that. */
  text: string
}

/** Pixels for lines of about 70 letters, with room for pictures. It is a guess: what is longer scrolls. */
export function heightOf(text: string, pictures: number): number {
  let lines = 0
  for (let at = 0; at <= text.length && lines < 40; lines++) {
    const end = text.indexOf('\n', at)
    at = Math.min(end < 0 ? text.length + 1 : end + 1, at + 70)
  }
  return 48 + lines * 24 + Math.min(pictures, 2) * 160
}

export function MailFrame({ path, remoteImages, subject, text }: MailFrameProps) {
  const [images, setImages] = useState(false)
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {remoteImages > 0 && !images && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
          <span className="min-w-0">
            {remoteImages === 1 ? 'A picture is' : `${remoteImages.toLocaleString()} pictures are`} not shown: whoever
            sent {remoteImages === 1 ? 'it' : 'them'} would learn that you read this.
          </span>
          <Button icon={<Image />} onClick={() => setImages(true)}>
            Show images
          </Button>
        </p>
      )}
      {/* One pulls its corner: nothing inside can measure itself. Mails are made for white paper. */}
      <div
        style={{ height: `min(${heightOf(text, remoteImages)}px, 65dvh)` }}
        className="min-h-32 resize-y overflow-hidden rounded-md border border-line bg-white scheme-light"
      >
        <iframe
          key={String(images)}
          title={`Mail as it was sent: ${subject || 'no subject'}`}
          src={`${apiBase}${path}${images ? '?images=true' : ''}`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          loading="lazy"
          className="size-full border-0"
        />
      </div>
    </div>
  )
}
