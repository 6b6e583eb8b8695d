/**
 * Adds to package-lock.json the optional builds for other platforms that a registry without them left out: `npm ci`
 * of npm 11 refuses a lock that does not name them. They are never installed on a platform they are not for.
 *
 *   npx tsx tools/complete-lockfile.ts      after every npm install that changed the lock
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface LockedPackage {
  readonly version?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly [field: string]: unknown
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'arm']

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> }
let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`
    if (lock.packages[place] !== undefined || lock.packages[`${path}/${place}`] !== undefined) continue
    const build = platformOf(name)
    if (build === undefined) continue
    lock.packages[place] = { version: range.replace(/^[\^~]/, ''), ...build, dev: true, optional: true }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} builds for other platforms added.`)

/** What a package name such as `…/binding-linux-x64-musl` says it is for; undefined where it says nothing. */
function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } | undefined {
  const tail = name.split('/').at(-1) ?? name
  const os = systems.find((system) => tail.includes(system))
  const cpu = processors.find((processor) => new RegExp(`-${processor}(?:-|$)`).test(tail))
  if (os === undefined || cpu === undefined) return undefined
  const libc = tail.includes('musl') ? ['musl'] : /-gnu/.test(tail) ? ['glibc'] : undefined
  return { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc }) }
}
