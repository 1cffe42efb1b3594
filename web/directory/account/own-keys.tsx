// One's own keys; fetched apart, because requesters have none.
import { CreateKey } from '../../admin/keys/create-key.tsx'
import { KeyList } from '../../admin/keys/key-list.tsx'

interface OwnKeysProps {
  creating: boolean
  onCreating: (creating: boolean) => void
}

export default function OwnKeys({ creating, onCreating }: OwnKeysProps) {
  return (
    <>
      <div className="-mx-4 border-t border-line">
        <KeyList own onCreate={() => onCreating(true)} />
      </div>
      <CreateKey open={creating} onOpenChange={onCreating} />
    </>
  )
}
