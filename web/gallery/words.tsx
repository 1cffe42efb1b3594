// Words, shapes, files, texts and the states of a page.
import { Check, Inbox } from 'lucide-react'
import { useState } from 'react'
import { AttachmentChip } from '../ui/attachment-chip.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { FileDrop, useFilePicker } from '../ui/file-drop.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { PriorityGlyph } from '../ui/priority-glyph.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { AbsoluteTime, RelativeTime } from '../ui/time.tsx'
import { people } from './people.ts'
import { Section } from './section.tsx'

const markdown = `The tunnel drops **every few minutes**. Steps:

1. Open \`vpn status\`
2. Wait

| host | loss |
|---|---:|
| gw-1 | 12 % |

> Quoted text, with a [link elsewhere](https://example.com/path) and ![a tracker](https://example.com/x.png).

\`\`\`
ping gw-1
\`\`\`

- [x] restarted
- [ ] replaced`

export function Words() {
  return (
    <Section title="Words and shapes">
      {(['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const).map((status) => (
        <StatusBadge key={status} status={status} />
      ))}
      {(['P1', 'P2', 'P3', 'P4'] as const).map((priority) => (
        <PriorityGlyph key={priority} priority={priority} labelled />
      ))}
      {(['neutral', 'red', 'amber', 'green', 'blue', 'accent', 'note'] as const).map((tone) => (
        <Badge key={tone} tone={tone}>
          {tone}
        </Badge>
      ))}
      {people.slice(0, 12).map((person) => (
        <Avatar key={person.value} person={{ id: person.value, name: person.label.replace(/ \d+$/, '') }} alone />
      ))}
      <Avatar person={{ id: 'x', name: 'Mara Lindqvist' }} size="lg" />
      <RelativeTime at={new Date(Date.now() - 7_300_000).toISOString()} />
      <AbsoluteTime at={new Date().toISOString()} />
    </Section>
  )
}

export function Files() {
  const [files, setFiles] = useState<File[]>([])
  const { open, input } = useFilePicker((more) => setFiles([...files, ...more]))
  return (
    <Section title="Files">
      <FileDrop onFiles={(more) => setFiles([...files, ...more])} className="flex w-full flex-wrap gap-2 py-2">
        <AttachmentChip name="router-log.txt" size={18_400} type="text/plain" url="/x" />
        <AttachmentChip
          name="screenshot-of-the-error-message-after-update.png"
          size={2_400_000}
          type="image/png"
          progress={0.4}
          onRemove={() => {}}
        />
        <AttachmentChip name="dump.bin" size={31_000_000} error="is larger than 25 MB" onRemove={() => {}} />
        {files.map((file) => (
          <AttachmentChip key={file.name} name={file.name} size={file.size} type={file.type} />
        ))}
        <Button onClick={open}>Attach</Button>
        {input}
      </FileDrop>
    </Section>
  )
}

export function States() {
  const [tab, setTab] = useState<'reply' | 'note'>('reply')
  return (
    <>
      <Tabs
        label="Composer"
        className="px-4 pt-3"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'reply', label: 'Reply', panel: <Markdown source={markdown} className="py-3" /> },
          {
            value: 'note',
            label: 'Note',
            panel: <p className="rounded-md border border-note-line bg-note p-3">Internal</p>,
          },
        ]}
      />
      <Table label="People">
        <thead>
          <tr>
            <Head sorted="up" onSort={() => {}}>
              Name
            </Head>
            <Head>Team</Head>
            <Head number>Open tickets</Head>
          </tr>
        </thead>
        <tbody>
          {people.slice(0, 4).map((person, index) => (
            <Row key={person.value}>
              <Cell>{person.label}</Cell>
              <Cell className="text-muted">Network</Cell>
              <Cell number>{(index * 1234).toLocaleString()}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <SkeletonRows rows={3} />
      <EmptyState action={<Button icon={<Check />}>Show resolved</Button>}>
        Nothing waits for you. New tickets of your teams appear here by themselves.
      </EmptyState>
      <ErrorState title="The desk does not answer" code="503 unavailable" action={<Button>Try again</Button>}>
        The request got no answer. What you typed is kept.
      </ErrorState>
      <div className="p-4">
        <ErrorState inline title="Not saved" code="409 conflict">
          Somebody else changed this team a moment ago. <Inbox className="inline" />
        </ErrorState>
      </div>
    </>
  )
}
