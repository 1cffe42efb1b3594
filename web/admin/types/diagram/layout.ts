// A workflow as a drawing: boxes in columns from left to right, and lines that keep clear of them. Pure: the same workflow is always
// drawn the same, so that an edit moves what it concerns.
import type { Workflow } from '../../../../src/tickets/workflow/model.ts'
import { type Link, layersOf, linksOf } from './layers.ts'
import { type Item, type Ordered, ordered } from './order.ts'

export interface Box {
  key: string
  x: number
  y: number
  width: number
  height: number
}

type Point = readonly [x: number, y: number]
/** A cubic curve: its start, two handles, its end. */
export type Curve = readonly [Point, Point, Point, Point]

export interface Line {
  a: string
  b: string
  /** Heads: at `b`, at `a`. */
  forth: boolean
  back: boolean
  curves: Curve[]
}

export interface Layout {
  width: number
  height: number
  boxes: Box[]
  lines: Line[]
}

const margin = 12
const boxHeight = 34
const gapBetween = 20
/** Lines that pass a column keep this much of it to themselves. */
const passHeight = 12
const portDistance = 9
const narrowest = 84
const widest = 196
const letter = 7.2
const besideText = 44

// Letters of East Asian scripts are twice as wide.
const lengthOf = (text: string) => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0)

/** The name as far as it fits into the widest box. */
export function fitted(name: string): string {
  const room = Math.floor((widest - besideText) / letter)
  if (lengthOf(name) <= room) return name
  let kept = ''
  for (const one of name) {
    if (lengthOf(kept + one) > room - 1) break
    kept += one
  }
  return `${kept.trimEnd()}…`
}

export function layoutOf({ states, transitions }: Pick<Workflow, 'states' | 'transitions'>): Layout {
  const order = states.map(({ key }) => key)
  const layers = layersOf(states, transitions)
  const links = linksOf(order, layers, transitions)
  const rows = ordered(order, layers, links)
  // Links within a column follow the order in which it came out.
  const arcs = arcsIn(rows, links, layers)
  const names = new Map(states.map(({ key, name }) => [key, name]))
  const boxes = placed(rows, arcs, links, names)
  return drawn(rows, arcs, boxes)
}

interface Arc extends Link {
  column: number
  /** How far out it goes, so that arcs around each other do not touch. */
  lane: number
}

function arcsIn({ columns }: Ordered, links: readonly Link[], layers: ReadonlyMap<string, number>): Arc[] {
  return columns.flatMap((column, index) => {
    const place = new Map(column.map(({ id }, at) => [id, at]))
    const here = links
      .filter(({ a, b }) => layers.get(a) === index && layers.get(b) === index)
      .map((link) => {
        const upright = (place.get(link.a) ?? 0) < (place.get(link.b) ?? 0)
        return upright ? link : { a: link.b, b: link.a, forth: link.back, back: link.forth }
      })
      .map((link) => ({ link, top: place.get(link.a) ?? 0, end: place.get(link.b) ?? 0 }))
      .sort((one, other) => one.end - one.top - (other.end - other.top) || one.top - other.top)
    const lanes: (typeof here)[] = []
    return here.map((arc) => {
      const free = lanes.findIndex((lane) => lane.every((one) => one.end <= arc.top || arc.end <= one.top))
      const lane = free < 0 ? lanes.push([]) - 1 : free
      lanes[lane]?.push(arc)
      return { ...arc.link, column: index, lane }
    })
  })
}

interface Placed extends Item, Omit<Box, 'key'> {}

