/** Texts that nobody asks in earnest; each has a name for the table. */
export const hostileInputs: readonly (readonly [name: string, text: string])[] = [
  ['100,000 letters without a space', 'a'.repeat(100_000)],
  ['100,000 spaces', ' '.repeat(100_000)],
  ['unknown words by the thousand', Array.from({ length: 12_000 }, (_, at) => `zq${at.toString(36)}xkw`).join(' ')],
  ['unknown words of letters only', Array.from({ length: 12_000 }, (_, at) => letters(at)).join(' ')],
  ['near misses by the thousand', 'stampnate riunoine permsso giradini '.repeat(3_000)],
  ['question marks', '?'.repeat(50_000)],
  ['dots', '.'.repeat(50_000)],
  ['dotted letters', 'a.'.repeat(50_000)],
  ['apostrophes', "l'".repeat(50_000)],
  ['accents piled up', `e${'\u0301'.repeat(50_000)}`],
  ['characters that expand', '\uFDFA'.repeat(20_000)],
  ['lone surrogates', '\uD800'.repeat(50_000)],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(9_000)],
  ['right-to-left', '\u202Eמי אחראי '.repeat(9_000)],
  ['a question asked a thousand times', 'chi dirige il servizio biblioteche? '.repeat(1_000)],
  [
    'every intent at once',
    'quanti uffici chi dirige master mail di che cosa fa parte aiuto quali servizi '.repeat(100),
  ],
  ['nested JSON', '{"q":['.repeat(15_000)],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'.repeat(2_000)],
  ['a pattern that backtracks', `${'a'.repeat(30_000)}!${'(a+)+$'.repeat(5_000)}`],
]

function letters(at: number): string {
  return `q${[...at.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}wyk`
}
