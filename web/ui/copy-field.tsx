// Something to copy that is shown once: a link, a token.
import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Input } from './input.tsx'

interface CopyFieldProps {
  label: string
  value: string
  /** Also when it was selected by hand and copied from there. */
  onCopied?: () => void
}

export function CopyField({ label, value, onCopied }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'yes' | 'by hand' | null>(null)
  const copy = async () => {
    input.current?.select()
    // Browsers offer no clipboard on an address without TLS: what is selected can be copied by hand.
    const done = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    )
    setCopied(done ? 'yes' : 'by hand')
    if (done) onCopied?.()
  }
  return (
    <div>
      <div className="flex gap-2">
        <Input
          ref={input}
          readOnly
          aria-label={label}
          value={value}
          onCopy={onCopied}
          onFocus={({ target }) => {
            target.select()
            target.scrollLeft = 0
          }}
          className="min-w-0 flex-1 font-mono text-xs"
        />
        <Button icon={copied === 'yes' ? <Check className="text-green" /> : <Copy />} onClick={copy}>
          {copied === 'yes' ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p role="status" className="text-xs text-muted">
        {copied === 'by hand' && 'Your browser does not let pages copy here. It is selected: press Ctrl+C.'}
      </p>
    </div>
  )
}
