import type { Language } from '../../channel/message.ts'

interface ReportButton {
  readonly label: string
  readonly typed: (number: number) => string
}

/** What whoever keeps an entry reads about reports that it is no longer so. */
export interface ReportTexts {
  title(number: number): string
  readonly lead: string
  readonly entry: string
  readonly buttons: { readonly show: ReportButton; readonly done: ReportButton; readonly decline: ReportButton }
  /** The entry has no form. */
  readonly byFile: string
  readonly all: { readonly label: string; readonly typed: string }
  readonly list: string
  row(number: number, entry: string): string
  readonly none: string
  readonly notYours: string
  readonly gone: string
  readonly declineTitle: string
  readonly reason: string
  readonly reasonHint: string
  readonly reasonEmpty: string
  readonly doneReply: string
  readonly declinedReply: string
}

const italian: ReportTexts = {
  title: (number) => `Segnalazione ${number}: non è più così`,
  lead: 'Qualcuno segnala che questa voce non è più giusta. Correggila, oppure di’ perché resta com’è: chi ha segnalato lo saprà.',
  entry: 'Voce',
  buttons: {
    show: { label: 'Mostra', typed: (number) => `segnalazione ${number}` },
    done: { label: 'Già corretta', typed: (number) => `segnalazione ${number} corretta` },
    decline: { label: 'Va bene com’è', typed: (number) => `segnalazione ${number} va bene perché …` },
  },
  byFile: 'Questa voce si corregge nei file delle informazioni: chiedi a chi li cura.',
  all: { label: 'Segnalazioni', typed: 'segnalazioni' },
  list: 'Queste segnalazioni aspettano una risposta:',
  row: (number, entry) => `${number}. ${entry}`,
  none: 'Nessuna segnalazione aspetta una risposta.',
  notYours: 'Le segnalazioni le vede solo chi cura le informazioni.',
  gone: 'Questa segnalazione non c’è più: qualcuno le ha già dato risposta.',
  declineTitle: 'Perché la voce resta com’è?',
  reason: 'Il motivo, in una riga',
  reasonHint: 'Lo legge chi ha segnalato.',
  reasonEmpty: 'Scrivi il motivo: chi ha segnalato lo aspetta.',
  doneReply: 'Fatto: ho avvisato chi aveva segnalato.',
  declinedReply: 'Fatto: ho detto il motivo a chi aveva segnalato.',
}

const english: ReportTexts = {
  title: (number) => `Report ${number}: no longer true`,
  lead: 'Somebody reports that this entry is no longer right. Correct it, or say why it stays as it is: whoever reported will be told.',
  entry: 'Entry',
  buttons: {
    show: { label: 'Show', typed: (number) => `report ${number}` },
    done: { label: 'Corrected already', typed: (number) => `report ${number} corrected` },
    decline: { label: 'It is right', typed: (number) => `report ${number} is right because …` },
  },
  byFile: 'This entry is corrected in the files of the knowledge base: ask whoever looks after them.',
  all: { label: 'Reports', typed: 'reports' },
  list: 'These reports wait for an answer:',
  row: (number, entry) => `${number}. ${entry}`,
  none: 'No report waits for an answer.',
  notYours: 'Reports are only for those who look after the entries.',
  gone: 'This report is no longer there: somebody has answered it.',
  declineTitle: 'Why does the entry stay as it is?',
  reason: 'The reason, in one line',
  reasonHint: 'Whoever reported reads it.',
  reasonEmpty: 'Write the reason: whoever reported is waiting for it.',
  doneReply: 'Done: I told whoever reported.',
  declinedReply: 'Done: I told whoever reported the reason.',
}

export function reportTexts(language: Language): ReportTexts {
  return language === 'en' ? english : italian
}
