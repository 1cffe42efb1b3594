// Fields among the properties: the context for diagnosis with what is missing of it, then whatever else such a ticket has.
import { MessageCircleQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { useCategories, useFields, useFieldsAsked } from '../choices.ts'
import { useDraftKey } from '../composer/use-draft.ts'
import { Fact, Property } from '../properties/property.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { askForContext } from './ask-context.ts'
import { contextQuestion } from './context-question.ts'
import { FieldProperty } from './field-property.tsx'
import { type FieldDefinition, grouped, inWords, labelOfKey, placeIn } from './field-values.ts'

export default function FieldGroups({ ticket }: { ticket: Ticket }) {
  const definitions = useFields()
  const place = placeIn(useCategories(), ticket.type, ticket.category?.id ?? null)
  const { context, missing, others, free } = grouped(ticket, definitions, place)
  // Before the definitions are there, each field would look as if nobody had defined it.
  const asked = useFieldsAsked()
  const over = ticket.status === 'resolved' || ticket.status === 'closed'
  return (
    <>
      {context.length > 0 && (
        <FieldGroup title="Context" foot={missing.length > 0 && !over && <Ask ticket={ticket} missing={missing} />}>
          {context.map((field) => (
            <FieldProperty key={field.key} ticket={ticket} field={field} />
          ))}
        </FieldGroup>
      )}
      {asked && others.length + free.length > 0 && (
        <FieldGroup title="Details">
          {others.map((field) => (
            <FieldProperty key={field.key} ticket={ticket} field={field} />
          ))}
          {free.map((key) => (
            <Property key={key} label={labelOfKey(key)}>
              <Fact>
                <bdi className="min-w-0 break-words">{inWords(noKind, ticket.fields[key])}</bdi>
              </Fact>
            </Property>
          ))}
        </FieldGroup>
      )}
    </>
  )
}

const noKind = { kind: 'text' as const, choices: [] }

function FieldGroup({ title, foot, children }: { title: string; foot?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t border-line px-4 py-2">
      <h2 id={id} className="py-1 text-xs font-medium text-muted">
        {title}
      </h2>
      <dl className="flex flex-col">{children}</dl>
      {foot}
    </section>
  )
}

function Ask({ ticket, missing }: { ticket: Ticket; missing: readonly FieldDefinition[] }) {
  const draft = useDraftKey(ticket.id, 'reply')
  return (
    <div className="py-1">
      <Button
        variant="ghost"
        icon={<MessageCircleQuestionMark />}
        disabledReason={ticket.can.reply.reason}
        onClick={() => askForContext(draft, contextQuestion(ticket.requester.name, missing))}
        className="-ml-2.5"
      >
        Ask the requester
      </Button>
    </div>
  )
}
