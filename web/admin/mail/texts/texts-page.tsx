// What the desk writes in its mails, kind by kind, in one language at a time.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { query } from '../../../app/queries.ts'
import { Select } from '../../../ui/select.tsx'
import { Cell, Head, Row, Table } from '../../../ui/table.tsx'
import { RelativeTime } from '../../../ui/time.tsx'
import { AdminList } from '../../admin-list.tsx'
import type { MailText } from './text-words.ts'
import { kindNames, languageChoices, readLanguage } from './text-words.ts'

const route = getRouteApi('/admin/mail/texts')

export function TextsPage() {
  const language = readLanguage(route.useSearch())
  const navigate = useNavigate()
  const texts = useQuery(query('mail-templates.list', { language }))
  return (
    <AdminList
      title="Texts"
      intro="What the desk writes in its mails. Each mailbox has a language; what is not changed here stays as the desk brought it along."
      filters={
        <div className="w-44">
          <Select
            label="Language"
            value={language}
            choices={languageChoices}
            onChange={(next) => void navigate({ to: '/admin/mail/texts', search: { language: next }, replace: true })}
          />
        </div>
      }
      query={texts}
      items={texts.data?.items}
      noun="texts"
      empty={null}
    >
      {(some) => <TextTable texts={some} />}
    </AdminList>
  )
}

function TextTable({ texts }: { texts: readonly MailText[] }) {
  return (
    <Table label="Texts">
      <thead>
        <tr>
          <Head>Text</Head>
          <Head className="max-sm:hidden">When it goes out</Head>
          <Head>Changed</Head>
        </tr>
      </thead>
      <tbody>
        {texts.map((text) => (
          <Row key={text.kind} className="relative">
            <Cell share={24}>
              <Link
                to="/admin/mail/texts/$kind"
                params={{ kind: text.kind }}
                search={{ language: text.language }}
                className="block truncate font-medium -outline-offset-2 after:absolute after:inset-0"
              >
                {kindNames[text.kind].name}
              </Link>
            </Cell>
            <Cell share={56} className="text-muted max-sm:hidden">
              {kindNames[text.kind].when}
            </Cell>
            <Cell className="text-muted">
              {text.changed ? (
                <>
                  {text.changedBy && <bdi className="max-sm:hidden">{text.changedBy.name} </bdi>}
                  {text.changedAt && <RelativeTime at={text.changedAt} />}
                </>
              ) : (
                'Original'
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
