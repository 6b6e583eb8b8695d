import { constants } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDurably } from '../../src/store/embedded/files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe.each([
  ['flushes as it writes', constants.O_DSYNC],
  ['writes and flushes one after the other', undefined],
])('a file of the log where the system %s', (_title, flag) => {
  test('takes bytes at their place, and says how long it is', async () => {
    const path = join(await temporaryFolder(), 'log')
    await writeFile(path, 'eins zwei')
    const file = await openDurably(path, flag)
    expect(await file.write(Buffer.from('xdrei'), 1, 4, 5)).toMatchObject({ bytesWritten: 4 })
    await file.truncate(8)
    expect((await file.stat()).size).toBe(8)
    await file.close()
    expect(await readFile(path, 'utf8')).toBe('eins dre')
  })
})
