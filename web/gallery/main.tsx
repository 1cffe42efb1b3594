// Every primitive on one page, for looking at while working on them. Served by `vite` only; the build starts at index.html.
import { Archive, Plus, Trash2, UserPlus } from 'lucide-react'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Combobox, MultiCombobox } from '../ui/combobox.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Sheet } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Input } from '../ui/input.tsx'
import { KeyCombination } from '../ui/kbd.tsx'
import { Mark } from '../ui/mark.tsx'
import { Menu } from '../ui/menu.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Popover } from '../ui/popover.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { ThemeToggle } from '../ui/theme-toggle.tsx'
import { toast } from '../ui/toast.ts'
import { Toasts } from '../ui/toasts.tsx'
import { TooltipLayer } from '../ui/tooltip-layer.tsx'
import { people } from './people.ts'
import { Section } from './section.tsx'
import { Files, States, Words } from './words.tsx'
import '../ui/styles.css'

const tags = ['vpn', 'lisbon', 'printer', 'onboarding', 'quayside'].map((tag) => ({ value: tag, label: tag }))
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

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  )
}
