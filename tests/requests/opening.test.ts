import { describe, expect, test } from 'vitest'
import type { OpenCommand } from '../../src/requests/command.ts'
import { buildDirectory } from '../../src/requests/directory.ts'
import { sampleBase } from './sample-body.ts'
import { given, openCommand, opening, people, when } from './scenario.ts'

const open = (changes: Partial<OpenCommand>) => when(undefined, people.anna, { ...openCommand, ...changes })

describe('opening a request', () => {
  test('gives it at once to the right master, with the reasons', () => {
    const outcome = open({}).thenHappens('opened', 'assigned')
    expect(outcome.request).toMatchObject({
      number: 42,
      status: 'open',
      requester: 'anna',
      followers: [],
      unit: 'schools',
      topic: 'printers',
      assignee: { kind: 'master', master: 'master-schools-a' },
      hops: 0,
      urgency: 'normal',
      rating: null,
    })
    expect(outcome.events[1]).toMatchObject({
      by: null,
      cause: 'opened',
      trail: [{ code: 'masters-here' }, { code: 'chosen' }],
    })
  })

  test('keeps 5,000 characters, counted as people count them', () => {
    const description = `${'😀'.repeat(4999)}a`
    expect(open({ description }).request.description).toBe(description)
  })

  test('with 5,001 it says how many are too many', () => {
    open({ description: 'a'.repeat(5001) }).thenRefused('too-long', { field: 'description', length: 5001, max: 5000 })
  })

  test.each([
    ['nothing', ''],
    ['spaces', ' \n\t\u00A0'],
    ['invisible characters', '\u200B\u200D\uFEFF'],
    ['only emoji', '😡😡🖨️👨‍👩‍👧1️⃣🇮🇹'],
    ['only punctuation', '…?!'],
  ])('with %s to go by and no matter named, it asks for words', (_, description) => {
    open({ topic: null, title: '', description }).thenRefused('nothing-said', { field: 'description' })
  })

  test('an emoji is enough where the topic says what it is about', () => {
    expect(open({ title: '', description: '😡' }).request).toMatchObject({ title: '😡', description: '😡' })
  })

  test('a screenshot is enough', () => {
    const attachments = [{ name: 'error.png', url: 'https://files.example.org/1' }]
    const request = open({ topic: null, title: '', description: '', attachments }).request
    expect(request).toMatchObject({ title: '', attachments })
  })

  test.each([['<!channel>'], ['[click](javascript:alert(1))'], ['<b>bold</b> & *so*'], ['ٱلسَّلَامُ عَلَيْكُمْ']])(
    'keeps %s as it was written: showing it safely is the adapter’s part',
    (description) => {
      expect(open({ topic: null, title: '', description }).request.description).toBe(description)
    },
  )

  test('without a title the first line of the description serves, cut where it is long', () => {
    expect(open({ title: ' ', description: '\n\n  No   paper \n at all' }).request.title).toBe('No paper')
    expect(open({ title: '', description: 'x'.repeat(500) }).request.title).toBe(`${'x'.repeat(119)}…`)
  })

  test('blank phone and colleague are none, too long ones are refused', () => {
    expect(open({ phone: ' ', onBehalfOf: '\n' }).request).toMatchObject({ phone: null, onBehalfOf: null })
    expect(open({ phone: ' 011 123 ' }).request.phone).toBe('011 123')
    open({ phone: '1'.repeat(101) }).thenRefused('too-long', { field: 'phone', length: 101, max: 100 })
    open({ onBehalfOf: 'a'.repeat(101) }).thenRefused('too-long', { field: 'on-behalf-of', length: 101, max: 100 })
  })

  test('by a master goes to somebody else, for a colleague it may be theirs', () => {
    const own = when(undefined, people.masterA, openCommand).request
    expect(own.assignee).toEqual({ kind: 'master', master: 'master-schools-b' })
    const other = when(undefined, people.masterA, { ...openCommand, onBehalfOf: 'Anna' }).request
    expect(other.assignee).toEqual({ kind: 'master', master: 'master-schools-a' })
  })

  test('from a unit that has disappeared reaches the IT office', () => {
    expect(open({ unit: 'abolished' }).request.assignee).toEqual({ kind: 'office', unit: 'it' })
  })

  test('offers the supplier where routing says so', () => {
    const outcome = open({ unit: 'brigade', topic: null, application: 'ledger' })
    expect(outcome.events[1]).toMatchObject({ type: 'assigned', offerSupplier: true })
  })

  test('reaches the IT office where there is no master at all', () => {
    const directory = buildDirectory({ ...sampleBase, masters: [] })
    const outcome = when(undefined, people.anna, { ...openCommand, topic: null }, { directory })
    expect(outcome.request.assignee).toEqual({ kind: 'office', unit: 'it' })
  })

  test('with a number in use is refused', () => {
    when(given(opening), people.bruno, openCommand).thenRefused('number-taken', { number: 42 })
  })

  test('is for people only', () => {
    when(undefined, 'system', openCommand).thenRefused('not-allowed')
  })
})
