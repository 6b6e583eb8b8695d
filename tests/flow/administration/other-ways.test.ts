import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formReference, specialActions } from '../../../src/channel/special-actions.ts'
import { KeeperAtWork } from './keeper-at-work.ts'

describe('a form that opens in a window', () => {
  it.each(['modifica voce boschi', 'aggiungi ufficio', 'chiudi voce boschi', 'prova come', 'cerca voce'])(
    'is made anew for «%s»',
    async (words) => {
      const work = await KeeperAtWork.start()
      await work.say('admin', words)
      const shown = work.form('admin')
      await work.forge('admin', specialActions.form, formReference(shown))
      expect(work.form('admin')).toEqual(shown)
      // Another form was shown since: it is made from its reference alone.
      await work.say('admin', 'aggiungi argomento')
      await work.forge('admin', specialActions.form, formReference(shown))
      expect(work.form('admin')).toEqual(shown)
    },
  )

  it('comes back with what was wrong in it', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'aggiungi ufficio')
    await work.fill('admin', { name: 'Ufficio Sport' })
    const shown = work.form('admin')
    expect(shown.errors).toHaveProperty('kind')
    await work.forge('admin', specialActions.form, formReference(shown))
    expect(work.form('admin')).toEqual(shown)
  })
})

describe('in English', () => {
  it('goes from the words to the file', async () => {
    const work = await KeeperAtWork.start()
    expect(await work.say('admin', 'manage')).toContain('The bot’s information')
    expect(await work.say('admin', 'search entry woods')).not.toContain('Non')
    await work.say('admin', 'edit entry boschi')
    expect(work.form('admin').title).toBe('Edit: office')
    expect(await work.fill('admin', { 'contacts-phone': '011 1' })).toContain('Phone: 011 1')
    expect(await work.say('admin', 'set from 1/1/2027')).toContain('It will hold from 1 January 2027')
    expect(await work.say('admin', 'save 1')).toContain('change 1 is ready')
    expect(await work.say('admin', 'changes under way')).toContain('planned for 1 January 2027')
    expect(await work.say('admin', 'undo change 1')).toContain('dropped')
    expect(await work.say('admin', 'history entry boschi')).toContain('has never changed')
  })
})

describe('every button', () => {
  it('does the same when its words are typed', async () => {
    const [pressed, typed] = [await KeeperAtWork.start(), await KeeperAtWork.start()]
    const begin = ['gestisci', 'voce boschi', 'cerca voce ufficio', 'storia voce boschi', 'modifiche in corso']
    for (const words of begin) {
      await pressed.say('admin', words)
      const message = pressed.messages('admin').at(-1)
      for (const block of message?.blocks ?? []) {
        if (block.type !== 'actions') continue
        for (const action of block.actions) {
          await pressed.forge('admin', action.action, action.value)
          await typed.say('admin', words)
          await typed.say('admin', action.typed)
          expect([action.typed, typed.messages('admin').at(-1)?.blocks]).toEqual([
            action.typed,
            pressed.messages('admin').at(-1)?.blocks,
          ])
        }
      }
    }
  })
})

it('writes every change and every refusal into the journal', async () => {
  const work = await KeeperAtWork.start()
  await work.say('admin', 'modifica voce boschi')
  await work.fill('admin', { 'contacts-phone': '011 1' })
  await work.press('admin', 'Salva')
  await work.forge('anna', 'kb:edit', 'units boschi')
  await work.program.stop()
  const names = await readdir(work.program.dataFolder, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    names.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'utf8')),
  )
  const all = texts.join('\n')
  expect(all).toMatch(/"what":"kb\/proposed"/)
  expect(all).toMatch(/"what":"kb\/saved","data":\{"number":1,"entries":\["units\/boschi"\]/)
  expect(all).toMatch(/"what":"kb\/refused","data":\{"step":"edit"/)
})
