// Root below a folder that PostgreSQL's account cannot pass: the database lives elsewhere, and is never lost sight of.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRoot } from './account.ts'
import { findRunningServer } from './index.ts'
import { substituteFor } from './placement.ts'
import { query, removeSubstitutesOf, start, temporaryFolder } from './test-folders.ts'

async function filled(dataDir: string): Promise<string[]> {
  removeSubstitutesOf(dataDir)
  const server = await start(dataDir)
  await query(server, `create table note as select 'kept' as text`)
  await server.stop()
  return server.notices
}

const notes = async (dataDir: string) => query(await start(dataDir), 'select text from note')

describe.runIf(isRoot())('root, below a folder of mode 0700', () => {
  it('puts the database elsewhere, says so in one line, and finds it again', async () => {
    const dataDir = path.join(temporaryFolder(0o700), 'data')
    const home = substituteFor(dataDir)
    expect(await filled(dataDir)).toEqual([
      `${dataDir} is out of reach for user 65534, under which PostgreSQL runs; its database lives in ${home}.`,
    ])
    expect(home).toMatch(/^\/var\/lib\/mendbook\/[0-9a-f]{12}$/)
    expect(await notes(dataDir)).toEqual([{ text: 'kept' }])
    expect((await findRunningServer(dataDir))?.host).toBe(path.join(home, 'run'))
  })

  it('finds it again after the data folder was moved or its parents were opened', async () => {
    const parent = temporaryFolder(0o700)
    const dataDir = path.join(parent, 'data')
    await filled(dataDir)
    fs.renameSync(dataDir, path.join(parent, 'moved'))
    fs.chmodSync(parent, 0o755)
    const server = await start(path.join(parent, 'moved'))
    expect(await query(server, 'select text from note')).toEqual([{ text: 'kept' }])
    expect(server.notices).toEqual([`The database of ${parent}/moved lives in ${substituteFor(dataDir)}.`])
  })

  it('does not let a copy of the data folder open the database of the original', async () => {
    const parent = temporaryFolder(0o700)
    const dataDir = path.join(parent, 'data')
    await filled(dataDir)
    fs.cpSync(dataDir, path.join(parent, 'copy'), { recursive: true })
    await expect(start(path.join(parent, 'copy'))).rejects.toThrow(`looks like a copy of ${dataDir}`)
    expect(await notes(dataDir)).toEqual([{ text: 'kept' }])
  })

  it('does not put an empty database in the place of one that is missing', async () => {
    const dataDir = path.join(temporaryFolder(0o700), 'data')
    await filled(dataDir)
    fs.rmSync(substituteFor(dataDir), { recursive: true })
    await expect(start(dataDir)).rejects.toThrow('The desk does not start with an empty one in its place')
  })

  it('does not put an empty database beside one that a closed folder has put out of reach', async () => {
    const parent = temporaryFolder()
    const dataDir = path.join(parent, 'data')
    await filled(dataDir)
    fs.chmodSync(parent, 0o700)
    await expect(start(dataDir)).rejects.toThrow('chmod o+x')
    fs.chmodSync(parent, 0o755)
    expect(await notes(dataDir)).toEqual([{ text: 'kept' }])
  })

  it('runs the server as the owner of the data folder, who can then run the desk without root', async () => {
    const home = temporaryFolder(0o700)
    fs.chownSync(home, 1, 1)
    const dataDir = path.join(home, 'data')
    await filled(dataDir)
    const owners = fs.readdirSync(path.join(dataDir, 'postgres')).map((name) => {
      return [name, fs.statSync(path.join(dataDir, 'postgres', name)).uid]
    })
    expect(Object.fromEntries(owners)).toMatchObject({
      cluster: 1,
      run: 1,
      password: 1,
      'desk.lock': 1,
      'server.json': 1,
    })
  })
})
