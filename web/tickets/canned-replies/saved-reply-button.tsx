// Opens the saved replies from the composer, by its button or by `/` at the start of a line, and puts the chosen one in.
import { MessageSquareText, X } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { deferred } from '../../ui/deferred.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { useInsert } from '../../ui/use-insert.ts'
import type { Draft } from '../composer/drafts.ts'
import type { Ticket } from '../ticket/sides.ts'
import { alongWords } from './along.ts'

const ReplyPicker = deferred(() => import('./reply-picker.tsx'))
const buttonId = 'saved-replies'

/** `/` where nothing stands before it on its line opens the list; typed anywhere else it is a slash. */
export function opensReplies(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, target } = event
  if (key !== '/' || ctrlKey || metaKey || altKey || !(target instanceof HTMLTextAreaElement)) return false
  const before = target.value.slice(0, target.selectionStart)
  if (before !== '' && !before.endsWith('\n')) return false
  event.preventDefault()
  slashed = true
  document.getElementById(buttonId)?.click()
  return true
}

// It was a slash that opened it: whoever did not mean it gets what they typed.
let slashed = false

interface SavedReplyButtonProps {
  ticket: Ticket
  draft: Draft
  change: (change: Partial<Draft>) => void
  text: RefObject<HTMLTextAreaElement | null>
}

export function SavedReplyButton({ ticket, draft, change, text }: SavedReplyButtonProps) {
  const { insert, focusAfter } = useInsert(text, draft.body)
  const put = (words: string, along?: Draft['along']) => {
    insert(words, (body) => change({ body, ...(along && { along }) }))
    slashed = false
  }
  return (
    <Popover
      label="Saved replies"
      focusAfter={focusAfter}
      trigger={<IconButton id={buttonId} label="Saved replies" shortcut="/" icon={<MessageSquareText />} />}
    >
      {(close) => (
        <ReplyPicker
          ticket={ticket}
          onPick={(words, along) => {
            close()
            put(words, along)
          }}
          onClose={(typed) => {
            close()
            put(slashed ? `/${typed}` : '')
          }}
        />
      )}
    </Popover>
  )
}

interface GoesAlongProps {
  along: NonNullable<Draft['along']>
  onDrop: () => void
}

/** What will change when it is sent, before it is. */
export function GoesAlong({ along, onDrop }: GoesAlongProps) {
  const words = alongWords(along)
  if (words.length === 0) return null
  return (
    <p className="flex items-center gap-2 px-3 pb-2 text-xs text-muted">
      <span className="min-w-0 truncate">
        Goes along with <bdi>“{along.reply.name}”</bdi>: {words.join(', ')}
      </span>
      <IconButton label="Send the text alone" icon={<X className="size-3.5" />} onClick={onDrop} className="size-6" />
    </p>
  )
}
