// A file of which only the beginning has arrived, until somebody asks for the rest.
import http from 'node:http'
import type { Answer } from './ledger-client.ts'

export interface HalfUpload {
  answer: Promise<Answer>
  /** Sends the rest, so many bytes of it, and waits for the answer. */
  finish(bytes: number): Promise<Answer>
}

export function beginUpload(url: string, token: string, ticket: string): HalfUpload {
  const request = http.request(`${url}/api/v1/tickets/${ticket}/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x' },
  })
  const answer = new Promise<Answer>((resolve, reject) => {
    request.on('error', reject)
    request.on('response', async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      const retryAfter = Number(response.headers['retry-after'])
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(text), ...(retryAfter && { retryAfter }) })
    })
  })
  answer.catch(() => undefined) // whoever waits for it is told
  request.write('--x\r\ncontent-disposition: form-data; name="file"; filename="note.txt"\r\n\r\nhalf')
  return {
    answer,
    finish(bytes) {
      request.write(Buffer.alloc(bytes, 'x'))
      request.end('\r\n--x--\r\n')
      return answer
    },
  }
}
