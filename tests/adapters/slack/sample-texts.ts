import type { SlackTexts, SlackTextsByLanguage } from '../../../adapters/slack/slack-texts.ts'

const italian: SlackTexts = {
  windowTitle: 'Risposta',
  close: 'Chiudi',
  choose: 'Scegli dalla lista',
  shortened: 'Una parte del messaggio è troppo lunga per stare qui.',
  optionsLeftOut: 'Se non trovi quello che cerchi, scrivilo nella chat.',
  writeInstead: (label, typed) => `${label}: scrivi «${typed}»`,
  tones: { info: 'Informazione', warning: 'Attenzione', success: 'Fatto' },
  refusals: { guest: 'Non posso aiutare chi è ospite.', outsider: 'Posso aiutare solo chi lavora qui.' },
}

export const sampleTexts: SlackTextsByLanguage = {
  it: italian,
  en: {
    ...italian,
    tones: { info: 'Information', warning: 'Warning', success: 'Done' },
    refusals: { guest: 'I cannot help guests.', outsider: 'I can only help people who work here.' },
  },
}
