import { beforeAll, describe, expect, it } from 'vitest'
import { renderForm } from '../../../adapters/slack/render-form.ts'
import { renderMessage } from '../../../adapters/slack/render-message.ts'
import { renderForm as renderTeamsForm } from '../../../adapters/teams/render-form.ts'
import { changeInto } from '../../../src/administration/changes/plain-change.ts'
import { rawEntries } from '../../../src/administration/changes/raw-entries.ts'
import { editableKinds } from '../../../src/conversation/administration/entry-fields.ts'
import { addForm, editForm } from '../../../src/conversation/administration/entry-form.ts'
import { formValuesOf, readEntryForm } from '../../../src/conversation/administration/entry-values.ts'
import { entryCard } from '../../../src/conversation/administration/knowledge-cards.ts'
import { deskVoice } from '../../../src/conversation/desk/names.ts'
import { nameOfEntry } from '../../../src/knowledge/entry-lists.ts'
import { type Knowledge, prepareKnowledge } from '../../../src/knowledge/knowledge.ts'
import { readSources, type Sources } from '../../../src/knowledge/load.ts'
import { sampleTexts } from '../../adapters/slack/sample-texts.ts'
import { sampleTexts as teamsTexts } from '../../adapters/teams/sample-texts.ts'
import { loadTorino, torinoFolder } from '../../knowledge/torino-base.ts'
import { checkedCard } from '../../support/adaptive-cards/adaptive-card-schema.ts'
import { checkMessage, checkView } from '../../support/block-kit/check-block-kit.ts'

let sources: Sources
let knowledge: Knowledge

beforeAll(async () => {
  sources = await readSources(torinoFolder)
  knowledge = prepareKnowledge(await loadTorino(), '2026-06-01')
})

const voiceIn = (language: 'it' | 'en') => deskVoice(language, knowledge, new Map())
const entriesOf = (kind: (typeof editableKinds)[number]) =>
  rawEntries(sources, kind).map((entry) => ({ entry, ref: { kind, id: nameOfEntry(entry) ?? '' } }))

describe.each(editableKinds)('the form of %s', (kind) => {
  it('changes nothing where it is sent as it was shown', () => {
    for (const { entry, ref } of entriesOf(kind)) {
      const read = readEntryForm(kind, formValuesOf(kind, entry, knowledge), entry, knowledge)
      expect(read).toEqual({ entry })
      expect('entry' in read && changeInto(ref, entry, read.entry)).toBeUndefined()
    }
  })

  it('fits into a window of Slack for every entry, in both languages', () => {
    for (const language of ['it', 'en'] as const) {
      const voice = voiceIn(language)
      const windowOf = (form: ReturnType<typeof addForm>) =>
        checkView(renderForm(form, { language, texts: sampleTexts[language], conversation: 'user/U1' }))
      expect(windowOf(addForm(kind, knowledge, voice))).toEqual([])
      for (const { entry, ref } of entriesOf(kind)) {
        expect(windowOf(editForm(ref, entry, knowledge, voice))).toEqual([])
        expect(checkMessage(renderMessage(entryCard(ref, entry, [], knowledge, voice), sampleTexts))).toEqual([])
      }
    }
  })

  it('becomes a dialog of Teams, which holds all its fields', () => {
    for (const { entry, ref } of entriesOf(kind).slice(0, 10)) {
      const form = editForm(ref, entry, knowledge, voiceIn('it'))
      const card = checkedCard(renderTeamsForm(form, 'it', teamsTexts).task.card)
      expect(card.body.filter(({ type }) => type.startsWith('Input.'))).toHaveLength(form.fields.length)
    }
  })

  it('leaves alone what a platform has cut or left out', () => {
    for (const { entry } of entriesOf(kind).slice(0, 20)) {
      const shown = formValuesOf(kind, entry, knowledge)
      const cut = Object.entries(shown).map(([id, text]) => [id, text.includes(' ') ? `${text.slice(0, -2)}…` : text])
      expect(readEntryForm(kind, Object.fromEntries(cut), entry, knowledge)).toEqual({ entry })
      expect(readEntryForm(kind, {}, entry, knowledge)).toEqual({ entry })
    }
  })

  it('asks for what is missing', () => {
    const read = readEntryForm(kind, {}, null, knowledge)
    expect(Object.values('faults' in read ? read.faults : {})).toContainEqual({ reason: 'missing' })
  })
})
