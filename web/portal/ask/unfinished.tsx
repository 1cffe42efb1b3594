// The request is open, but not all of its files are there: nothing to write again, only the files to send.
import { CircleCheck } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { FileList } from '../files/file-list.tsx'
import type { Files } from '../files/use-files.ts'

interface UnfinishedProps {
  number: string
  files: Files
  again: () => void
  goOn: () => void
}

export function Unfinished({ number, files, again, goOn }: UnfinishedProps) {
  const some = files.files.length > 0
  const these = files.files.length === 1 ? 'This file has' : 'These files have'
  const them = files.files.length === 1 ? 'it' : 'them'
  return (
    <section aria-labelledby="unfinished">
      <CircleCheck aria-hidden className="size-6 text-green" />
      <h1 id="unfinished" className="mt-3 text-2xl font-semibold tracking-tight">
        Your request is open as <span className="whitespace-nowrap">{number}</span>
      </h1>
      <p className="mt-2">
        {some
          ? `${these} not arrived yet. Send ${them} again, or go on without ${them}; you can add ${them} later.`
          : 'Everything else has arrived.'}
      </p>
      <div className="mt-4">
        <FileList files={files} busy={false} />
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        {some && (
          <Button variant="primary" onClick={again}>
            Send {them} again
          </Button>
        )}
        <Button variant={some ? 'secondary' : 'primary'} onClick={goOn}>
          {some ? `Go on without ${them}` : 'See your request'}
        </Button>
      </div>
    </section>
  )
}
