// The keys by which scripts speak to the desk, of everybody.
import { useState } from 'react'
import { ActionButton } from '../../app/action-button.tsx'
import { useActions } from '../../app/actions.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage } from '../admin-page.tsx'
import { CreateKey } from './create-key.tsx'
import { KeyList } from './key-list.tsx'

export function KeysPage() {
  const [creating, setCreating] = useState(false)
  const missing = useMissing('keys.own')
  useActions([
    {
      id: 'key.create',
      label: 'Create key',
      group: 'This page',
      keywords: 'API token',
      disabledReason: missing,
      run: () => setCreating(true),
    },
  ])
  return (
    <AdminPage
      title="API keys"
      intro="Scripts and integrations act with a key, as the person who made it and never with more than that person may do. You see the keys of everybody here."
      actions={<ActionButton action="key.create" variant="primary" />}
    >
      <div className="mt-3 border-t border-line">
        <KeyList onCreate={() => setCreating(true)} />
      </div>
      <CreateKey open={creating} onOpenChange={setCreating} />
    </AdminPage>
  )
}
