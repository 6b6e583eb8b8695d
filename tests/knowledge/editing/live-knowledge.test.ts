import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LiveKnowledge, type Look } from '../../../src/knowledge/editing/live-knowledge.ts'
import { writeSmallBase } from '../../support/knowledge-folder.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

async function openSmall(): Promise<LiveKnowledge> {
  const folder = await temporaryFolder()
  await writeSmallBase(folder)
  return LiveKnowledge.open(folder)
}

const write = (live: LiveKnowledge, name: string, text: string) => writeFile(join(live.folder, name), text)

const rename = (live: LiveKnowledge, name: string) =>
  writeSmallBase(live.folder, (files) => {
    Object.assign(files['organization.json'] as object, { name })
  })

/** As many looks as it takes for a change to be seen and to have settled. */
async function lookTwice(live: LiveKnowledge): Promise<Look> {
  const first = await live.look()
  return first.type === 'same' ? live.look() : first
}

describe('a base that is edited while it is used', () => {
  it('follows its files once they have settled', async () => {
    const live = await openSmall()
    const before = live.state
    await rename(live, 'Unione di Valfinta')
    expect(await live.look()).toEqual({ type: 'same' })
    expect(live.state).toBe(before)
    expect(await live.look()).toEqual({ type: 'changed', state: live.state })
    expect(live.state.base.organization.name).toBe('Unione di Valfinta')
    expect(live.state.revision).not.toBe(before.revision)
    expect(await live.look()).toEqual({ type: 'same' })
  })

  it('waits while files go on changing', async () => {
    const live = await openSmall()
    for (const name of ['Uno', 'Due', 'Tre']) {
      await rename(live, name)
      expect(await live.look()).toEqual({ type: 'same' })
    }
    expect(await live.look()).toMatchObject({ type: 'changed' })
    expect(live.state.base.organization.name).toBe('Tre')
  })

  it('stays as it is while a file is broken, says where, once, and goes on when it is mended', async () => {
    const live = await openSmall()
    const before = live.state
    await write(live, 'topics.json', '{\n  "topics": [\n')
    const look = await lookTwice(live)
    expect(look.type === 'broken' && look.problems[0]).toMatchObject({ file: 'topics.json', line: 3 })
    expect(live.state).toBe(before)
    expect(await lookTwice(live)).toEqual({ type: 'same' })
    await writeSmallBase(live.folder)
    expect(await lookTwice(live)).toEqual({ type: 'mended' })
    expect(live.state).toBe(before)
  })

  it('stays as it is while a file is missing', async () => {
    const live = await openSmall()
    await rm(join(live.folder, 'faq.json'))
    expect(await lookTwice(live)).toMatchObject({ type: 'broken', problems: [{ file: 'faq.json' }] })
    expect(live.state.base.organization.name).toBe('Comunità di Valfinta')
  })

  it('goes from broken files to other good ones', async () => {
    const live = await openSmall()
    await write(live, 'topics.json', '{')
    await lookTwice(live)
    await rename(live, 'Unione di Valfinta')
    expect(await lookTwice(live)).toMatchObject({ type: 'changed' })
  })

  it('does not mind files that are written anew with the same words', async () => {
    const live = await openSmall()
    const before = live.state
    await writeSmallBase(live.folder)
    expect(await lookTwice(live)).toEqual({ type: 'same' })
    expect(live.state).toBe(before)
  })

  it('is looked at at once by whoever has written it', async () => {
    const live = await openSmall()
    await rename(live, 'Unione di Valfinta')
    expect(await live.refresh()).toMatchObject({ type: 'changed' })
    expect(await lookTwice(live)).toEqual({ type: 'same' })
  })

  it('is refused where it is broken from the beginning', async () => {
    const folder = await temporaryFolder()
    await expect(LiveKnowledge.open(folder)).rejects.toMatchObject({ code: 'knowledge/invalid' })
  })
})
