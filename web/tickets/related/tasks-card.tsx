// The tasks of a ticket: ticked, handed out, given a day; a line below for the next one.
import { ListTodo } from 'lucide-react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useMe } from '../../app/session.ts'
import { AddItem } from '../checklists/add-item.tsx'
import { ChecklistItem } from '../checklists/checklist-item.tsx'
import type { Doing } from '../checklists/lists.ts'
import { useDragging } from '../checklists/use-dragging.ts'
import type { Ticket } from '../ticket/sides.ts'
import { dayOf, endOfDay } from './due.ts'
import { RelatedCard } from './related-card.tsx'
import type { Task } from './related-queries.ts'
import { FromMark, Mandatory, RowsArriving } from './rows.tsx'
import type { TaskDoing } from './tasks.ts'
import { useTasks } from './use-tasks.ts'

export function TasksCard({ ticket }: { ticket: Ticket }) {
  const { number, can } = ticket
  const { tasks, change, problem, again } = useTasks(number)
  const me = useMe().person
  const locked = can.plan.reason
  const items = tasks.data?.items ?? []
  const done = items.filter((task) => task.done).length
  const whole = items.length > 0 && done === items.length
  const dragging = useDragging((id, position) => {
    const task = items.find((one) => one.id === id)
    if (task) change({ do: 'move', task, position })
  })
  const counts = tasks.data ? { done, of: items.length } : (ticket.related?.tasks ?? { done: 0, of: 0 })
  return (
    <RelatedCard
      title="Tasks"
      icon={<ListTodo aria-hidden className={whole ? 'text-green' : 'text-muted'} />}
      count={`${counts.done}/${counts.of}`}
      counted="done"
    >
      {tasks.isPending && <RowsArriving label="Loading the tasks" count={counts.of} />}
      {tasks.isError && <ErrorNotice error={tasks.error} retry={tasks.refetch} inline />}
      <ul aria-label="Tasks">
        {items.map((task, index) => (
          <ChecklistItem
            key={task.id}
            list={number}
            item={{ ...task, due: task.dueAt && dayOf(task.dueAt) }}
            index={index}
            last={index === items.length - 1}
            locked={locked}
            me={me}
            change={(doing) => {
              const next = asTask(doing, task)
              if (next) change(next)
            }}
            marks={
              <>
                {task.from && <FromMark number={task.from.number} />}
                {task.mandatory && !task.done && <Mandatory />}
              </>
            }
            more={[
              {
                label: task.mandatory ? 'Make optional' : 'Make mandatory',
                disabledReason: locked,
                onSelect: () => change({ do: 'mandatory', task, mandatory: !task.mandatory }),
              },
            ]}
            {...dragging(task.id, index)}
          />
        ))}
      </ul>
      {!locked && <AddItem label="Add a task" placeholder="Add a task" onAdd={(text) => change({ do: 'add', text })} />}
      {problem && (
        <div className="px-3 py-1">
          <ErrorNotice error={problem} retry={again} inline />
        </div>
      )}
    </RelatedCard>
  )
}

/** What is done to a row, in the words of tasks. */
function asTask(doing: Doing, task: Task): TaskDoing | null {
  switch (doing.do) {
    case 'tick':
      return { do: 'done', task, done: doing.done, me: doing.me }
    case 'reword':
      return { do: 'text', task, text: doing.text }
    case 'owner':
      return { do: 'owner', task, owner: doing.owner }
    case 'due':
      return { do: 'due', task, dueAt: doing.due && endOfDay(doing.due) }
    case 'move':
      return { do: 'move', task, position: doing.position }
    case 'remove':
      return { do: 'remove', task }
    default:
      return null
  }
}
