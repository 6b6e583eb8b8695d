import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/command-list.ts'
import { runCommand } from '../../src/commands/run-command.ts'
import { smallBaseSources } from '../knowledge/small-base.ts'

let folder: string
let knowledge: string
let broken: string
let questions: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'centralino-commands-'))
  knowledge = join(folder, 'knowledge')
  broken = join(folder, 'broken')
  questions = join(folder, 'questions.jsonl')
  await mkdir(knowledge)
  for (const [name, text] of Object.entries(smallBaseSources())) await writeFile(join(knowledge, name), text)
  await cp(knowledge, broken, { recursive: true })
  await writeFile(join(broken, 'faq.json'), '{\n  "faq": [1]\n}')
  await rm(join(broken, 'roles.json'))
  const lines = [
    { id: '1', q: 'forestale', type: 'who', expect: ['boschi'] },
    { id: '2', q: 'chi dirige il settore territorio?', type: 'head', expect: ['territorio'] },
    { id: '3', q: 'scuolabus', type: 'who', expect: ['acque'] },
    { id: '4', q: 'che tempo fa?', type: 'oos', expect: [] },
  ]
  await writeFile(questions, lines.map((line) => JSON.stringify(line)).join('\n'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(...argv: string[]) {
  return runWith({ CENTRALINO_KNOWLEDGE: knowledge }, ...argv)
}

async function runWith(environment: Record<string, string>, ...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommand(argv, { out: (text) => out.push(text), err: (text) => err.push(text) }, environment)
  return { code, out: out.join('\n'), err: err.join('\n'), lines: err }
}

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])('%s lists every command', async (option) => {
    const { code, out } = await run(option)
    expect(code).toBe(0)
    for (const command of commands) {
      expect(out).toContain(command.name)
      expect(out).toContain(command.summary)
    }
  })

  test('is what comes without a command, as a mistake', async () => {
    const { code, out } = await run()
    expect(code).toBe(2)
    expect(out).toContain('Usage: centralino COMMAND')
  })

  test.each(commands.map((command) => command.name))('of %s explains it without running it', async (name) => {
    const { code, out } = await run(...name.split(' '), '--help')
    expect(code).toBe(0)
    expect(out).toContain(`Usage: centralino ${name}`)
  })
})

describe('what is not understood gets one line and exit code 2', () => {
  test.each([
    ['an unknown command', ['balla'], /there is no command "balla"/],
    ['half a command', ['kb'], /there is no command "kb"/],
    ['an unknown option', ['ask', 'chi?', '--colore'], /'--colore'.*centralino ask --help/],
    ['an option without its value', ['ask', 'chi?', '--unit'], /'--unit.*centralino ask --help/],
    ['ask without a question', ['ask'], /ask needs one question/],
    ['ask with a question and a file', ['ask', 'chi?', '--file', 'x'], /ask needs one question/],
    ['a unit that does not exist', ['ask', 'chi?', '--unit', 'miniere'], /there is no unit "miniere"/],
    ['a file that does not exist', ['ask', '--file', 'altrove.jsonl'], /Cannot read altrove\.jsonl/],
    ['eval without a file', ['eval'], /eval needs one file/],
    [
      'a bound that is no share',
      ['eval', 'x', '--min-correct', '85'],
      /--min-correct is a share from 0 to 1, not "85"/,
    ],
    ['an empty bound', ['eval', 'x', '--max-false', ''], /--max-false is a share/],
    ['kb check of two folders', ['kb', 'check', 'a', 'b'], /kb check takes one folder/],
  ])('%s', async (_, argv, message) => {
    const { code, out, lines } = await run(...argv)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('\n')
    expect(lines[0]).toMatch(message)
  })

  test('a configuration that is not usable', async () => {
    const { code, err } = await runWith({ CENTRALINO_KNOWLEDGE: knowledge, CENTRALINO_PORT: 'porta' }, 'ask', 'chi?')
    expect(code).toBe(2)
    expect(err).toContain('CENTRALINO_PORT')
  })
})

describe('ask', () => {
  test('prints the reply', async () => {
    const { code, out } = await run('ask', 'chi si occupa dei sentieri?')
    expect(code).toBe(0)
    expect(out).toContain('Se ne occupa: Ufficio Boschi e Sentieri.')
  })

  test('takes a question without quotes too', async () => {
    expect((await run('ask', 'chi', 'si', 'occupa', 'dei', 'sentieri')).out).toContain('Boschi')
  })

  test('exits with 1 where nothing was answered', async () => {
    const { code, out } = await run('ask', 'xqzw kkrt')
    expect(code).toBe(1)
    expect(out).toContain('Non lo so')
  })

  test('prints one JSON line with everything about the answer', async () => {
    const { code, out } = await run('ask', 'chi si occupa dei sentirei?', '--json')
    expect(code).toBe(0)
    expect(out).not.toContain('\n')
    expect(JSON.parse(out)).toEqual({
      question: 'chi si occupa dei sentirei?',
      outcome: 'answer',
      intent: 'who',
      subjects: expect.arrayContaining(['boschi']),
      confidence: expect.any(Number),
      text: expect.stringContaining('Boschi'),
      why: expect.arrayContaining(['sentirei -> sentieri']),
      ms: expect.any(Number),
    })
  })

  test('answers from the own unit', async () => {
    const { out } = await run('ask', 'chi è il mio master?', '--unit', 'acque', '--json')
    expect(JSON.parse(out)).toMatchObject({ intent: 'master', subjects: ['acque'], why: ['own unit acque'] })
  })

  test('answers a file, one JSON line a question, in its order', async () => {
    const { code, out } = await run('ask', '--file', questions, '--json')
    expect(code).toBe(0)
    const answers = out.split('\n').map((line) => JSON.parse(line) as { id: string; outcome: string })
    expect(answers.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['1', 'answer'],
      ['2', 'answer'],
      ['3', 'answer'],
      ['4', 'unknown'],
    ])
  })
})

