// Saves a small base with another name in the folder named first, and kills itself before its n-th operation on files.
import { writeKnowledge } from '../../../src/knowledge/editing/write-files.ts'
import { readSources } from '../../../src/knowledge/load.ts'
import { interferedFiles } from './faulty-files.ts'
import { renamedInTwoFiles } from './two-files.ts'

const [folder = '', last = ''] = process.argv.slice(2)
let left = Number(last)
const before = await readSources(folder)
await writeKnowledge(
  folder,
  before,
  renamedInTwoFiles(before),
  interferedFiles(() => {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL')
  }),
)
