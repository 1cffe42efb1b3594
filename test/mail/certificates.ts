// Certificates for servers on loopback, good ones and bad ones, by the openssl that mail servers bring along.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Certificate {
  /** Paths of files. */
  cert: string
  key: string
}

export interface Authority {
  /** PEM: for whoever shall trust what it issues. */
  ca: string
  /** @param days until it ends; negative: it ended before */
  issue(name: string, days?: number): Certificate
  selfSigned(): Certificate
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** @param folder where its files lie */
export function authority(folder: string): Authority {
  const at = (name: string) => path.join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' })
  const own = (name: string, subject: string): Certificate => {
    const made = { cert: at(`${name}.pem`), key: at(`${name}.key`) }
    openssl('req', '-x509', ...curve, '-days', '30', '-subj', subject, '-keyout', made.key, '-out', made.cert)
    return made
  }
  const root = own('authority', '/CN=An authority of its own')
  let serial = 0
  return {
    ca: readFileSync(root.cert, 'utf8'),
    issue(name, days = 30) {
      const made = { cert: at(`issued-${++serial}.pem`), key: at(`issued-${serial}.key`) }
      const [request, more] = [at(`${serial}.csr`), at(`${serial}.ext`)]
      openssl('req', ...curve, '-subj', `/CN=${name}`, '-keyout', made.key, '-out', request)
      writeFileSync(more, `subjectAltName=${/^[\d.]+$/.test(name) ? 'IP' : 'DNS'}:${name}`)
      const by = ['-CA', root.cert, '-CAkey', root.key, '-CAcreateserial']
      openssl('x509', '-req', '-in', request, ...by, '-days', String(days), '-extfile', more, '-out', made.cert)
      return made
    },
    selfSigned: () => own('self', '/CN=127.0.0.1'),
  }
}
