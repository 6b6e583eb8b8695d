import type { TeamsTexts, TeamsTextsByLanguage } from '../../../adapters/teams/teams-texts.ts'

const italian: TeamsTexts = {
  tones: { info: 'Nota', warning: 'Attenzione', success: 'Fatto' },
  shortened: '… qui manca una parte: il messaggio era troppo lungo per Teams.',
  formAsks: (labels) => `Nel modulo trovi: ${labels.join(', ')}.`,
  toCorrect: 'Da correggere',
  writeInsteadOf: 'Puoi anche scrivere:',
  choose: 'Scegli…',
  searchOptions: 'Scrivi qualche lettera e scegli dall’elenco',
  fieldMissing: 'Questo dato serve: scrivilo per continuare.',
  choiceMissing: 'Scegli una voce per continuare.',
}

const english: TeamsTexts = {
  tones: { info: 'Note', warning: 'Attention', success: 'Done' },
  shortened: '… a part is missing here: the message was too long for Teams.',
  formAsks: (labels) => `The form asks for: ${labels.join(', ')}.`,
  toCorrect: 'To correct',
  writeInsteadOf: 'You can also write:',
  choose: 'Choose…',
  searchOptions: 'Write a few letters and choose from the list',
  fieldMissing: 'This is needed: write it to go on.',
  choiceMissing: 'Choose one to go on.',
}

export const sampleTexts: TeamsTextsByLanguage = { it: italian, en: english }
