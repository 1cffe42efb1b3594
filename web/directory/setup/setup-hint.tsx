// A desk that nobody has set up yet, met without the link that does it.

export function SetupHint() {
  return (
    <div className="flex max-w-form flex-col gap-3">
      <h1 className="text-2xl font-semibold tracking-tight">This desk is not set up yet</h1>
      <p>
        Nobody can sign in until it is. Whoever started it finds a one-time link in the output of the start, on the line
        that begins with “Set it up here”. Open that link in this browser.
      </p>
      <p className="text-muted">
        The line is gone? Start the desk again: it prints the same link until the set-up is done. Without a browser,{' '}
        <code className="font-mono text-md">mendbook init</code> does the same.
      </p>
    </div>
  )
}
