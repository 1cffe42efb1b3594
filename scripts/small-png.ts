// PNG files as small as pictures of screens can be: at most 256 colours, one byte for each pixel. Reads what browsers write
// (8 bits a channel, not interlaced). https://www.w3.org/TR/png-3/
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

interface Picture {
  width: number
  height: number
  /** Red, green and blue of each pixel. */
  rgb: Buffer
}

export function smallPng(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png)
  const palette = paletteOf(rgb)
  const lines = Buffer.alloc((width + 1) * height)
  const nearest = nearestIn(palette)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = nearest(colourAt(rgb, y * width + x))
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8) // 8 bits, by palette
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function decode(png: Buffer): Picture {
  const parts: Buffer[] = []
  let [width, height, channels] = [0, 0, 3]
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('ascii', at + 4, at + 8)
    const content = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') {
      ;[width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)]
      channels = content[9] === 6 ? 4 : 3
    }
    if (type === 'IDAT') parts.push(content)
    at += 12 + length
  }
  return { width, height, rgb: unfilter(inflateSync(Buffer.concat(parts)), width, height, channels) }
}

/** Each line was stored as its difference from the pixels beside and above. */
function unfilter(raw: Buffer, width: number, height: number, channels: number): Buffer {
  const stride = width * channels
  const bytes = Buffer.alloc(stride * height)
  const rgb = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] as number
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x >= channels ? (bytes[at - channels] as number) : 0
      const above = y > 0 ? (bytes[at - stride] as number) : 0
      const corner = x >= channels && y > 0 ? (bytes[at - stride - channels] as number) : 0
      bytes[at] = ((raw[y * (stride + 1) + 1 + x] as number) + guess(filter, left, above, corner)) & 255
    }
  }
  for (let pixel = 0; pixel < width * height; pixel++)
    bytes.copy(rgb, pixel * 3, pixel * channels, pixel * channels + 3)
  return rgb
}

function guess(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const [toLeft, toAbove, toCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

const colourAt = (rgb: Buffer, pixel: number) => rgb.readUIntBE(pixel * 3, 3)

/** The colours that are used most, none of them nearly equal to another: edges of letters are the only ones that suffer. */
function paletteOf(rgb: Buffer): number[] {
  const uses = new Map<number, number>()
  for (let pixel = 0; pixel < rgb.length / 3; pixel++) {
    const colour = colourAt(rgb, pixel)
    uses.set(colour, (uses.get(colour) ?? 0) + 1)
  }
  const byUse = [...uses].sort(([, one], [, other]) => other - one).map(([colour]) => colour)
  const palette: number[] = []
  for (const apart of [14, 8, 4, 0]) {
    for (const colour of byUse) {
      if (palette.length === 256) return palette
      if (palette.every((taken) => distance(taken, colour) > apart ** 2)) palette.push(colour)
    }
  }
  return palette
}

function nearestIn(palette: number[]): (colour: number) => number {
  const known = new Map<number, number>()
  return (colour) => {
    const before = known.get(colour)
    if (before !== undefined) return before
    const best = palette.reduce((so, one, index) => {
      return distance(one, colour) < distance(palette[so] as number, colour) ? index : so
    }, 0)
    known.set(colour, best)
    return best
  }
}

function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16)
  const green = ((one >> 8) & 255) - ((other >> 8) & 255)
  const blue = (one & 255) - (other & 255)
  return red * red + green * green + blue * blue
}
