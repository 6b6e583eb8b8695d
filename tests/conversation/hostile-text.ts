import fc from 'fast-check'

/** What a text must never bring along into a reply: markup of the platforms, escape sequences, direction overrides. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
export const markup = /[<>`*~|{}\\\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u

const fragments = [
  'chi dirige il settore territorio?',
  'la stampante non stampa',
  'forestale',
  'il mio ufficio è ',
  'perché?',
  'apri una richiesta',
  '<script>alert(1)</script>',
  '<!channel> <@U1> @everyone',
  '[clicca](javascript:alert(1))',
  '*forte* _piano_ ~via~ `codice` ```blocco```',
  '{"q": [null, {"a": 1e999}]}',
  '\u001B[31mrosso\u001B]0;titolo\u0007',
  '\u202Eoiggassem\u202C \u2066x\u2069',
  'مرحبا بالعالم שלום',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\uD800\uDC00\uD83D\uDE00\uDFFF\uD800',
  'e\u0301\u0302\u0303\u0304',
  '\uFDFA\u0130\u1E9E\uFB03',
  '\u0000\u0007\u200B\uFEFF',
  '(a+)+$ ^(([a-z])+.)+[A-Z]([a-z])+$',
  '????',
  '....',
  "l'''’’d'",
  '9'.repeat(40),
  's.u.a.p.',
  '-1',
  '0',
  '1',
  '99',
  '\n\n',
  '\t',
]

/** Texts of every kind, put together from hostile pieces, ordinary questions and noise. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary' }), fc.string()), { maxLength: 8 })
  .map((pieces) => pieces.join(' '))

/** Texts far longer than anybody writes. */
export const longTexts: readonly (readonly [what: string, text: string])[] = [
  ['letters without a space', 'a'.repeat(100_000)],
  ['spaces', ' '.repeat(100_000)],
  ['unknown words', Array.from({ length: 15_000 }, (_, at) => `zqx${'bcdfghklmn'[at % 10]}w${at}`).join(' ')],
  ['misspelt words', 'stanpante sentireo scuolabsu argien '.repeat(3_000)],
  ['question marks', '?'.repeat(100_000)],
  ['dots', '.'.repeat(100_000)],
  ['dotted letters', 'a.'.repeat(50_000)],
  ['apostrophes', "l'".repeat(50_000)],
  ['characters that stand for eighteen', '\uFDFA'.repeat(100_000)],
  ['accents on one letter', `e${'\u0301'.repeat(100_000)}`],
  ['lone surrogates', '\uD800'.repeat(100_000)],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(9_000)],
  ['right-to-left', '\u202Eמי אחראי '.repeat(9_000)],
  ['one question again and again', 'chi dirige il servizio biblioteche? '.repeat(3_000)],
  [
    'every intent at once',
    'quanti uffici chi dirige master mail di che cosa fa parte aiuto quali servizi '.repeat(1_300),
  ],
  ['what makes a pattern try everything', `${'a'.repeat(50_000)}!${'(a+)+$'.repeat(9_000)}`],
  ['open brackets', '[{"a":'.repeat(20_000)],
  ['tags', '<b><i>'.repeat(20_000)],
  ['an order without end', `annulla${' '.repeat(400_000)}x`],
  ['an order with commas without end', `inoltra 42 a${' ,'.repeat(200_000)}b`],
  ['a unit without end', `il mio ufficio è ${'boschi e '.repeat(12_000)}`],
]
