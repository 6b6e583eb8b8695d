import type { Language } from '../../channel/message.ts'

/** Sentences about a master who is away. Days come as people read them, masters by name. */
export interface AbsenceTexts {
  readonly title: string
  readonly submit: string
  readonly from: string
  readonly to: string
  readonly dayHint: string
  readonly deputy: string
  readonly deputyHint: string
  readonly wrong: Readonly<Record<'from' | 'to' | 'over' | 'order', string>>
  unknownDeputy(said: string): string
  readonly ownDeputy: string
  /** To whoever is neither a master nor knows that only masters say so here. */
  readonly onlyMasters: string
  /** `to` null: one day. */
  set(from: string, to: string | null): string
  standsIn(deputy: string): string
  /** Nobody stands in: the office that gets the requests. */
  readonly nobodyStandsIn: string
  /** The deputy is away in these days too. */
  alsoAway(deputy: string): string
  /** Requests that nobody had taken and that pass on now. */
  moved(count: number): string
  /** Requests in charge that stay. */
  kept(count: number): string
  readonly howToReturn: string
  back(from: string, to: string | null): string
  calledOff(from: string, to: string | null): string
  readonly notAway: string
  /** To the deputy. */
  youStandIn(master: string, from: string, to: string | null): string
  youStoodIn(master: string): string
}

const italian: AbsenceTexts = {
  title: 'Quando non ci sei?',
  submit: 'Conferma',
  from: 'Primo giorno',
  to: 'Ultimo giorno',
  dayHint: 'Per esempio 22/12/2026.',
  deputy: 'Chi ti sostituisce',
  deputyHint: 'Se non scegli, vale il sostituto di sempre.',
  wrong: {
    from: 'Non capisco il primo giorno. Scrivilo così: 22/12/2026.',
    to: 'Non capisco l’ultimo giorno. Scrivilo così: 6/1/2027.',
    over: 'Questi giorni sono già passati.',
    order: 'L’ultimo giorno viene prima del primo. Controlla, e scrivi anche l’anno.',
  },
  unknownDeputy: (said) => `Tra i master informatici non trovo «${said}». Scegli un nome dall’elenco.`,
  ownDeputy: 'Non puoi sostituirti da solo: scegli un altro master.',
  onlyMasters:
    'Qui segnano le assenze solo i master informatici, perché le richieste arrivino a chi li sostituisce. Per ferie e permessi valgono le regole del tuo ufficio.',
  set: (from, to) => (to === null ? `Va bene: non ci sei ${from}.` : `Va bene: non ci sei da ${from} a ${to}.`),
  standsIn: (deputy) => `Ti sostituisce ${deputy}: le nuove richieste vanno lì.`,
  nobodyStandsIn: 'Nessuno ti sostituisce: le nuove richieste vanno all’ufficio tecnico.',
  alsoAway: (deputy) => `Attenzione: anche ${deputy} non c’è in quei giorni. Cerco chi lo sostituisce.`,
  moved: (count) =>
    count === 1
      ? 'Una richiesta che nessuno aveva preso è passata di mano.'
      : `${count} richieste che nessuno aveva preso sono passate di mano.`,
  kept: (count) =>
    count === 1
      ? 'La richiesta che hai in carico resta tua: se serve, passala con «inoltra».'
      : `Le ${count} richieste che hai in carico restano tue: se serve, passale con «inoltra».`,
  howToReturn: 'Quando rientri, anche prima, scrivi «sono tornato».',
  back: (from, to) =>
    to === null
      ? `Bentornato! La tua assenza di ${from} è finita: le nuove richieste arrivano di nuovo a te.`
      : `Bentornato! La tua assenza (da ${from} a ${to}) è finita: le nuove richieste arrivano di nuovo a te.`,
  calledOff: (from, to) => (to === null ? `Tolta l’assenza di ${from}.` : `Tolta l’assenza da ${from} a ${to}.`),
  notAway: 'Non risulti assente. Per segnare un’assenza scrivi per esempio «assente dal 22/12 al 6/1».',
  youStandIn: (master, from, to) =>
    to === null
      ? `${master} non c’è ${from}: sei tu a sostituirlo.`
      : `${master} non c’è da ${from} a ${to}: sei tu a sostituirlo.`,
  youStoodIn: (master) => `${master} è di nuovo al lavoro. Le richieste che sono passate a te restano tue.`,
}

const english: AbsenceTexts = {
  title: 'When are you away?',
  submit: 'Confirm',
  from: 'First day',
  to: 'Last day',
  dayHint: 'For example 22/12/2026.',
  deputy: 'Who stands in for you',
  deputyHint: 'Where you choose nobody, it is your usual deputy.',
  wrong: {
    from: 'I do not understand the first day. Write it like this: 22/12/2026.',
    to: 'I do not understand the last day. Write it like this: 6/1/2027.',
    over: 'These days are over already.',
    order: 'The last day comes before the first. Check them, and write the year too.',
  },
  unknownDeputy: (said) => `I cannot find “${said}” among the masters informatici. Choose a name from the list.`,
  ownDeputy: 'You cannot stand in for yourself: choose another master.',
  onlyMasters:
    'Only masters informatici note their absences here, so that requests reach whoever stands in for them. For leave, follow the rules of your office.',
  set: (from, to) =>
    to === null ? `All right: you are away on ${from}.` : `All right: you are away from ${from} to ${to}.`,
  standsIn: (deputy) => `${deputy} stands in for you: new requests go there.`,
  nobodyStandsIn: 'Nobody stands in for you: new requests go to the technical office.',
  alsoAway: (deputy) => `Mind: ${deputy} is away in these days too. I look for whoever stands in for them.`,
  moved: (count) =>
    count === 1
      ? 'One request that nobody had taken has passed on.'
      : `${count} requests that nobody had taken have passed on.`,
  kept: (count) =>
    count === 1
      ? 'The request you have in charge stays yours: if need be, pass it on with “forward”.'
      : `The ${count} requests you have in charge stay yours: if need be, pass them on with “forward”.`,
  howToReturn: 'When you return, earlier too, write “I am back”.',
  back: (from, to) =>
    to === null
      ? `Welcome back! Your absence on ${from} is over: new requests reach you again.`
      : `Welcome back! Your absence (from ${from} to ${to}) is over: new requests reach you again.`,
  calledOff: (from, to) =>
    to === null ? `The absence on ${from} is called off.` : `The absence from ${from} to ${to} is called off.`,
  notAway: 'You are not away. To note an absence write, for example, “away from 22/12 to 6/1”.',
  youStandIn: (master, from, to) =>
    to === null
      ? `${master} is away on ${from}: you stand in.`
      : `${master} is away from ${from} to ${to}: you stand in.`,
  youStoodIn: (master) => `${master} is back. The requests that passed to you stay yours.`,
}

export function absenceTexts(language: Language): AbsenceTexts {
  return language === 'en' ? english : italian
}
