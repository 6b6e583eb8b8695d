import type { Form, Option, OutgoingMessage } from '../../../src/channel/message.ts'

/** Messages such as a bot of a large body would send: every kind of block, in texts as long as real ones. */

export const welcome: OutgoingMessage = {
  language: 'it',
  text: 'Buongiorno, sono il centralino.',
  blocks: [
    { type: 'heading', text: 'Buongiorno, come posso aiutare?' },
    {
      type: 'paragraph',
      text: 'Scrivi con parole tue che cosa ti serve: ti dico chi se ne occupa e, se vuoi, apro una richiesta di aiuto.',
    },
    {
      type: 'actions',
      actions: [
        suggestion('La stampante non va: a chi mi rivolgo?'),
        suggestion('Chi si occupa delle auto di servizio?'),
        suggestion('Chi dirige i servizi educativi?'),
        suggestion('Quante divisioni ci sono?'),
      ],
    },
  ],
}

export const printerAnswer: OutgoingMessage = {
  language: 'it',
  text: 'Per la stampante il tuo primo riferimento è il master informatico della tua divisione.',
  blocks: [
    { type: 'heading', text: 'Stampanti e scanner' },
    {
      type: 'paragraph',
      text: 'Il primo riferimento è il master informatico del tuo ufficio. Se serve, sarà lui a coinvolgere i tecnici.',
    },
    {
      type: 'facts',
      facts: [
        { label: 'Il tuo master', text: 'Master informatico, Divisione Servizi Educativi' },
        {
          label: 'Posta elettronica',
          text: 'master.educativi@example.org',
          url: 'mailto:master.educativi@example.org',
        },
        { label: 'Ufficio tecnico', text: 'Servizio Servizi Telematici', url: 'https://www.example.org/telematici' },
      ],
    },
    {
      type: 'list',
      title: 'Che cosa puoi provare da solo',
      items: ['Controlla che la stampante sia accesa e abbia carta.', 'Spegnila e riaccendila dopo mezzo minuto.'],
    },
    { type: 'notice', tone: 'warning', text: 'L’ufficio tecnico è dedotto dal nome: da verificare.' },
    {
      type: 'actions',
      actions: [
        {
          action: 'request',
          value: 'stampanti',
          label: 'Apri una richiesta',
          typed: 'apri una richiesta',
          style: 'primary',
        },
        { action: 'why', value: 'stampanti', label: 'Perché?', typed: 'perché?', style: 'secondary' },
      ],
    },
    {
      type: 'details',
      summary: 'Da dove viene questa risposta',
      items: ['Parole riconosciute: stampante', 'Fonte: organigramma, 15 luglio 2020'],
    },
  ],
}

export const askBack: OutgoingMessage = {
  language: 'it',
  text: 'Che cosa intendi?',
  blocks: [
    { type: 'paragraph', text: 'Posso intendere più cose. Quale ti serve?' },
    {
      type: 'actions',
      actions: ['Permessi per costruire', 'Permessi di lavoro e ferie', 'Permessi per la ZTL'].map((label) => ({
        action: 'choose',
        value: label,
        label,
        typed: label.toLowerCase(),
        style: 'secondary',
      })),
    },
  ],
}

