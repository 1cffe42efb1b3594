// Try, import, stop, take back, forget: what can be done in which state the server says (`can`).
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { announce } from '../../tickets/announce.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { count } from './import-words.ts'
import type { ImportRun } from './targets.ts'
import { useForget, useSteer } from './use-steer.ts'

export function ImportActions({ run }: { run: ImportRun }) {
  const { id, can, rows, state } = run
  const [asking, setAsking] = useState<'undo' | 'forget'>()
  const steer = useSteer(id)
  const left = state === 'stopped' && run.outcome?.dryRun === false
  return (
    <>
      {can.remove.allowed && (
        <Button variant="ghost" onClick={() => setAsking('forget')}>
          Forget
        </Button>
      )}
      {can.undo.allowed && <Button onClick={() => setAsking('undo')}>Take back</Button>}
      {can.stop.allowed && (
        <Button busy={steer.isPending} onClick={() => steer.mutate('stop')}>
          Stop
        </Button>
      )}
      {can.run.allowed && rows > 0 && (
        <>
          {!left && (
            <Button busy={steer.isPending && steer.variables === 'try'} onClick={() => steer.mutate('try')}>
              Try
            </Button>
          )}
          <Button
            variant="primary"
            busy={steer.isPending && steer.variables === 'run'}
            onClick={() => steer.mutate('run')}
          >
            {left ? 'Go on' : `Import ${count(rows, 'row')}`}
          </Button>
        </>
      )}
      <Dialog
        open={steer.isError && steer.variables !== 'undo'}
        onOpenChange={() => steer.reset()}
        title="That did not work"
        footer={<Button onClick={() => steer.reset()}>Close</Button>}
      >
        <ErrorNotice error={steer.error} inline />
      </Dialog>
      <TakeBack run={run} open={asking === 'undo'} onClose={() => setAsking(undefined)} />
      <Forget run={run} open={asking === 'forget'} onClose={() => setAsking(undefined)} />
    </>
  )
}

interface AskingProps {
  run: ImportRun
  open: boolean
  onClose: () => void
}

function TakeBack({ run, open, onClose }: AskingProps) {
  const steer = useSteer(run.id)
  const close = () => {
    steer.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={close}
      title={`Take back the import of ${run.file.name}?`}
      effect={`The ${count(run.outcome?.imported ?? 0, 'ticket')} that it brought are removed for good, with the people and categories that came with them. Tickets that somebody has worked on since stay, and are listed. The file can be brought in again afterwards.`}
      confirm="Take back"
      busy={steer.isPending}
      onConfirm={() =>
        steer.mutate('undo', {
          onSuccess: () => {
            announce('The import is being taken back')
            close()
          },
        })
      }
      error={steer.error && <ErrorNotice error={steer.error} inline />}
    />
  )
}

function Forget({ run, open, onClose }: AskingProps) {
  const forget = useForget(run.id)
  const brought = run.outcome?.dryRun === false && run.state !== 'undone'
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={() => {
        forget.reset()
        onClose()
      }}
      title={`Forget the import of ${run.file.name}?`}
      effect={
        brought
          ? 'Its record and the rows that failed go; the tickets stay. It can no longer be taken back then.'
          : 'Its record and what was read of the file go. Nothing else changes.'
      }
      confirm="Forget"
      busy={forget.isPending}
      onConfirm={() => forget.mutate()}
      error={forget.error && <ErrorNotice error={forget.error} inline />}
    />
  )
}
