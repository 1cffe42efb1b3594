// Where answers are written. Two tabs with a draft each; on a phone a bar that grows when it is touched.
import { Paperclip } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useState } from 'react'
import { currentActions, runAction } from '../../app/actions.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import type { RecipientsProps } from '../../email/conversation/recipients.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { deferred } from '../../ui/deferred.tsx'
import { FileDrop, useFilePicker } from '../../ui/file-drop.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { toast } from '../../ui/toast.ts'
import { GoesAlong, opensReplies, SavedReplyButton } from '../canned-replies/saved-reply-button.tsx'
import { useMentions } from '../mentions/use-mentions.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { useNarrow } from '../use-media.ts'
import { ComposerTabs } from './composer-tabs.tsx'
import { DraftFiles } from './draft-files.tsx'
import type { Draft } from './drafts.ts'
import { isBlank } from './drafts.ts'
import { SendButton } from './send-button.tsx'
import { drafts, useDraft, useDraftKey, useStayWhile } from './use-draft.ts'
import type { OfferUndo, Tab, Then } from './use-send.ts'
import { useSend } from './use-send.ts'
import { useUploads } from './use-uploads.ts'

interface ComposerProps {
  ticket: Ticket
  tab: Tab
  onTab: (tab: Tab, write: boolean) => void
  text: RefObject<HTMLTextAreaElement | null>
  hasNext: boolean
  onSent: (then: Then, message: string) => void
  /** Asks how it was fixed; `send` is run before the ticket is resolved. */
  onResolve: (reply: string, send: () => Promise<{ offer: OfferUndo }>) => void
  onReopen: () => void
}

