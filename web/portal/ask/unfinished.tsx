// The request is open, but not all of its files are there: nothing to write again, only the files to send.
import { CircleCheck } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { FileList } from '../files/file-list.tsx'
import type { Files } from '../files/use-files.ts'
import { isTooLarge } from '../files/use-files.ts'

interface UnfinishedProps {
  number: string
  files: Files
  again: () => void
  goOn: () => void
}

export function Unfinished({ number, files, again, goOn }: UnfinishedProps) {
  const { text, retry, leave } = nextStep(files)
  return (
    <section aria-labelledby="unfinished">
      <CircleCheck aria-hidden className="size-6 text-green" />
      <h1 id="unfinished" className="mt-3 text-2xl font-semibold tracking-tight">
        Your request is open as <span className="whitespace-nowrap">{number}</span>
      </h1>
      <p className="mt-2">{text}</p>
      <div className="mt-4">
        <FileList files={files} busy={false} />
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        {retry && (
          <Button variant="primary" onClick={again}>
            {retry}
          </Button>
        )}
        <Button variant={retry ? 'secondary' : 'primary'} onClick={goOn}>
          {leave}
        </Button>
      </div>
    </section>
  )
}

/** What can be said and done about the files that are left. */
function nextStep({ files }: Files): { text: string; retry: string | null; leave: string } {
  if (files.length === 0) return { text: 'Everything else has arrived.', retry: null, leave: 'See your request' }
  const [these, them] = files.length === 1 ? ['This file has', 'it'] : ['These files have', 'them']
  const leave = `Go on without ${them}`
  if (files.every(({ file }) => isTooLarge(file))) {
    return { text: `${these} not arrived. Put a link to ${them} into the request instead.`, retry: null, leave }
  }
  const text = `${these} not arrived yet. Send ${them} again, or go on without ${them}; you can add ${them} later.`
  return { text, retry: `Send ${them} again`, leave }
}
