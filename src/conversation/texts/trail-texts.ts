import type { Language } from '../../channel/message.ts'
import type { TrailStep } from '../../requests/trail.ts'

type NameOf = (id: string) => string

/** One step of the routing in words. */
export function trailText(step: TrailStep, language: Language, nameOf: NameOf): string {
  return language === 'en' ? english(step, nameOf) : italian(step, nameOf)
}

/** Whom a request goes to, on which working day (`YYYY-MM-DD`) it is looked at, and why, a line each. */
export function routeText(
  who: { readonly name: string; readonly email: string | null },
  day: string,
  trail: readonly TrailStep[],
  language: Language,
  nameOf: NameOf,
): string {
  const texts = routeTexts[language]
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'it', { dateStyle: 'full', timeZone: 'UTC' })
  return [
    `${texts.goesTo}: ${who.name}${who.email === null ? '' : ` – ${who.email}`}`,
    `${texts.lookedAt}: ${format.format(new Date(`${day}T00:00:00Z`))}`,
    `${texts.why}:`,
    ...trail.map((step, at) => `  ${at + 1}. ${trailText(step, language, nameOf)}`),
  ].join('\n')
}

const routeTexts = {
  it: { goesTo: 'Va a', lookedAt: 'Giorno', why: 'Perché' },
  en: { goesTo: 'Goes to', lookedAt: 'Day', why: 'Why' },
} as const

function italian(step: TrailStep, nameOf: NameOf): string {
  switch (step.code) {
    case 'unit-unknown':
      return `l’ufficio «${step.data.unit}» non è più nell’organigramma`
    case 'unit-ended':
      return `l’ufficio ${nameOf(step.data.unit)} non esiste più`
    case 'no-master-here':
      return `${nameOf(step.data.unit)}: nessun master informatico, salgo di un livello`
    case 'no-master-anywhere':
      return `nessun master informatico sopra ${nameOf(step.data.unit)}`
    case 'masters-here':
      return `${nameOf(step.data.unit)} ha ${step.data.masters.length === 1 ? 'un master informatico' : `${step.data.masters.length} master informatici`}`
    case 'left-out':
      return `${workerName(step.data.worker, nameOf)} escluso: ${{ declined: 'ha detto che non è sua', 'passed-by': 'l’ha già passata', unreachable: 'non è raggiungibile' }[step.data.because]}`
    case 'chosen':
      return `scelgo ${nameOf(step.data.master)}: ${{ only: 'è l’unico', skill: `conosce l’argomento${step.data.skill === null ? '' : ` (${nameOf(step.data.skill)})`}`, load: `ha meno richieste (${step.data.load})`, order: 'a parità di condizioni è il primo' }[step.data.because]}`
    case 'not-available':
      return `${nameOf(step.data.master)} non c’è (${{ absence: 'assente', 'day-off': 'giorno non lavorativo', unreachable: 'non raggiungibile', 'not-in-force': 'non più in carica' }[step.data.because]})`
    case 'deputy':
      return `lo sostituisce ${nameOf(step.data.master)}`
    case 'no-deputy':
      return step.data.because === 'circle'
        ? 'i sostituti si rimandano l’un l’altro: mi fermo'
        : `${nameOf(step.data.of)} non ha sostituti`
    case 'nobody-available':
      return `nessuno disponibile per ${nameOf(step.data.unit)}`
    case 'technical-office':
      return `va all’ufficio tecnico che sta dietro: ${nameOf(step.data.unit)}`
    case 'no-technical-office':
      return 'nessun ufficio tecnico è indicato per questo argomento'
    case 'it-office':
      return `va a ${nameOf(step.data.unit)}`
    case 'many-hops':
      return `è passata di mano ${step.data.hops} volte: avviso chi dirige ${nameOf(step.data.unit)}`
    case 'supplier-offered':
      return `può passarla direttamente a ${nameOf(step.data.unit)}`
  }
}

function english(step: TrailStep, nameOf: NameOf): string {
  switch (step.code) {
    case 'unit-unknown':
      return `the office “${step.data.unit}” is no longer in the chart`
    case 'unit-ended':
      return `the office ${nameOf(step.data.unit)} no longer exists`
    case 'no-master-here':
      return `${nameOf(step.data.unit)}: no master informatico, one level up`
    case 'no-master-anywhere':
      return `no master informatico above ${nameOf(step.data.unit)}`
    case 'masters-here':
      return `${nameOf(step.data.unit)} has ${step.data.masters.length === 1 ? 'one master informatico' : `${step.data.masters.length} masters informatici`}`
    case 'left-out':
      return `${workerName(step.data.worker, nameOf)} left out: ${{ declined: 'said it is not theirs', 'passed-by': 'has already passed it on', unreachable: 'cannot be reached' }[step.data.because]}`
    case 'chosen':
      return `chosen: ${nameOf(step.data.master)}, ${{ only: 'the only one', skill: `knows the matter${step.data.skill === null ? '' : ` (${nameOf(step.data.skill)})`}`, load: `has fewer requests (${step.data.load})`, order: 'first among equals' }[step.data.because]}`
    case 'not-available':
      return `${nameOf(step.data.master)} is not there (${{ absence: 'away', 'day-off': 'day off', unreachable: 'cannot be reached', 'not-in-force': 'no longer in charge' }[step.data.because]})`
    case 'deputy':
      return `the deputy is ${nameOf(step.data.master)}`
    case 'no-deputy':
      return step.data.because === 'circle'
        ? 'the deputies point at each other: stopping here'
        : `${nameOf(step.data.of)} has no deputy`
    case 'nobody-available':
      return `nobody available for ${nameOf(step.data.unit)}`
    case 'technical-office':
      return `goes to the technical office behind: ${nameOf(step.data.unit)}`
    case 'no-technical-office':
      return 'no technical office is named for this matter'
    case 'it-office':
      return `goes to ${nameOf(step.data.unit)}`
    case 'many-hops':
      return `passed on ${step.data.hops} times: the head of ${nameOf(step.data.unit)} is told`
    case 'supplier-offered':
      return `may pass it directly to ${nameOf(step.data.unit)}`
  }
}

function workerName(
  worker: { kind: 'master'; master: string } | { kind: 'office'; unit: string },
  nameOf: NameOf,
): string {
  return nameOf(worker.kind === 'master' ? worker.master : worker.unit)
}