describe('the knowledge base', () => {
  test('is that of --knowledge before that of the environment', async () => {
    expect((await runWith({}, 'ask', 'forestale', '--knowledge', knowledge)).out).toContain('Boschi')
    expect((await runWith({ CENTRALINO_KNOWLEDGE: broken }, 'ask', 'forestale', '--knowledge', knowledge)).code).toBe(0)
  })

  test('that comes with the program is used where none is named', async () => {
    const { code, out } = await runWith({}, 'kb', 'check')
    expect(code).toBe(0)
    expect(out).not.toContain('Valfinta')
  })

  test('that is broken stops a command with all its problems', async () => {
    const { code, err } = await run('ask', 'forestale', '--knowledge', broken)
    expect(code).toBe(2)
    expect(err).toContain('faq.json:2')
    expect(err).toContain('roles.json: Il file non c’è.')
  })
})

describe('kb check', () => {
  test('of a sound base counts what it holds', async () => {
    const { code, out, err } = await run('kb', 'check', knowledge)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      'Comunità di Valfinta: sound. 8 units, 3 topics, 1 applications, 1 frequent questions, 2 masters.\n' +
        'Its own questions: 3, all answered as they must be.',
    )
  })

  test('of a broken one lists every problem with its place, and exits with 1', async () => {
    const { code, out, lines } = await run('kb', 'check', '--knowledge', broken)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(lines).toEqual([
      expect.stringMatching(/^roles\.json: Il file non c’è\./),
      expect.stringMatching(/^faq\.json:2 faq\[0\]: /),
      `2 problems in ${broken}.`,
    ])
  })

  test('of a folder that is not there lists its files', async () => {
    const { code, lines } = await run('kb', 'check', join(folder, 'altrove'))
    expect(code).toBe(1)
    expect(lines).toHaveLength(10)
  })
})

describe('eval', () => {
  test('prints the shares of correct answers', async () => {
    const { code, out } = await run('eval', questions)
    expect(code).toBe(0)
    expect(out).toContain('in scope 3: correct   66.7%')
    expect(out).toContain('out of scope 1: answered wrongly    0.0%')
    expect(out).not.toContain('misses')
  })

  test('lists the misses where asked to', async () => {
    expect((await run('eval', questions, '--misses')).out).toContain(
      '3 [who] scuolabus\n      expected acque; got answer who scuole',
    )
  })

  test.each([
    [['--min-correct', '0.6'], 0],
    [['--min-correct', '0.7'], 1],
    [['--max-false', '0'], 0],
    [['--min-correct', '0.6', '--max-false', '0.1'], 0],
  ])('with %j exits with %i', async (bounds, code) => {
    expect((await run('eval', questions, ...bounds)).code).toBe(code)
  })

  test('exits with 1 where too much of what is outside was answered', async () => {
    const file = join(folder, 'outside.jsonl')
    await writeFile(file, '{"id": "1", "q": "forestale", "type": "oos"}')
    expect((await run('eval', file, '--max-false', '0.5')).code).toBe(1)
  })
})
