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
  return (
    <section aria-labelledby="unfinished">
      <CircleCheck aria-hidden className="size-6 text-green" />
      <h1 id="unfinished" className="mt-3 text-2xl font-semibold tracking-tight">
        Your request is open as <span className="whitespace-nowrap">{number}</span>
      </h1>
      <p className="mt-2">
        {files.files.length > 0
          ? 'These files have not arrived yet. Send them again, or go on without them; you can add them later.'
          : 'Everything has arrived.'}
      </p>
      <div className="mt-4">
        <FileList files={files} busy={false} />
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        {files.files.length > 0 && (
          <Button variant="primary" onClick={again}>
            Send the files again
          </Button>
        )}
        <Button variant={files.files.length > 0 ? 'secondary' : 'primary'} onClick={goOn}>
          {files.files.length > 0 ? 'Go on without them' : 'See your request'}
        </Button>
      </div>
    </section>
  )
}
