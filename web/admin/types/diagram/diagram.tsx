// A workflow, drawn. What it shows stands beside it as text as well; pressing a state is a shortcut to that.
import { useEffect, useId, useRef } from 'react'
import type { Workflow } from '../../../../src/tickets/workflow/model.ts'
import { cx } from '../../../ui/cx.ts'
import { StatusIcon } from '../../../ui/status-icon.tsx'
import { type Box, type Curve, fitted, type Line, layoutOf } from './layout.ts'

interface DiagramProps {
  workflow: Pick<Workflow, 'states' | 'transitions'>
  /** `Workflow of Request` */
  label: string
  /** The state whose steps stand out. */
  selected?: string | null
  onSelect?: (key: string) => void
  /** Keys of states with which something is wrong. */
  wrong?: ReadonlySet<string>
  className?: string
}

export function Diagram({ workflow, label, selected = null, onSelect, wrong, className }: DiagramProps) {
  const { width, height, boxes, lines } = layoutOf(workflow)
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const chosen = boxes.find(({ key }) => key === selected)
  const [centreX, centreY] = chosen ? [chosen.x + chosen.width / 2, chosen.y + chosen.height / 2] : []
  // A drawing that is larger than its frame shows what is worked on.
  useEffect(() => {
    const { current } = frame
    if (!current || centreX === undefined || centreY === undefined) return
    current.scrollTo({ left: centreX - current.clientWidth / 2, top: centreY - current.clientHeight / 2 })
  }, [centreX, centreY])
  const leaving = (line: Line) => (line.a === selected && line.forth) || (line.b === selected && line.back)
  // What stands out is painted last.
  const painted = [...lines].sort((one, other) => Number(leaving(one)) - Number(leaving(other)))
  return (
    <div
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it is larger than its frame, and the arrow keys move it
      tabIndex={0}
      className={cx('overflow-auto overscroll-x-contain rounded-md border border-line bg-sunken', className)}
      data-diagram
    >
      <svg
        role="img"
        aria-label={`${label}: ${workflow.states.length} states and ${workflow.transitions.length} steps. They are told in words below.`}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        className="mx-auto block max-w-none"
      >
        <defs>
          <Head id={`${id}-head`} className="fill-muted" />
          <Head id={`${id}-lit`} className="fill-accent-text" />
        </defs>
        {painted.map((line) => (
          <Connection
            key={`${line.a} ${line.b}`}
            line={line}
            head={`url(#${id}-${leaving(line) ? 'lit' : 'head'})`}
            lit={leaving(line)}
            dim={selected !== null && !leaving(line)}
          />
        ))}
        {boxes.map((box) => (
          <StateBox
            key={box.key}
            box={box}
            state={workflow.states.find(({ key }) => key === box.key)}
            selected={box.key === selected}
            wrong={wrong?.has(box.key) ?? false}
            onSelect={onSelect}
          />
        ))}
      </svg>
    </div>
  )
}

function Head({ id, className }: { id: string; className: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7.5"
      refY="4"
      markerWidth="7"
      markerHeight="7"
      markerUnits="userSpaceOnUse"
      orient="auto-start-reverse"
    >
      <path d="M0 0.8 7.5 4 0 7.2z" className={className} />
    </marker>
  )
}

const drawnPath = (curves: readonly Curve[]) =>
  curves.map(([start, one, two, end], index) => `${index === 0 ? `M${start}` : ''}C${one} ${two} ${end}`).join('')

interface ConnectionProps {
  line: Line
  head: string
  lit: boolean
  dim: boolean
}

function Connection({ line: { forth, back, curves }, head, lit, dim }: ConnectionProps) {
  return (
    <path
      d={drawnPath(curves)}
      fill="none"
      markerEnd={forth ? head : undefined}
      markerStart={back ? head : undefined}
      // A way back only is dashed: the way forth is what one reads first.
      strokeDasharray={forth ? undefined : '5 4'}
      strokeWidth={lit ? 1.75 : 1.25}
      className={cx('transition-opacity', lit ? 'stroke-accent-text' : 'stroke-muted', dim && 'opacity-50')}
    />
  )
}

interface StateBoxProps {
  box: Box
  state: Workflow['states'][number] | undefined
  selected: boolean
  wrong: boolean
  onSelect: ((key: string) => void) | undefined
}

function StateBox({ box: { key, x, y, width, height }, state, selected, wrong, onSelect }: StateBoxProps) {
  if (!state) return null
  const middle = y + height / 2
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list below does the same from the keyboard
    <g onClick={onSelect && (() => onSelect(key))} className={onSelect && 'cursor-pointer'} data-state={key}>
      <title>{state.name}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={6}
        strokeWidth={selected || wrong ? 2 : 1}
        className={cx('fill-surface', wrong ? 'stroke-red' : selected ? 'stroke-accent' : 'stroke-line-strong')}
      />
      <StatusIcon status={state.kind} x={x + 10} y={middle - 8} width={16} height={16} />
      <text
        x={x + 32}
        y={middle}
        dominantBaseline="central"
        className={cx('fill-text text-xs font-medium', state.name === '' && 'fill-muted')}
      >
        {fitted(state.name) || 'No name'}
      </text>
      {wrong && <WrongMark x={x + width} y={y} />}
    </g>
  )
}

/** Beside the colour, so that it is seen without it. */
function WrongMark({ x, y }: { x: number; y: number }) {
  return (
    <g aria-hidden>
      <circle cx={x - 2} cy={y + 2} r={7.5} className="fill-red-solid" />
      <text
        x={x - 2}
        y={y + 2.5}
        textAnchor="middle"
        dominantBaseline="central"
        className="fill-on-red text-xs font-semibold"
      >
        !
      </text>
    </g>
  )
}