export function Composer({ ticket, tab, onTab, text, hasNext, onSent, onResolve, onReopen }: ComposerProps) {
  const keys = { reply: useDraftKey(ticket.id, 'reply'), note: useDraftKey(ticket.id, 'note') }
  const both = { reply: useDraft(keys.reply), note: useDraft(keys.note) }
  const { draft, change, clear } = both[tab]
  const uploads = useUploads(ticket, keys[tab])
  const sending = useSend({ number: ticket.number, tab, draftKey: keys[tab], onSent })
  const picker = useFilePicker(uploads.add)
  const [touched, setTouched] = useState(false)
  const grown = !useNarrow() || touched || !isBlank(draft) || uploads.travelling.length > 0
  useStayWhile(sending.busy || uploads.busy)

  const note = tab === 'note'
  const refused = note ? ticket.can.note.reason : ticket.can.reply.reason
  const reason = refused ?? whyNot(draft, uploads.busy)
  const send = (then: Then) => {
    if (reason === null) sending.send(then)
    else text.current?.focus()
  }
  const resolve = () => {
    if (reason === null) onResolve(draft.body.trim(), sending.sendFirst)
    else text.current?.focus()
  }
  const mentions = useMentions({
    number: ticket.number,
    visibility: note ? 'internal' : 'public',
    draft,
    change,
    text,
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (mentions.takes(event) || opensReplies(event)) return
    if (takesBack(event, draft)) return
    if (event.key === 'Escape') return text.current?.blur()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (event.shiftKey && !note && ticket.can.resolve.allowed) resolve()
    else send('stay')
  }
  const discard = () => {
    const kept = draft
    clear()
    sending.forget()
    toast(note ? 'Note discarded' : 'Reply discarded', () => drafts.put(keys[tab], kept))
  }
  return (
    <section
      aria-label="Write"
      onFocus={() => setTouched(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setTouched(false)}
      className="shrink-0 [anchor-name:--foot] border-t border-line bg-surface px-4 py-3 @max-[40rem]:px-2 @max-[40rem]:py-2"
    >
      <FileDrop onFiles={refused ? () => {} : uploads.add} className="relative mx-auto max-w-conversation">
        {mentions.menu}
        <div
          className={cx(
            'overflow-hidden rounded-md border focus-within:outline-2 focus-within:outline-ring',
            note ? 'border-note-line bg-note' : 'border-edge bg-surface',
          )}
        >
          <div
            className={cx(
              'flex items-center gap-3 border-b pr-3',
              note ? 'border-note-line' : 'border-line',
              !grown && 'hidden',
            )}
          >
            <ComposerTabs
              tab={tab}
              drafts={{ reply: !isBlank(both.reply.draft), note: !isBlank(both.note.draft) }}
              onChange={onTab}
            />
            {note && (
              <span className="ml-auto min-w-0 truncate text-xs text-note-text">Internal: only agents see it</span>
            )}
          </div>
          <div id="composer-panel" role="tabpanel" aria-labelledby={`composer-tab-${tab}`}>
            {grown && !note && !refused && <Recipients ticket={ticket} draft={draft} change={change} />}
            {refused ? (
              <Refused reason={refused} onReopen={ticket.can.reopen.allowed ? onReopen : null} />
            ) : (
              <Textarea
                bare
                ref={text}
                dir="auto"
                rows={grown ? 3 : 1}
                maxRows={14}
                readOnly={sending.busy}
                aria-label={note ? 'Internal note' : `Reply to ${ticket.requester.name}`}
                placeholder={note ? 'Only agents read this' : `Reply to ${ticket.requester.name}`}
                value={draft.body}
                onChange={(event) => {
                  change({ body: event.target.value })
                  mentions.look()
                }}
                onSelect={mentions.look}
                onBlur={mentions.close}
                onKeyDown={onKeyDown}
                className="py-2 text-md placeholder:overflow-hidden placeholder:text-ellipsis placeholder:whitespace-nowrap"
              />
            )}
            <DraftFiles files={draft.files} uploads={uploads} />
            {draft.along && <GoesAlong along={draft.along} onDrop={() => change({ along: undefined })} />}
            {sending.error && (
              <div className="px-3 pb-2">
                <ErrorNotice error={sending.error} retry={sending.again} inline />
              </div>
            )}
          </div>
          {!refused && (
            <div className={cx('flex items-center gap-2 px-2 pb-2', !grown && 'hidden')}>
              {picker.input}
              <IconButton
                label="Attach files"
                icon={<Paperclip />}
                disabledReason={ticket.can.attach.reason}
                onClick={picker.open}
              />
              <SavedReplyButton ticket={ticket} draft={draft} change={change} text={text} />
              <Kept key={tab} draft={draft} onDiscard={discard} />
              <span className="ml-auto">
                <SendButton
                  tab={tab}
                  ticket={ticket}
                  busy={sending.busy}
                  reason={reason}
                  hasNext={hasNext}
                  onSend={send}
                  onResolve={resolve}
                />
              </span>
            </div>
          )}
        </div>
      </FileDrop>
    </section>
  )
}

/** With nothing left to undo in the text, it undoes what was sent. */
function takesBack(event: KeyboardEvent, draft: Draft): boolean {
  const wanted = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey
  if (!wanted || draft.body !== '' || !currentActions().some(({ id }) => id === 'app.undo')) return false
  event.preventDefault()
  runAction('app.undo')
  return true
}

function whyNot(draft: Draft, uploading: boolean): string | null {
  if (draft.body.trim() === '')
    return draft.files.length > 0 ? 'Write a line to go with the files' : 'Write something first'
  return uploading ? 'A file is still on its way' : null
}

/** In its place and size until its code is there. */
const Recipients = deferred(
  () => import('../../email/conversation/recipients.tsx'),
  ({ ticket }: RecipientsProps) => (
    <p className="flex h-8 items-end px-3 text-xs text-muted">
      To&nbsp;<bdi>{ticket.requester.name}</bdi>
    </p>
  ),
)

function Refused({ reason, onReopen }: { reason: string; onReopen: (() => void) | null }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5 text-muted">
      <span className="min-w-0 flex-1 basis-64">{reason}</span>
      {onReopen && <Button onClick={onReopen}>Reopen</Button>}
    </div>
  )
}

/** Only for a draft that was there before this visit: beside one that is being typed it would be noise. */
function Kept({ draft, onDiscard }: { draft: Draft; onDiscard: () => void }) {
  const [early] = useState(!isBlank(draft))
  if (!early || isBlank(draft)) return null
  return (
    <span className="flex min-w-0 items-center gap-1 text-xs text-muted">
      <span className="truncate">Draft restored</span>
      <Button variant="ghost" onClick={onDiscard} className="h-6 px-1.5 text-xs">
        Discard
      </Button>
    </span>
  )
}
