import fc from 'fast-check'
import type { Action, Block, Fact, Field, Form, Option, OutgoingMessage } from '../../src/channel/message.ts'
import { hostileText } from '../conversation/hostile-text.ts'

const noise = fc.oneof(
  hostileText,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '\n', '\u0000'),
)

/** Mostly short, at times as long as a platform allows and longer. */
const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: noise },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        noise,
        fc.constantFrom('a', '😀', 'parola ', '"', '&', '<', '*', 'riga\n'),
        fc.integer({ min: 50, max: 7_000 }),
      )
      .map(([start, piece, times]) => start + piece.repeat(times)),
  },
)

const shortText = fc.oneof({ weight: 9, arbitrary: noise }, { weight: 1, arbitrary: text })
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

/** Without the members that are undefined, as `exactOptionalPropertyTypes` wants them. */
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never
}

const action: fc.Arbitrary<Action> = fc.record({
  action: fc.oneof(fc.stringMatching(/^[a-z:-]{1,30}$/), shortText),
  value: shortText,
  label: shortText,
  typed: shortText,
  style: fc.constantFrom('primary', 'secondary', 'danger'),
})

const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    'https://www.example.org/a?b=c&d=<e>',
    'HTTPS://EXAMPLE.ORG',
    'mailto:ufficio@example.org',
    'tel:+39011',
    'javascript:alert(1)',
    'https://',
    'https://a b',
    '<!channel>',
    '',
  ),
  noise,
)

const fact: fc.Arbitrary<Fact> = fc
  .record({ label: shortText, text, url: optional(url) })
  .map((value) => present(value) as Fact)

const option: fc.Arbitrary<Option> = fc
  .record({ value: shortText, label: shortText, hint: optional(shortText) })
  .map((value) => present(value) as Option)

const options = fc.oneof(
  { weight: 6, arbitrary: fc.uniqueArray(option, { maxLength: 12, selector: ({ value }) => value }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(shortText, fc.integer({ min: 99, max: 400 }))
      .map(([label, count]) =>
        Array.from({ length: count }, (_, at) => ({ value: `o${at}`, label: `${label} ${at}` })),
      ),
  },
)

const field: fc.Arbitrary<Field> = fc
  .record({
    id: fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,20}$/),
    label: shortText,
    hint: optional(text),
    required: fc.boolean(),
    held: fc.integer({ min: -1, max: 500 }),
    value: optional(text),
    date: fc.constantFrom('2026-06-01', '2026-02-31', 'domani', ''),
    kind: fc.oneof(
      fc.record({ type: fc.constant('text'), multiline: fc.boolean(), maxLength: fc.integer({ min: 1, max: 20_000 }) }),
      fc.record({ type: fc.constant('choice'), options }),
      fc.record({ type: fc.constant('date') }),
    ),
  })
  .map(({ held, value, date, kind, ...rest }) => {
    const holds = kind.type === 'date' ? date : 'options' in kind ? kind.options[held]?.value : value
    return present({ ...rest, ...kind, value: holds }) as Field
  })

/** Any form; the ids of its fields differ. */
export const anyForm: fc.Arbitrary<Form> = fc
  .record({
    form: fc.stringMatching(/^[a-z-]{1,30}$/),
    context: fc.string({ unit: 'binary', maxLength: 200 }),
    title: shortText,
    fields: fc.uniqueArray(field, { maxLength: 6, selector: ({ id }) => id }),
    submitLabel: shortText,
    refused: fc.dictionary(fc.constantFrom('elsewhere', 'other'), shortText, { maxKeys: 2 }),
    refusal: optional(shortText),
  })
  .map(({ refused, refusal, ...form }) => {
    const own = refusal === undefined ? {} : Object.fromEntries(form.fields.slice(0, 2).map(({ id }) => [id, refusal]))
    return { ...form, ...(refusal === undefined ? {} : { errors: { ...refused, ...own } }) }
  })

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), text }),
  fc.record({ type: fc.constant('paragraph' as const), text }),
  fc.record({ type: fc.constant('facts' as const), facts: fc.array(fact, { maxLength: 6 }) }),
  fc
    .record({ type: fc.constant('list' as const), title: optional(shortText), items: fc.array(text, { maxLength: 8 }) })
    .map((value) => present(value) as Block),
  fc.record({
    type: fc.constant('notice' as const),
    tone: fc.constantFrom('info' as const, 'warning' as const, 'success' as const),
    text,
  }),
  fc.record({ type: fc.constant('quote' as const), author: shortText, text }),
  fc.record({ type: fc.constant('details' as const), summary: shortText, items: fc.array(text, { maxLength: 8 }) }),
  fc.record({ type: fc.constant('actions' as const), actions: fc.array(action, { maxLength: 30 }) }),
  fc.record({ type: fc.constant('form' as const), form: anyForm }),
)

const blocks = fc.oneof(
  { weight: 6, arbitrary: fc.array(block, { maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(block, { minLength: 1, maxLength: 3 }), fc.integer({ min: 10, max: 60 }))
      .map(([some, times]) => Array.from({ length: times }, () => some).flat()),
  },
)

/** Any message the vocabulary of the channel allows, hostile and far too long ones included. */
export const anyMessage: fc.Arbitrary<OutgoingMessage> = fc.oneof(
  fc.record({ language: fc.constantFrom('it' as const, 'en' as const), text, blocks }),
  fc.record({
    language: fc.constantFrom('it' as const, 'en' as const),
    text,
    blocks,
    card: shortText,
    refreshable: fc.constant(true as const),
  }),
)
