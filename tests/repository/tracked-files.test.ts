import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/config.ts'

const root = packageRoot()

/** Words are put together here so that this file does not find itself. */
const registryHosts = ['npmjs', 'yarnpkg', 'npmmirror', 'jsr'].map((name) => `${name}\\.(org|com|io)`)
const machinePaths = ['work', 'farm', 'root', 'home/[a-z]', 'Users/[A-Za-z]', 'tmp/bash_jobs'].map((path) => `/${path}`)

function trackedFiles(): string[] {
  return execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
}

function linesMatching(pattern: RegExp): string[] {
  return trackedFiles().flatMap((path) => {
    const text = readTracked(path)
    return text.includes('\0')
      ? []
      : text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.slice(0, 120)}`] : []))
  })
}

/** A file deleted but not yet committed has no lines. */
function readTracked(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return ''
  }
}

describe('tracked files', () => {
  it('name no package registry', () => {
    expect(linesMatching(new RegExp(`registry\\.[a-z]|\\b(${registryHosts.join('|')})\\b`, 'i'))).toEqual([])
  })

  it('hold no path of one machine', () => {
    expect(linesMatching(new RegExp(`(^|[\\s"'\`(=:])(${machinePaths.join('|')})(/|$)`))).toEqual([])
  })

  it('lock packages by what they contain, not by where they came from', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const entries = Object.entries<Record<string, unknown>>(packages).filter(([path]) => path !== '')
    expect(entries.filter(([, entry]) => 'resolved' in entry)).toEqual([])
    // Builds for other platforms that tools/complete-lockfile.ts adds are never installed where they were left out.
    const unchecked = entries.filter(([, entry]) => entry['integrity'] === undefined)
    expect(unchecked.filter(([, entry]) => entry['optional'] !== true || entry['os'] === undefined)).toEqual([])
  })

  it('lock every optional build, so that npm ci accepts the lock whatever registry made it', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const wanted = Object.entries<{ optionalDependencies?: Record<string, string> }>(packages).flatMap(
      ([path, entry]) => Object.keys(entry.optionalDependencies ?? {}).map((name) => ({ path, name })),
    )
    const missing = wanted.filter(
      ({ path, name }) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    )
    expect(missing).toEqual([])
  })
})
