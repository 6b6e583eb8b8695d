import type { RequestTexts } from './request-texts.ts'

/** Italian: short sentences, the informal "tu", always with what comes next. */
export const requestTextsIt: RequestTexts = {
  form: {
    title: 'Apri una richiesta di aiuto',
    submit: 'Avanti',
    unit: 'In che ufficio lavori?',
    unitHint: 'Scrivi qualche parola del nome e scegli dall’elenco.',
    matter: 'Di che cosa si tratta?',
    matterHint: 'Scrivi una parola, per esempio «stampante», e scegli la voce più vicina.',
    description: 'Che cosa succede?',
    descriptionHint: 'Con parole tue. Se c’è un messaggio di errore, copialo qui.',
    urgency: 'Quanto è urgente?',
    urgencies: { normal: 'Normale', urgent: 'Urgente: non posso lavorare' },
    phone: 'Telefono',
    phoneHint: 'Se vuoi essere richiamato.',
    onBehalfOf: 'Per un’altra persona',
    onBehalfOfHint: 'Se la richiesta è per un collega, scrivi chi è.',
    other: 'Altro, o non lo so',
  },
  labels: {
    status: 'Stato',
    from: 'Da',
    unit: 'Ufficio',
    about: 'Argomento',
    urgency: 'Urgenza',
    phone: 'Telefono',
    onBehalfOf: 'Per conto di',
    assignee: 'Chi la segue',
    opened: 'Aperta',
    followers: 'Colleghi con lo stesso problema',
    story: 'La storia',
    why: 'Perché proprio a lui?',
    reason: 'Motivo',
    text: 'Messaggio',
    forwardTo: 'A chi la passi?',
    attachments: 'Allegati',
  },
  status: {
    open: 'inviata, nessuno l’ha ancora presa',
    taken: 'presa in carico',
    waiting: 'in attesa di una tua risposta',
    resolved: 'risolta',
    closed: 'chiusa',
    withdrawn: 'ritirata',
  },
  waitingForRequester: 'in attesa della risposta di chi l’ha aperta',
  buttons: {
    send: { label: 'Invia la richiesta', typed: () => 'invia' },
    edit: { label: 'Modifica', typed: () => 'modifica' },
    cancel: { label: 'Annulla', typed: () => 'annulla' },
    'open-anyway': { label: 'No, apri la mia', typed: () => 'apri la mia' },
    join: { label: 'Mi unisco', typed: (number) => `mi unisco ${number}` },
    'reply-yes': { label: 'Sì, è per quella richiesta', typed: () => 'sì' },
    'reply-no': { label: 'No, è un’altra cosa', typed: () => 'no' },
    show: { label: 'Vedi', typed: (number) => `mostra ${number}` },
    add: { label: 'Aggiungi o rispondi', typed: (number) => `aggiungi ${number} …` },
    withdraw: { label: 'Ritira', typed: (number) => `ritira ${number}` },
    reopen: { label: 'Non è risolta: riapri', typed: (number) => `riapri ${number} …` },
    'rate-up': { label: '👍 Sono contento', typed: (number) => `voto ${number} bene` },
    'rate-down': { label: '👎 Poteva andare meglio', typed: (number) => `voto ${number} male` },
    take: { label: 'Prendi in carico', typed: (number) => `prendi ${number}` },
    answer: { label: 'Rispondi', typed: (number) => `rispondi ${number} …` },
    ask: { label: 'Chiedi', typed: (number) => `chiedi ${number} …` },
    note: { label: 'Nota', typed: (number) => `nota ${number} …` },
    forward: { label: 'Inoltra', typed: (number) => `inoltra ${number} a … perché …` },
    decline: { label: 'Non è mia', typed: (number) => `non è mia ${number} perché …` },
    resolve: { label: 'Risolto', typed: (number) => `risolto ${number} …` },
  },
  through: (supplier, colleague) => `${supplier}, tramite ${colleague}`,
  passTo: (supplier) => ({
    label: `Passa a ${supplier}`,
    typed: (number) => `passa ${number} a ${supplier} perché …`,
  }),
  forwardUnknown: (said) => `Non trovo a chi vuoi passarla: «${said}». Scegli dall’elenco.`,
  phoneWrong: 'Un numero di telefono ha delle cifre: correggilo o lascialo vuoto.',
  urgentHint: 'Se così non puoi lavorare, scrivi «urgente».',
  summary: 'Ecco la richiesta. Controlla e poi inviala.',
  cancelled: 'Va bene, ho lasciato perdere: non ho inviato nulla. Se serve, sono qui.',
  nothingToSend:
    'Non c’è nulla da inviare. Se l’hai appena inviata, è partita una volta sola: la trovi con «le mie richieste». Per cominciarne un’altra scrivi «apri una richiesta».',
  nothingToCancel: 'Non c’è nulla da annullare. Dimmi pure che cosa ti serve.',
  noRequests: 'Non hai richieste. Per aprirne una scrivi «apri una richiesta».',
  myRequests: 'Ecco le tue richieste.',
  noQueue: 'Non c’è nulla da prendere. Buon lavoro!',
  queue: 'Da prendere in carico:',
  noTaken: 'Non hai richieste in carico.',
  taken: 'Hai in carico:',
  notMaster:
    'Questo elenco è per i master informatici e gli uffici tecnici. Le tue richieste le trovi con «le mie richieste».',
  joinOffer:
    'Qualcuno del tuo ufficio ha appena segnalato lo stesso problema. Vuoi unirti? Ti avviso quando è risolto.',
  noted: 'Nota salvata: la vede solo chi lavora alla richiesta.',
  replyOrNew: (number) => `Questo messaggio è per la richiesta ${number}, o è un’altra cosa?`,
  colleague: 'un collega',
  rated: 'Grazie: il tuo parere arriva a chi ti ha aiutato.',
  opened: (number, assignee) =>
    `Fatto: la richiesta ${number} è arrivata a ${assignee}. Ti scrivo qui a ogni passo. Per rivederla: «le mie richieste».`,
  openedUnreached: (number, assignee, email) =>
    `La richiesta ${number} è salvata per ${assignee}, ma non l’ha ancora vista: qui non si è mai collegato nessuno che possa aiutarti. La riceve appena si collega.${email === null ? '' : ` Se non puoi aspettare, scrivi a ${email}.`}`,
  joined: (number) => `Fatto: segui anche tu la richiesta ${number}. Ti avviso quando è risolta.`,
  done: {
    add: (number, assignee) => `Fatto: ho girato il tuo messaggio sulla richiesta ${number} a ${assignee}.`,
    take: (number) => `Fatto: hai preso in carico la richiesta ${number}. Ho avvisato chi l’ha aperta.`,
    ask: (number) => `Fatto: ho girato la domanda sulla richiesta ${number}. Ti scrivo appena arriva la risposta.`,
    answer: (number) => `Fatto: ho girato la tua risposta sulla richiesta ${number}.`,
    forward: (number, assignee) => `Fatto: la richiesta ${number} passa a ${assignee}. Ho avvisato chi l’ha aperta.`,
    decline: (number, assignee) => `Va bene: la richiesta ${number} passa a ${assignee}.`,
    resolve: (number) => `Fatto: la richiesta ${number} è risolta. Ho avvisato chi l’ha aperta.`,
  },
  notices: {
    assigned: (number, assignee, cause) =>
      cause === 'opened'
        ? `La richiesta ${number} è arrivata a ${assignee}.`
        : cause === 'assignee-away'
          ? `Chi aveva la richiesta ${number} è assente: ora la segue ${assignee}. Non devi fare nulla.`
          : `La richiesta ${number} ora la segue ${assignee}. Non devi fare nulla.`,
    taken: (number, assignee) => `Buone notizie: ${assignee} ha preso in carico la richiesta ${number}.`,
    asked: (number, assignee) => `${assignee} ti chiede una cosa sulla richiesta ${number}. Puoi rispondere qui sotto.`,
    answered: (number, assignee) => `${assignee} ti ha scritto sulla richiesta ${number}.`,
    forwarded: (number, to, reason) => `La richiesta ${number} è passata a ${to}. Motivo: ${reason}`,
    declined: (number) => `La richiesta ${number} era finita alla persona sbagliata: la sto passando a un’altra.`,
    resolved: (number, assignee) =>
      `${assignee} ha risolto la richiesta ${number}. Se non è così, rispondi qui: la riapro.`,
    reopened: (number) => `La richiesta ${number} è di nuovo aperta.`,
    withdrawn: (number) => `La richiesta ${number} è ritirata: nessuno ci lavorerà.`,
    withdrawnForFollower: (number) =>
      `La richiesta ${number}, che seguivi anche tu, è stata ritirata da chi l’aveva aperta. Se il problema c’è ancora, scrivi «apri una richiesta».`,
    remindedRequester: (number) =>
      `Sulla richiesta ${number} c’è una domanda che aspetta te. Senza risposta si chiude tra qualche giorno; si può riaprire.`,
    reminded: (number, assignee) =>
      `La richiesta ${number} non è ancora stata presa. Ho ricordato la cosa a ${assignee}; se resta ferma chiedo a chi lo sostituisce.`,
    escalated: (number, to) =>
      `Mi dispiace, nessuno ha ancora preso la richiesta ${number}. Ho chiesto di intervenire a ${to}.`,
    closed: (number, answered) =>
      answered
        ? `La richiesta ${number} è chiusa. Se il problema torna, rispondi qui e la riapro.`
        : `La richiesta ${number} è chiusa perché la domanda è rimasta senza risposta. Per riaprirla rispondi qui.`,
  },
  work: {
    assigned: (number, cause) =>
      cause === 'opened'
        ? `Nuova richiesta ${number} per te.`
        : cause === 'assignee-away'
          ? `La richiesta ${number} passa a te: chi l’aveva è assente.`
          : `La richiesta ${number} passa a te.`,
    forwarded: (number, from, reason) => `${from} ti passa la richiesta ${number}. Motivo: ${reason}`,
    added: (number, who) => `${who} ha scritto sulla richiesta ${number}.`,
    joined: (number, who) => `${who} ha lo stesso problema della richiesta ${number}.`,
    reopened: (number) => `La richiesta ${number} è stata riaperta: il problema non è risolto.`,
    withdrawn: (number) => `La richiesta ${number} è stata ritirata: non serve più.`,
    reminded: (number) => `La richiesta ${number} aspetta ancora che tu la prenda in carico.`,
    escalated: (number, from) => `Nessuno ha preso la richiesta ${number}, assegnata a ${from}. Puoi intervenire tu?`,
    head: (number) => `La richiesta ${number} sta passando di mano in mano: serve una decisione.`,
    closed: (number) => `La richiesta ${number} è chiusa.`,
    rated: (number, up) =>
      up ? `👍 per la richiesta ${number}: grazie.` : `👎 per la richiesta ${number}: poteva andare meglio.`,
    moved: (number, to) => `La richiesta ${number} ora la segue ${to}.`,
  },
  digest: (count) => `${count} richieste ti aspettano:`,
  refusal: (refusal, nameOf) => {
    switch (refusal.reason) {
      case 'not-found':
        return 'Non trovo questa richiesta. Controlla il numero, o scrivi «le mie richieste».'
      case 'not-allowed':
        return 'Questo non lo puoi fare tu su questa richiesta. Chiedi a chi la segue.'
      case 'already-taken':
        return `L’ha già presa in carico ${nameOf(refusal.data.by)}.`
      case 'already-yours':
        return 'L’hai già presa in carico tu.'
      case 'ended':
        return refusal.data.status === 'withdrawn'
          ? 'Questa richiesta è stata ritirata. Se il problema c’è ancora, scrivi «apri una richiesta».'
          : 'Questa richiesta è già finita. Se il problema c’è ancora, chi l’ha aperta può rispondere per riaprirla.'
      case 'not-ended':
        return 'Questa richiesta è ancora aperta: si può fare quando è risolta.'
      case 'reopen-too-late':
        return 'È passato troppo tempo per riaprirla. Apri una richiesta nuova: scrivi «apri una richiesta».'
      case 'nothing-said':
        return refusal.data.field === 'reason'
          ? 'Serve un motivo, con parole che chi legge possa capire.'
          : 'Manca il testo: scrivi con parole tue che cosa succede.'
      case 'too-long':
        return `Il testo è troppo lungo: ${refusal.data.length} caratteri, il massimo è ${refusal.data.max}. Accorcialo e riprova: non ho perso nulla.`
      case 'same-assignee':
        return 'È già sua.'
      case 'declined-before':
        return 'Ha già detto che non è sua: scegli qualcun altro.'
      case 'unknown-assignee':
        return 'Non trovo a chi vuoi passarla. Scrivi il nome di un master o di un ufficio.'
      case 'nobody-left':
        return 'Non c’è più nessuno a cui passarla da solo: inoltrala tu a chi sai, con un motivo.'
      case 'already-following':
        return 'La segui già.'
      case 'not-due':
      case 'number-taken':
        return 'Non si può fare adesso. Riprova tra poco.'
    }
  },
  story: (type, who, text) => {
    const said = text === null || text === '' ? '' : `: «${text}»`
    switch (type) {
      case 'opened':
        return `${who} ha aperto la richiesta`
      case 'assigned':
        return `è arrivata a ${who}`
      case 'taken':
        return `${who} l’ha presa in carico`
      case 'asked':
        return `${who} ha chiesto${said}`
      case 'answered':
        return `${who} ha risposto${said}`
      case 'noted':
        return `nota interna di ${who}${said}`
      case 'added':
        return `${who} ha scritto${said}`
      case 'joined':
        return `${who} si è unito${said}`
      case 'forwarded':
        return `${who} l’ha passata${said}`
      case 'declined':
        return `${who} ha detto che non è sua${said}`
      case 'resolved':
        return `${who} l’ha risolta${said}`
      case 'reopened':
        return `${who} l’ha riaperta${said}`
      case 'withdrawn':
        return `${who} l’ha ritirata${said}`
      case 'reminded':
        return `promemoria a ${who}`
      case 'escalated':
        return `nessuno l’ha presa: chiesto a ${who}`
      case 'closed':
        return 'chiusa'
      case 'rated':
        return `valutazione${said}`
      default:
        return type
    }
  },
  formQuestion: (label, hint, required) =>
    `${label}${hint === undefined ? '' : ` ${hint}`}${required ? '' : ' (facoltativo: scrivi «salta»)'}`,
  formCancelHint: 'Per lasciar perdere scrivi «annulla».',
  formSkip: 'salta',
  formRequired: 'Questo serve: scrivilo con parole tue, oppure «annulla».',
  formChoose: 'Non trovo niente di simile. Prova con altre parole, ne basta una.',
  formWhich: 'Quale intendi? Scrivi il numero, o altre parole.',
  formHeld: (value) => `Adesso: ${value}. Per lasciarlo così scrivi «salta».`,
}