function placed(
  { columns, segments }: Ordered,
  arcs: readonly Arc[],
  links: readonly Link[],
  names: ReadonlyMap<string, string>,
): Map<string, Placed> {
  const portsOf = (key: string) => {
    const inArcs = arcs.filter(({ a, b }) => a === key || b === key).length
    const right = segments.filter(({ from }) => from === key).length + inArcs
    return Math.max(right, segments.filter(({ to }) => to === key).length)
  }
  const heightOf = ({ state }: Item) =>
    state === null ? passHeight : Math.max(boxHeight, (portsOf(state) + 1) * portDistance)
  const widthOf = ({ state }: Item) =>
    state === null ? 0 : Math.min(widest, Math.max(narrowest, besideText + lengthOf(names.get(state) ?? '') * letter))
  const heightOfColumn = (column: readonly Item[]) =>
    column.reduce((sum, item) => sum + heightOf(item) + gapBetween, -gapBetween)
  const tallest = Math.max(0, ...columns.map(heightOfColumn))
  const found = new Map<string, Placed>()
  let x = margin
  for (const [index, column] of columns.entries()) {
    const width = Math.max(narrowest, ...column.map(widthOf))
    let y = margin + (tallest - heightOfColumn(column)) / 2
    for (const item of column) {
      const height = heightOf(item)
      found.set(item.id, { ...item, x, y, width, height })
      y += height + gapBetween
    }
    x += width + gapAfter(index, segments.filter(({ from }) => column.some(({ id }) => id === from)).length, arcs)
  }
  return links.length === 0 && columns.length === 0 ? new Map() : found
}

const laneDistance = 14
const reachOf = (lane: number) => 26 + lane * laneDistance

/** Room for the arcs of a column and, beside them, for lines that change their height. */
function gapAfter(column: number, lines: number, arcs: readonly Arc[]): number {
  const reach = Math.max(0, ...arcs.filter((one) => one.column === column).map(({ lane }) => reachOf(lane)))
  return Math.min(150, 60 + lines * 5) + reach * 0.5
}

function drawn({ segments }: Ordered, arcs: readonly Arc[], items: ReadonlyMap<string, Placed>): Layout {
  const at = (id: string) => items.get(id) as Placed
  const middle = (id: string) => at(id).y + at(id).height / 2
  // Where lines touch a box: spread over its side, in the order of where they go.
  const ends = [
    ...segments.flatMap(({ from, to }, index) => [
      { id: from, side: 'right', towards: middle(to), line: `s${index}`, to },
      { id: to, side: 'left', towards: middle(from), line: `s${index}`, to: from },
    ]),
    ...arcs.flatMap(({ a, b }, index) => [
      { id: a, side: 'right', towards: middle(b) + 10_000, line: `a${index}`, to: b },
      { id: b, side: 'right', towards: middle(a) - 10_000, line: `a${index}`, to: a },
    ]),
  ]
  const port = (line: string, id: string, side: 'left' | 'right'): Point => {
    const { x, y, width, height } = at(id)
    const here = ends
      .filter((end) => end.id === id && end.side === side)
      .sort((one, other) => one.towards - other.towards || one.to.localeCompare(other.to))
    const place = here.findIndex((end) => end.line === line)
    return [side === 'left' ? x : x + width, y + (height * (place + 1)) / (here.length + 1)]
  }
  const lines = new Map<string, Line>()
  for (const [index, { link, from, to }] of segments.entries()) {
    const line = lines.get(`${link.a} ${link.b}`) ?? { ...link, curves: [] }
    const [start, end] = [port(`s${index}`, from, 'right'), port(`s${index}`, to, 'left')]
    const passed = at(from)
    if (passed.state === null) line.curves.push(straight([passed.x, start[1]], start))
    line.curves.push(bent(start, end))
    lines.set(`${link.a} ${link.b}`, line)
  }
  for (const [index, { a, b, forth, back, column: _, lane }] of arcs.entries()) {
    const [start, end] = [port(`a${index}`, a, 'right'), port(`a${index}`, b, 'right')]
    const out = start[0] + reachOf(lane)
    lines.set(`${a} ${b}`, { a, b, forth, back, curves: [[start, [out, start[1]], [out, end[1]], end]] })
  }
  const boxes = [...items.values()].flatMap(({ state, x, y, width, height }) =>
    state === null ? [] : [{ key: state, x, y, width, height }],
  )
  const reaches = [...lines.values()].flatMap(({ curves }) => curves.flat().map(([x]) => x))
  return {
    width: Math.max(0, ...boxes.map(({ x, width }) => x + width), ...reaches) + margin,
    height: Math.max(0, ...[...items.values()].map(({ y, height }) => y + height)) + margin,
    boxes,
    lines: [...lines.values()],
  }
}

const straight = (start: Point, end: Point): Curve => [start, start, end, end]

/** Leaves and arrives level: it never goes back above a box. */
function bent(start: Point, end: Point): Curve {
  const half = (end[0] - start[0]) / 2
  return [start, [start[0] + half, start[1]], [end[0] - half, end[1]], end]
}
