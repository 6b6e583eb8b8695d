import type { AnswerTexts } from './answer-texts.ts'

/** Italian: short sentences, the informal "tu", no jargon. */
export const answerTextsIt: AnswerTexts = {
  labels: {
    partOf: 'Fa parte di',
    head: 'A capo c’è',
    does: 'Che cosa fa',
    children: 'Ne fanno parte',
    email: 'E-mail',
    phone: 'Telefono',
    address: 'Indirizzo',
    hours: 'Orari',
    website: 'Sito',
    source: 'Fonte',
    note: 'Da sapere',
    master: 'Master informatico',
    deputy: 'Chi lo sostituisce',
    behind: 'Ufficio tecnico che sta dietro',
    firstContact: 'A chi rivolgersi',
    purpose: 'A che cosa serve',
    owner: 'Di chi è',
    when: 'Quando',
    whoMayAsk: 'Chi lo può chiedere',
    selfHelp: 'Che cosa puoi fare da te',
    absent: 'oggi non c’è',
  },
  toVerify: 'da verificare',
  why: 'Perché questa risposta?',
  whyTyped: 'perché?',
  unitLead: (intent, unit) =>
    intent === 'definition' ? `Ecco che cos’è: ${unit}.` : intent === 'who' ? `Se ne occupa: ${unit}.` : `${unit}.`,
  headLead: (unit, title) =>
    title === null
      ? `Le fonti che ho non dicono quale ruolo c’è a capo: ${unit}.`
      : `A capo c’è questo ruolo: ${title} (${unit}). Ti dico il ruolo e non il nome, perché le persone cambiano.`,
  parentLead: (unit, path) =>
    path.length === 0 ? `${unit} non dipende da altri uffici.` : `${unit} fa parte di: ${path.join(' › ')}.`,
  childrenLead: (unit, count) => `${unit}: ne fanno parte ${count === 1 ? 'un’unità' : `${count} unità`}.`,
  countLead: (unit, counts) => `${unit}: ${counts.join(', ')}.`,
  collectionCount: (count, plural) => `${plural}: sono ${count}.`,
  collectionList: (count, plural) => `${plural}: sono ${count}. Ecco l’elenco.`,
  noChildren: (unit) => `Non conosco altri uffici che fanno parte di: ${unit}.`,
  contactLead: (unit, known) =>
    known ? `Ecco i contatti che conosco: ${unit}.` : `Non ho contatti sicuri per: ${unit}. Preferisco non inventarli.`,
  masterLead: (unit, through) =>
    through === null
      ? `Ecco il master informatico di: ${unit}.`
      : `${unit}: il master informatico è quello di ${through}.`,
  noMaster: (unit, office) =>
    `Per ${unit} non ho un master informatico. Rivolgiti a ${office}, che risponde del sistema informativo.`,
  masterFallback: () => 'Dimmi in che ufficio lavori e ti dico chi è il tuo.',
  roleHeadLead: () => 'Dipende dall’ufficio: dimmi di quale parli, o in quale lavori.',
  topicLead: (topic) => `Ho capito: ${topic.toLowerCase()}.`,
  topicMaster: () =>
    'Il primo aiuto è il master informatico del tuo ufficio: il collega esperto che fa da riferimento. Se apri una richiesta, gli arriva subito.',
  topicMasterAway: (master, deputy) =>
    `Il primo aiuto è il tuo: ${master}. Oggi non c’è: se apri una richiesta, arriva a chi lo sostituisce, ${deputy}.`,
  topicOwnMaster: (master) => `Il primo aiuto è il tuo: ${master}. Se apri una richiesta, gli arriva subito.`,
  topicUnit: (unit) => `Rivolgiti a: ${unit}.`,
  historyLead: () => 'Ecco che cosa si sa.',
  clarify: () => 'Può voler dire più di una cosa. Quale intendi?',
  clarifyRest: () => 'Se non è nessuna di queste, dimmelo con altre parole.',
  unknownOutside: () =>
    'A questo non so rispondere. Conosco l’organizzazione dell’ente e l’aiuto informatico: chi si occupa di che cosa, e a chi rivolgersi.',
  unknownNotFound: () =>
    'Non lo so. Prova a dirlo con altre parole: basta l’argomento, per esempio «suolo pubblico» o «stampante». Se è un problema informatico, posso aprire una richiesta.',
  unknownEmpty: () => 'Non ho letto nulla che io possa capire. Scrivimi con parole tue che cosa ti serve.',
  greeting: (bot) =>
    `Ciao! Sono ${bot}. Dimmi pure che cosa ti serve: un ufficio, un dirigente, un aiuto con il computer.`,
  help: (bot, organization) =>
    `Sono ${bot}: so chi si occupa di che cosa (${organization}) e ti porto dal collega giusto quando serve un aiuto informatico. Scrivimi con parole tue, anche di fretta.`,
  helpItems: () => [
    'Chi si occupa di una cosa: scrivi «chi si occupa di…», o anche solo l’argomento',
    'Un problema con computer, stampante, posta, telefono: «la stampante non va»',
    'Chi dirige un ufficio, di che cosa fa parte, quali uffici ha',
    'Chi è il master informatico del tuo ufficio',
    'Che cos’è una sigla o un programma: «cos’è…?»',
  ],
  demoMasters: () => 'I master informatici di questa versione sono dimostrativi: funzioni e caselle di esempio.',
  sourceLine: (title, date) => (date === null ? title : `${title} (situazione al ${date})`),
  others: 'Se cercavi altro:',
  reason: (reason, nameOf) => {
    switch (reason.kind) {
      case 'matched':
        return `«${reason.typed}» corrisponde a «${reason.phrase}»`
      case 'corrected':
        return `ho letto «${reason.typed}» come «${reason.meant}»`
      case 'own-unit':
        return `parto dal tuo ufficio: ${nameOf(reason.unit)}`
      case 'follow-up':
        return `continuo a parlare di: ${nameOf(reason.subject)}`
    }
  },
  actions: {
    openRequest: 'Apri una richiesta',
    openRequestTyped: 'apri una richiesta',
    chooseUnit: 'Scegli il tuo ufficio',
    chooseUnitTyped: 'il mio ufficio',
    askHead: (unit) => `chi dirige ${unit}?`,
    askChildren: (unit) => `quali uffici ha ${unit}?`,
    askMaster: (unit) => `chi è il master informatico di ${unit}?`,
    askParent: (unit) => `da chi dipende ${unit}?`,
    head: 'Chi è a capo?',
    children: 'Quali uffici ha?',
    master: 'Chi è il master?',
    parent: 'Di che cosa fa parte?',
    whoDeals: 'Chi se ne occupa?',
    whoDealsTyped: 'chi si occupa di …',
    help: 'Che cosa posso chiedere?',
    helpTyped: 'aiuto',
  },
}
