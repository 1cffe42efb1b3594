// What arrived since the list was shown, and waits until somebody asks for it.
import { ArrowUp } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { tip } from '../../ui/tip.ts'

interface WaitingProps {
  count: number
  gone: number
  compact: boolean
  onShow: () => void
}

/** Quiet, and in a place of its own: nothing below it moves when it appears. */
export default function Waiting({ count, gone, compact, onShow }: WaitingProps) {
  const words = count > 0 ? `${count} new${compact ? '' : ' or changed'}` : gone > 0 ? 'Update list' : ''
  return (
    <>
      {words && (
        <Button
          variant="ghost"
          icon={<ArrowUp />}
          {...(gone > 0 && tip(`${gone} no longer in this view`))}
          onClick={onShow}
          className="animate-appear text-accent-text"
        >
          {words}
        </Button>
      )}
      <span role="status" className="sr-only">
        {count > 0 ? `${count} new or changed tickets. Show them with the button in the header.` : ''}
      </span>
    </>
  )
}
