import { describe, expect, test } from 'vitest'
import type { IncomingContent, Language, OutgoingMessage } from '../../src/channel/message.ts'
import { converse } from '../../src/conversation/converse.ts'
import type { Responder } from '../../src/conversation/responder.ts'
import { type ConversationState, newConversation, readConversationState } from '../../src/conversation/state.ts'
import { offersNext } from './offers-next.ts'
import { smallResponder } from './small-responder.ts'

/** Somebody at the bot: says things and reads the replies. */
class Conversation {
  state: ConversationState = newConversation
  unit: string | null = null
  language: Language = 'it'
  readonly #responder: Responder

  constructor(responder = smallResponder()) {
    this.#responder = responder
  }

  take(content: IncomingContent): readonly OutgoingMessage[] {
    const turned = converse(content, this.state, { unit: this.unit, language: this.language }, this.#responder)
    this.state = turned.state
    this.unit = turned.unit ?? this.unit
    return turned.replies
  }

  say(text: string): string {
    return this.take({ type: 'text', text })
      .map((reply) => reply.text)
      .join('\n')
  }

  press(action: string, value: string): readonly OutgoingMessage[] {
    return this.take({ type: 'action', action, value })
  }

  fill(unit: string): readonly OutgoingMessage[] {
    return this.take({ type: 'form', form: 'own-unit', context: '', values: { unit } })
  }
}

describe('options', () => {
  test('are chosen by their number', () => {
    const talk = new Conversation()
    expect(talk.say('non va niente')).toContain('Può voler dire più di una cosa')
    expect(talk.say('2')).toContain('Rete')
    expect(talk.state.lastRecord).toBe('rete')
  })

  test('are chosen by their button', () => {
    const talk = new Conversation()
    talk.say('non va niente')
    expect(talk.press('choose', 'stampanti')[0]?.text).toContain('Stampanti')
  })

  test('are numbered as their buttons say', () => {
    const talk = new Conversation()
    const [reply] = talk.take({ type: 'text', text: 'non va niente' })
    const typed = reply?.blocks.flatMap((block) =>
      block.type === 'actions' ? block.actions.map((action) => action.typed) : [],
    )
    expect(typed).toEqual(['1', '2'])
  })

  test('that do not exist are a question like any other', () => {
    const talk = new Conversation()
    talk.say('non va niente')
    expect(talk.say('7')).not.toBe('')
    expect(talk.state.lastRecord).toBeNull()
  })

  test('are over once something else was answered', () => {
    const talk = new Conversation()
    talk.say('non va niente')
    talk.say('scuolabus')
    talk.say('2')
    expect(talk.state.lastRecord).toBe('scuole')
  })

  test('of a base that has changed say so, with something to do next', () => {
    const [reply] = new Conversation().press('choose', 'ufficio-abolito')
    expect(reply?.text).toContain('non vale più')
    expect(reply !== undefined && offersNext(reply)).toBe(true)
  })
})

describe('buttons', () => {
  test('ask as if it had been typed', () => {
    const talk = new Conversation()
    expect(talk.press('ask', 'chi dirige il settore territorio?')[0]?.text).toContain('Direttore di Settore')
  })

  test('answer in the language of the person', () => {
    const talk = new Conversation()
    talk.language = 'en'
    expect(talk.press('ask', 'Ufficio Scuole')[0]?.language).toBe('en')
  })

  test.each(['it', 'en'] as const)('that nobody knows have a reply in %s', (language) => {
    const talk = new Conversation()
    talk.language = language
    const [reply] = talk.press('dance', '')
    expect(reply?.language).toBe(language)
    expect(reply !== undefined && offersNext(reply)).toBe(true)
  })
})

describe('"why?"', () => {
  test('explains the last answer', () => {
    const talk = new Conversation()
    talk.say('chi si occupa della legna?')
    expect(talk.say('perché?')).toMatch(/Ecco perché ho risposto così:\n• «legna» corrisponde a «legna»/)
  })

  test('names what was read as another word', () => {
    const talk = new Conversation()
    talk.say('chi si occupa dei sentirei')
    expect(talk.say('Perche')).toContain('ho letto «sentirei» come «sentieri»')
  })

  test('explains in English what was answered in English', () => {
    const talk = new Conversation()
    talk.say('who removes the fallen tree?')
    expect(talk.say('why?')).toContain('This is why I answered so')
  })

  test('does not change what was spoken of', () => {
    const talk = new Conversation()
    talk.say('settore territorio')
    const before = talk.state
    talk.say('perché?')
    expect(talk.state).toEqual(before)
  })

  test('says so where there is nothing to explain', () => {
    const talk = new Conversation()
    talk.say('ciao')
    expect(talk.say('perché?')).toContain('Non ho altro da spiegare')
  })

  test('before anything was said is a question', () => {
    expect(new Conversation().say('perché?')).not.toContain('Ecco perché')
  })
})

describe('the own unit', () => {
  test('is asked for with a form of all units in force but the supplier', () => {
    const talk = new Conversation()
    const [reply] = talk.take({ type: 'text', text: 'il mio ufficio' })
    const form = reply?.blocks.find((block) => block.type === 'form')?.form
    const field = form?.fields[0]
    const options = field?.type === 'choice' ? field.options : []
    expect(options).toContainEqual({ value: 'boschi', label: 'Ufficio Boschi e Sentieri', hint: 'Settore Territorio' })
    expect(options.map(({ value }) => value)).not.toContain('fornitore')
    expect(talk.state.awaiting).toBe('unit')
  })

  test('is set by the form', () => {
    const talk = new Conversation()
    talk.press('choose-unit', '')
    expect(talk.fill('boschi')[0]?.text).toContain('Ufficio Boschi e Sentieri')
    expect(talk.unit).toBe('boschi')
    expect(talk.state.awaiting).toBeNull()
  })

  test('stands in the form when it is asked for again', () => {
    const talk = new Conversation()
    talk.fill('boschi')
    const [reply] = talk.take({ type: 'text', text: 'cambia ufficio' })
    expect(reply?.blocks.find((block) => block.type === 'form')?.form.fields[0]?.value).toBe('boschi')
  })

  test.each(['nessuno', '', '__proto__'])('that does not exist is refused beside the field: "%s"', (unit) => {
    const talk = new Conversation()
    const [reply] = talk.fill(unit)
    expect(reply?.blocks.find((block) => block.type === 'form')?.form.errors?.['unit']).toContain('Non trovo')
    expect(talk.unit).toBeNull()
  })

  test.each([
    ['il mio ufficio è scuole', 'scuole'],
    ['il mio ufficio è Ufficio Boschi e Sentieri', 'boschi'],
    ['il mio ufficio è la forestale', 'boschi'],
    ['my office is acque', 'acque'],
  ])('is set by words: %s', (text, unit) => {
    const talk = new Conversation()
    talk.say(text)
    expect(talk.unit).toBe(unit)
  })

  test('in words that fit none is asked for with the form', () => {
    const talk = new Conversation()
    const [reply] = talk.take({ type: 'text', text: 'il mio ufficio è la luna' })
    expect(reply?.blocks.some((block) => block.type === 'form')).toBe(true)
    expect(talk.unit).toBeNull()
  })

  test('is set by its name alone where it was just asked for', () => {
    const talk = new Conversation()
    talk.say('il mio ufficio')
    talk.say('scuole')
    expect(talk.unit).toBe('scuole')
  })

  test('is not set by its name where it was not asked for, or was asked for long ago', () => {
    const talk = new Conversation()
    talk.say('scuole')
    expect(talk.unit).toBeNull()
    talk.say('il mio ufficio')
    talk.say('grazie')
    talk.say('scuole')
    expect(talk.unit).toBeNull()
  })

  test('once set answers the pending question for the master', () => {
    const talk = new Conversation()
    expect(talk.say('chi è il mio master informatico?')).toContain('Dimmi in che ufficio lavori')
    const replies = talk.fill('boschi')
    expect(replies).toHaveLength(2)
    expect(replies[1]?.text).toContain('master.territorio@example.org')
  })

  test('once set answers the pending IT matter with the own master', () => {
    const talk = new Conversation()
    expect(talk.say('la stampante non stampa')).toContain('Dimmi in che ufficio lavori')
    const replies = talk.fill('acque')
    expect(replies[1]?.text).toContain('Master del Territorio')
  })

  test('once set repeats nothing where nothing was pending', () => {
    const talk = new Conversation()
    talk.say('scuolabus')
    const replies = talk.fill('acque')
    expect(replies).toHaveLength(1)
    expect(replies[0] !== undefined && offersNext(replies[0])).toBe(true)
  })
})

describe('a follow-up', () => {
  test('goes on with the unit spoken of', () => {
    const talk = new Conversation()
    talk.say('settore territorio')
    expect(talk.say('e il direttore?')).toContain('Settore Territorio')
    expect(talk.say('e il master?')).toContain('master.territorio@example.org')
  })

  test('forgets nothing when something was not understood in between', () => {
    const talk = new Conversation()
    talk.say('settore territorio')
    talk.say('xqzw kkrt')
    expect(talk.say('e il direttore?')).toContain('Settore Territorio')
  })
})

describe('a form that nobody knows', () => {
  test('has a reply', () => {
    const talk = new Conversation()
    const [reply] = talk.take({ type: 'form', form: 'sondaggio', context: '', values: {} })
    expect(reply?.text).toContain('non vale più')
  })
})

describe('the state', () => {
  test('survives being stored', () => {
    const talk = new Conversation()
    for (const text of ['non va niente', '1', 'il mio ufficio', 'chi si occupa dei sentirei']) {
      talk.say(text)
      expect(readConversationState(JSON.parse(JSON.stringify(talk.state)))).toEqual(talk.state)
    }
  })

  test.each([undefined, null, 'x', 7, {}, { lastRecord: 3 }, { ...newConversation, awaiting: 'pizza' }])(
    'that does not fit begins anew: %j',
    (stored) => {
      expect(readConversationState(stored)).toEqual(newConversation)
    },
  )
})
