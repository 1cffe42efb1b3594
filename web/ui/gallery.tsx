// Every primitive on one page, for looking at while working on them. Served by `vite` only; the build starts at index.html.
import { Archive, Check, Inbox, Plus, Trash2, UserPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { AttachmentChip } from './attachment-chip.tsx'
import { Avatar } from './avatar.tsx'
import { Badge } from './badge.tsx'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { Combobox, MultiCombobox } from './combobox.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { Sheet } from './dialog.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import { Field } from './field.tsx'
import { FileDrop, useFilePicker } from './file-drop.tsx'
import { IconButton } from './icon-button.tsx'
import { Input } from './input.tsx'
import { KeyCombination } from './kbd.tsx'
import { Mark } from './mark.tsx'
import { Markdown } from './markdown.tsx'
import { Menu } from './menu.tsx'
import { PageHeader } from './page-header.tsx'
import { Popover } from './popover.tsx'
import { PriorityGlyph } from './priority-glyph.tsx'
import { Select } from './select.tsx'
import { SkeletonRows } from './skeleton.tsx'
import { StatusBadge } from './status-badge.tsx'
import { Switch } from './switch.tsx'
import { Cell, Head, Row, Table } from './table.tsx'
import { Tabs } from './tabs.tsx'
import { Textarea } from './textarea.tsx'
import { ThemeToggle } from './theme-toggle.tsx'
import { AbsoluteTime, RelativeTime } from './time.tsx'
import { toast } from './toast.ts'
import { Toasts } from './toasts.tsx'
import { TooltipLayer } from './tooltip-layer.tsx'
import './styles.css'

const people = Array.from({ length: 10_000 }, (_, index) => ({
  value: `p${index}`,
  label: ['Mara Lindqvist', 'Jonas Weissenberger-Hohenfels', 'Amira Haddad', 'Kenji Watanabe'][index % 4] + ` ${index}`,
  detail: `person${index}@halden.example`,
}))
const tags = ['vpn', 'lisbon', 'printer', 'onboarding', 'quayside'].map((tag) => ({ value: tag, label: tag }))
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

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-b border-line px-4 py-4">
      <h2 className="mb-2 text-xs text-muted">{title}</h2>
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </section>
  )
}

function Gallery() {
  return (
    <main className="mx-auto max-w-[70rem]">
      <PageHeader title="Primitives" aside={<Badge>40</Badge>} actions={<ThemeToggle />}>
        <Button icon={<Plus />}>Filter</Button>
      </PageHeader>
      <Buttons />
      <Controls />
      <Overlays />
      <Words />
      <Files />
      <States />
      <Toasts />
      <TooltipLayer />
    </main>
  )
}

function Buttons() {
  return (
    <Section title="Buttons">
      <Button variant="primary" icon={<Plus />}>
        New ticket
      </Button>
      <Button>Cancel</Button>
      <Button variant="ghost">Ghost</Button>
      <Button variant="danger">Delete team</Button>
      <Button variant="primary" busy>
        Saving
      </Button>
      <Button disabledReason="T-1042 is closed. Reopen it first.">Resolve</Button>
      <IconButton label="Assign" shortcut="a" icon={<UserPlus />} />
      <IconButton label="Archive" icon={<Archive />} disabledReason="Only resolved tickets can be archived." />
      <KeyCombination keys="mod+enter" />
      <KeyCombination keys="g i" />
      <Mark className="size-4" />
      <Mark className="size-8 text-accent-text" />
      <Mark className="size-16" />
    </Section>
  )
}

function Controls() {
  const [person, setPerson] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string[]>(['vpn', 'lisbon'])
  const [level, setLevel] = useState<'1' | '2' | '3'>('1')
  const [on, setOn] = useState(true)
  const [text, setText] = useState('')
  return (
    <Section title="Controls">
      <div className="grid w-full gap-4 sm:grid-cols-3">
        <Field label="Title" hint="One sentence that a colleague would understand.">
          <Input defaultValue="VPN drops" />
        </Field>
        <Field label="E-mail address" error="is not an e-mail address: write it like name@example.com">
          <Input defaultValue="mara@" />
        </Field>
        <Field label="Location" optional>
          <Input disabled defaultValue="Lisbon" />
        </Field>
        <Field label="Assignee">
          <Combobox
            label="Assignee"
            options={people}
            value={person}
            onChange={setPerson}
            none="Nobody"
            placeholder="Nobody"
          />
        </Field>
        <Field label="Tags">
          <MultiCombobox label="Tags" options={tags} value={chosen} onChange={setChosen} />
        </Field>
        <Field label="Level">
          <Select
            value={level}
            onChange={setLevel}
            choices={[
              { value: '1', label: 'Level 1', hint: 'First line' },
              { value: '2', label: 'Level 2' },
              { value: '3', label: 'Level 3' },
            ]}
          />
        </Field>
        <Field label="Description" className="sm:col-span-2">
          <Textarea value={text} onChange={(event) => setText(event.target.value)} placeholder="What happened?" />
        </Field>
        <div className="flex flex-col gap-3">
          <Checkbox label="Notify the requester" hint="Sends one mail." defaultChecked />
          <Checkbox label="Some of them" mixed />
          <Switch label="Restricted" hint="Only members see its tickets." checked={on} onChange={setOn} />
        </div>
      </div>
    </Section>
  )
}

function Overlays() {
  const [confirming, setConfirming] = useState(false)
  const [sheet, setSheet] = useState(false)
  return (
    <Section title="Overlays">
      <Menu
        label="Ticket"
        trigger={<Button>Menu</Button>}
        entries={[
          { label: 'Assign to me', icon: <UserPlus />, shortcut: 'a', onSelect: () => toast('Assigned to you') },
          { label: 'Archive', icon: <Archive />, disabledReason: 'Resolve it first.', onSelect: () => {} },
          { kind: 'separator' },
          { kind: 'heading', label: 'Show' },
          { kind: 'choice', label: 'Events', checked: true, onSelect: () => {} },
          { kind: 'separator' },
          { label: 'Delete', icon: <Trash2 />, danger: true, onSelect: () => setConfirming(true) },
        ]}
      />
      <Popover label="Filter" trigger={<Button>Popover</Button>}>
        {(close) => (
          <div className="flex w-56 flex-col gap-3">
            <Field label="Opened after">
              <Input type="date" />
            </Field>
            <Button variant="primary" onClick={close}>
              Apply
            </Button>
          </div>
        )}
      </Popover>
      <Button onClick={() => setConfirming(true)}>Dialog</Button>
      <Button onClick={() => setSheet(true)}>Sheet</Button>
      <Button onClick={() => toast('T-1042 resolved', () => toast('T-1042 is open again'))}>Toast</Button>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title="Revoke the key “Nightly export”?"
        effect="Scripts that use it stop working at once. It cannot be brought back."
        confirm="Revoke key"
        typeToConfirm="Nightly export"
        onConfirm={() => setConfirming(false)}
      />
      <Sheet open={sheet} onOpenChange={setSheet} title="Properties">
        Properties of the ticket
      </Sheet>
    </Section>
  )
}

function Words() {
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

function Files() {
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

function States() {
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

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  )
}
