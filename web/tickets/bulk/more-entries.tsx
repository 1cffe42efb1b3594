// Every change that can be made in bulk; the usual ones have buttons of their own where there is room.
import {
  Archive,
  CircleCheck,
  CircleDot,
  Flag,
  FolderTree,
  Layers2,
  Lock,
  Reply,
  RotateCcw,
  Shapes,
  Tag,
  TextCursorInput,
  Users,
} from 'lucide-react'
import type { MenuEntry } from '../../ui/menu.tsx'
import type { Asked, Question } from './question.ts'

export function moreEntries(ask: (question: Question) => void): MenuEntry[] {
  const asking = (kind: Asked) => () => ask({ kind })
  return [
    { label: 'Status', icon: <CircleDot />, onSelect: asking('status') },
    { label: 'Priority', icon: <Flag />, onSelect: asking('priority') },
    { label: 'Team', icon: <Users />, onSelect: asking('team') },
    { label: 'Category', icon: <FolderTree />, onSelect: asking('category') },
    { label: 'Tags', icon: <Tag />, onSelect: asking('tags') },
    { label: 'Type', icon: <Shapes />, onSelect: asking('type') },
    { label: 'Level', icon: <Layers2 />, onSelect: asking('level') },
    { label: 'Field', icon: <TextCursorInput />, onSelect: asking('field') },
    { kind: 'separator' },
    { label: 'Reply', icon: <Reply />, onSelect: asking('reply') },
    { label: 'Internal note', icon: <Lock />, onSelect: asking('note') },
    { kind: 'separator' },
    { label: 'Resolve', icon: <CircleCheck />, onSelect: asking('resolve') },
    { label: 'Close', icon: <Archive />, onSelect: () => ask({ kind: 'sure', wish: { close: true } }) },
    { label: 'Reopen', icon: <RotateCcw />, onSelect: asking('reopen') },
  ]
}