/** A card that changes in place: open, then taken. */
export function requestCard(status: 'open' | 'taken'): OutgoingMessage {
  return {
    language: 'it',
    text: `Richiesta 42: ${status}`,
    card: 'request-42',
    blocks: [
      { type: 'heading', text: 'Richiesta 42: stampante che non stampa' },
      {
        type: 'facts',
        facts: [
          { label: 'Da', text: 'Servizio Biblioteche' },
          { label: 'Stato', text: status === 'open' ? 'Da prendere in carico' : 'In carico a te' },
        ],
      },
      {
        type: 'quote',
        author: 'Dipendente del Servizio Biblioteche',
        text: 'Da stamattina la stampante al secondo piano non stampa.\nLa spia rossa lampeggia.',
      },
      status === 'open'
        ? { type: 'notice', tone: 'info', text: 'Nessuno l’ha ancora presa.' }
        : { type: 'notice', tone: 'success', text: 'L’hai presa in carico tu.' },
      {
        type: 'actions',
        actions:
          status === 'open'
            ? [
                { action: 'take', value: '42', label: 'Prendi in carico', typed: 'prendi 42', style: 'primary' },
                { action: 'decline', value: '42', label: 'Non è mia', typed: 'non è mia 42', style: 'danger' },
              ]
            : [{ action: 'resolve', value: '42', label: 'Risolto', typed: 'risolto 42', style: 'primary' }],
      },
    ],
  }
}

const offices = [
  'Anagrafe',
  'Archivio',
  'Bilancio',
  'Biblioteche',
  'Commercio',
  'Contratti',
  'Cultura',
  'Edilizia privata',
  'Elettorale',
  'Giovani',
  'Mobilità',
  'Musei',
  'Patrimonio',
  'Personale',
  'Protezione civile',
  'Qualità e città',
  'Sport',
  'Stato civile',
  'Toponomastica',
  'Tributi',
  'Turismo',
  'Urbanistica',
  'Verde pubblico',
  'Viabilità',
]

export const unitOptions: readonly Option[] = offices.map((name) => ({
  value: `s-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
  label: `Servizio ${name}`,
  hint: 'Divisione di esempio',
}))

const requestFormFields: Form['fields'] = [
  {
    id: 'title',
    type: 'text',
    label: 'Che cosa non va, in poche parole',
    required: true,
    multiline: false,
    maxLength: 80,
  },
  {
    id: 'description',
    type: 'text',
    label: 'Racconta che cosa succede',
    hint: 'Per esempio da quando, e che cosa compare sullo schermo.',
    required: false,
    multiline: true,
    maxLength: 5000,
  },
  {
    id: 'urgency',
    type: 'choice',
    label: 'Quanto è urgente?',
    required: true,
    options: [
      { value: 'normal', label: 'Normale' },
      { value: 'urgent', label: 'Urgente', hint: 'Non posso lavorare' },
    ],
  },
  {
    id: 'topic',
    type: 'choice',
    label: 'Di che cosa si tratta',
    required: false,
    options: ['Stampanti', 'Rete', 'Telefono', 'Posta', 'Password', 'Programmi', 'Altro'].map((label) => ({
      value: label.toLowerCase(),
      label,
    })),
  },
  { id: 'unit', type: 'choice', label: 'Il tuo ufficio', required: true, options: unitOptions },
  { id: 'since', type: 'date', label: 'Da quando', required: false },
]

export function requestForm(errors?: Form['errors']): OutgoingMessage {
  return {
    language: 'it',
    text: 'Compila il modulo.',
    card: 'request-form',
    blocks: [
      {
        type: 'form',
        form: {
          form: 'open-request',
          context: 'stampanti',
          title: 'Apri una richiesta',
          fields: requestFormFields,
          submitLabel: 'Invia la richiesta',
          ...(errors === undefined ? {} : { errors }),
        },
      },
    ],
  }
}

/** Texts that would be markup somewhere. */
export const hostileTexts: readonly string[] = [
  '<img src=x onerror="document.title=\'hit\'">',
  '<script>document.title="hit"</script>',
  '<!channel> <@U123> @everyone',
  '[clicca qui](https://evil.example) *grassetto* `codice`',
  '&lt;b&gt; &amp; "virgolette" \'apici\'',
  'javascript:alert(1)',
  '\u202Eortsed a artsinis ad\u202C e poi normale',
]

export function plainMessage(text: string): OutgoingMessage {
  return { language: 'it', text, blocks: [{ type: 'paragraph', text }] }
}

function suggestion(label: string) {
  return { action: 'ask', value: label, label, typed: label, style: 'secondary' } as const
}
