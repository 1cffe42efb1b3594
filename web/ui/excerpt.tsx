// Text around a match of the search. Matches stand between U+E000 and U+E001, which no typed text contains.
export function Excerpt({ text }: { text: string }) {
  return text.split('\ue000').map((part, index) => {
    const [match, rest] = index === 0 ? [null, part] : splitOnce(part)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
      <span key={index}>
        {match !== null && <mark className="rounded-sm bg-accent-soft text-text">{match}</mark>}
        {rest}
      </span>
    )
  })
}

function splitOnce(part: string): [string, string] {
  const end = part.indexOf('\ue001')
  return end < 0 ? ['', part] : [part.slice(0, end), part.slice(end + 1)]
}
