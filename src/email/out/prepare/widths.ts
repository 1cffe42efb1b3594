// How wide the pictures are that a mail shows between its words.
import type { Context } from '../../../platform/context.ts'
import { headBytes, widthOf } from '../render/pixels.ts'
import type { Said } from './facts.store.ts'

/** By the id of the file, in pixels; without what cannot be told. */
export async function widthsOf(ctx: Context, message: Said | undefined): Promise<Map<string, number>> {
  const shown = message?.files.filter(({ id, type }) => type.startsWith('image/') && message.body.includes(id)) ?? []
  const widths = new Map<string, number>()
  for (const { id, sha256 } of shown) {
    const width = widthOf(await beginning(ctx, sha256))
    if (width) widths.set(id, width)
  }
  return widths
}

/** Empty where it cannot be read: sending it says so, and nothing stops for its width. */
async function beginning({ files, tenant }: Context, sha256: string): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of files.read(tenant, sha256)) {
      parts.push(part)
      length += part.length
      if (length >= headBytes) break
    }
  } catch {
    return Buffer.alloc(0)
  }
  return Buffer.concat(parts)
}
