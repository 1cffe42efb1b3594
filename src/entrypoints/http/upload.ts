// A file on its way in: streamed to storage while it arrives, never held in memory, cut off beyond what its operation takes.
import { Readable } from 'node:stream'
import type { Multipart, MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Caller, Upload } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import type { Runtime } from '../../platform/events.ts'
import type { Operation } from '../../platform/operation.ts'
import type { UploadQuota } from './upload-quota.ts'

const usual = 25
const limits = { files: 1, fields: 20, fieldSize: 10_000, headerPairs: 50 }

type Wanted = Pick<Operation, 'uploadMegabytes'>

export async function receiveFile(
  { files }: Runtime,
  { caller, quota }: { caller: Caller; quota: UploadQuota },
  request: FastifyRequest,
  wanted: Wanted = {},
): Promise<{ upload: Upload | undefined; fields: Record<string, unknown> }> {
  if (!request.isMultipart())
    throw new DeskError('invalid', 'The file has to travel as multipart/form-data, in the field file.', {
      errors: [{ path: 'file', message: 'is missing' }],
    })
  const fields: Record<string, unknown> = Object.create(null)
  let upload: Upload | undefined
  try {
    for await (const part of wellFormed(request, wanted)) {
      if (part.type === 'file') {
        const content = Readable.from(quota.counted(whole(part, wanted), caller))
        upload = { name: part.filename ?? 'file', blob: await files.put(caller.tenant, content) }
      } else addField(fields, part)
    }
  } catch (error) {
    // Read and thrown away: who is still sending hears no answer, and holds the connection.
    request.raw.unpipe()
    request.raw.resume()
    throw error
  }
  return { upload, fields: { ...fields } }
}

async function* wellFormed(request: FastifyRequest, { uploadMegabytes = usual }: Wanted) {
  try {
    yield* request.parts({ limits: { ...limits, fileSize: uploadMegabytes * 1024 * 1024 } })
  } catch (error) {
    throw explained(error)
  }
}

/** What the parser complains of has no code of its own: no boundary, a cut form, a malformed header of a part. */
const explained = (error: unknown) =>
  error instanceof DeskError || String((error as { code?: string }).code).startsWith('FST_')
    ? error
    : new DeskError('invalid', 'The form could not be read, so nothing was kept. Send the file again.', {
        errors: [{ path: 'file', message: 'could not be read: the form is malformed or was cut off' }],
        cause: error,
      })

/** Fails at its end when it was cut, before the bytes get a name: what is refused takes no space. */
async function* whole({ fieldname, file }: MultipartFile, { uploadMegabytes: megabytes = usual }: Wanted) {
  if (fieldname !== 'file')
    throw invalid(String(fieldname).slice(0, 60) || 'file', 'is not a field for a file: use the field file')
  try {
    yield* file as AsyncIterable<Buffer>
  } catch (error) {
    throw explained(error)
  }
  if (file.truncated)
    throw new DeskError(
      'invalid',
      `The file is larger than ${megabytes} MB, so it was not kept. Put it on a share and send the link, or send it in parts.`,
      { errors: [{ path: 'file', message: `is larger than ${megabytes} MB` }] },
    )
}

function addField(fields: Record<string, unknown>, part: Extract<Multipart, { type: 'field' }>) {
  if (part.fieldname === '__proto__' || part.fieldname === 'constructor')
    throw invalid(part.fieldname, 'is never accepted: remove it')
  fields[part.fieldname] = part.value
}
