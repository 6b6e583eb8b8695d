import type { AnswerTexts } from './answer-texts.ts'

/** English, for whoever writes in English. Names of offices stay as the base gives them. */
export const answerTextsEn: AnswerTexts = {
  labels: {
    partOf: 'Part of',
    head: 'Headed by',
    does: 'What it does',
    children: 'Made up of',
    email: 'E-mail',
    phone: 'Phone',
    address: 'Address',
    hours: 'Opening hours',
    website: 'Website',
    source: 'Source',
    note: 'Good to know',
    master: 'Master informatico',
    deputy: 'Deputy',
    behind: 'Technical office behind',
    firstContact: 'Whom to turn to',
    purpose: 'What it is for',
    owner: 'Belongs to',
    when: 'When',
    whoMayAsk: 'Who may ask for it',
    selfHelp: 'What you can do yourself',
    absent: 'away today',
  },
  toVerify: 'to be verified',
  why: 'Why this answer?',
  whyTyped: 'why?',
  unitLead: (intent, unit) =>
    intent === 'definition'
      ? `Here is what it is: ${unit}.`
      : intent === 'who'
        ? `This is handled by: ${unit}.`
        : `${unit}.`,
  headLead: (unit, title) =>
    title === null
      ? `My sources do not say which role heads ${unit}.`
      : `It is headed by this role: ${title} (${unit}). I give you the role and not a name, because people move.`,
  parentLead: (unit, path) =>
    path.length === 0 ? `${unit} does not report to another office.` : `${unit} is part of: ${path.join(' › ')}.`,
  childrenLead: (unit, count) => `${unit} is made up of ${count === 1 ? 'one unit' : `${count} units`}.`,
  countLead: (unit, counts) => `${unit}: ${counts.join(', ')}.`,
  collectionCount: (count, plural) => `${plural}: there are ${count}.`,
  collectionList: (count, plural) => `${plural}: there are ${count}. Here is the list.`,
  noChildren: (unit) => `I know of no other offices that are part of ${unit}.`,
  contactLead: (unit, known) =>
    known
      ? `Here are the contacts I know: ${unit}.`
      : `I have no reliable contacts for ${unit}, and I would rather not invent them.`,
  masterLead: (unit, through) =>
    through === null
      ? `Here is the master informatico of: ${unit}.`
      : `${unit}: its master informatico is that of ${through}.`,
  noMaster: (unit, office) =>
    `I know no master informatico for ${unit}. Turn to ${office}, which answers for the information system.`,
  masterFallback: () => 'Tell me which office you work in, and I will tell you who yours is.',
  roleHeadLead: () => 'That depends on the office: tell me which one you mean, or where you work.',
  topicLead: (topic) => `I see: ${topic}.`,
  topicMaster: () =>
    'Your first help is the master informatico of your office: the expert colleague who is its IT contact. If you open a request, it reaches them at once.',
  topicMasterAway: (master, deputy) =>
    `Your first help is yours: ${master}. They are away today: a request reaches whoever stands in, ${deputy}.`,
  topicOwnMaster: (master) => `Your first help is yours: ${master}. If you open a request, it reaches them at once.`,
  topicUnit: (unit) => `Turn to: ${unit}.`,
  historyLead: () => 'Here is what is known.',
  clarify: () => 'This could mean more than one thing. Which one do you mean?',
  clarifyRest: () => 'If it is none of these, tell me in other words.',
  unknownOutside: () =>
    'I cannot answer this. I know the organisation and IT help: who is responsible for what, and whom to turn to.',
  unknownNotFound: () =>
    'I do not know. Try other words: the subject alone is enough, for example “public land” or “printer”. If it is an IT problem, I can open a request.',
  unknownEmpty: () => 'I found nothing I could understand. Tell me in your own words what you need.',
  greeting: (bot) => `Hello! I am ${bot}. Tell me what you need: an office, a manager, help with your computer.`,
  help: (bot, organization) =>
    `I am ${bot}: I know who is responsible for what (${organization}), and I take you to the right colleague when you need IT help. Write in your own words, even in a hurry.`,
  helpItems: () => [
    'Who handles something: write “who handles…”, or just the subject',
    'A problem with computer, printer, mail, phone: “the printer does not work”',
    'Who heads an office, what it is part of, which offices it has',
    'Who the master informatico of your office is',
    'What an acronym or a program is: “what is…?”',
  ],
  demoMasters: () => 'The masters informatici of this version are a demonstration: example functions and mailboxes.',
  sourceLine: (title, date) => (date === null ? title : `${title} (as of ${date})`),
  others: 'If you meant something else:',
  reason: (reason, nameOf) => {
    switch (reason.kind) {
      case 'matched':
        return `“${reason.typed}” matches “${reason.phrase}”`
      case 'corrected':
        return `I read “${reason.typed}” as “${reason.meant}”`
      case 'own-unit':
        return `I start from your office: ${nameOf(reason.unit)}`
      case 'follow-up':
        return `I am still speaking of: ${nameOf(reason.subject)}`
    }
  },
  actions: {
    openRequest: 'Open a request',
    openRequestTyped: 'open a request',
    chooseUnit: 'Choose your office',
    chooseUnitTyped: 'my office',
    askHead: (unit) => `who heads ${unit}?`,
    askChildren: (unit) => `which offices are part of ${unit}?`,
    askMaster: (unit) => `who is the master informatico of ${unit}?`,
    askParent: (unit) => `who does ${unit} report to?`,
    head: 'Who heads it?',
    children: 'Which offices has it?',
    master: 'Who is the master?',
    parent: 'What is it part of?',
    whoDeals: 'Who handles it?',
    whoDealsTyped: 'who handles …',
    help: 'What can I ask?',
    helpTyped: 'help',
  },
}
