import type { RequestTexts } from './request-texts.ts'

/** English, for whoever writes in English. */
export const requestTextsEn: RequestTexts = {
  form: {
    title: 'Open a request for help',
    submit: 'Next',
    unit: 'Which office do you work in?',
    unitHint: 'Type a word of its name and choose from the list.',
    matter: 'What is it about?',
    matterHint: 'Write a word, such as “printer”, and choose what comes closest.',
    description: 'What happens?',
    descriptionHint: 'In your own words. If there is an error message, copy it here.',
    urgency: 'How urgent is it?',
    urgencies: { normal: 'Normal', urgent: 'Urgent: I cannot work' },
    phone: 'Phone',
    phoneHint: 'If you want to be called back.',
    onBehalfOf: 'For somebody else',
    onBehalfOfHint: 'If the request is for a colleague, write who it is.',
    other: 'Something else, or I do not know',
  },
  labels: {
    status: 'Status',
    from: 'From',
    unit: 'Office',
    about: 'About',
    urgency: 'Urgency',
    phone: 'Phone',
    onBehalfOf: 'On behalf of',
    assignee: 'Who has it',
    opened: 'Opened',
    followers: 'Colleagues with the same problem',
    story: 'The story',
    why: 'Why them?',
    reason: 'Reason',
    text: 'Message',
    forwardTo: 'Whom do you pass it to?',
    attachments: 'Attachments',
  },
  status: {
    open: 'sent, nobody has taken it yet',
    taken: 'taken in charge',
    waiting: 'waiting for your answer',
    resolved: 'solved',
    closed: 'closed',
    withdrawn: 'withdrawn',
  },
  waitingForRequester: 'waiting for an answer of whoever opened it',
  buttons: {
    send: { label: 'Send the request', typed: () => 'send' },
    edit: { label: 'Change', typed: () => 'change' },
    cancel: { label: 'Cancel', typed: () => 'cancel' },
    'open-anyway': { label: 'No, open mine', typed: () => 'open mine' },
    join: { label: 'Join it', typed: (number) => `join ${number}` },
    'reply-yes': { label: 'Yes, it is for that request', typed: () => 'yes' },
    'reply-no': { label: 'No, something else', typed: () => 'no' },
    show: { label: 'Show', typed: (number) => `show ${number}` },
    add: { label: 'Add or reply', typed: (number) => `add ${number} …` },
    withdraw: { label: 'Withdraw', typed: (number) => `withdraw ${number}` },
    reopen: { label: 'Not solved: reopen', typed: (number) => `reopen ${number} …` },
    'rate-up': { label: '👍 I am happy', typed: (number) => `rate ${number} up` },
    'rate-down': { label: '👎 Could be better', typed: (number) => `rate ${number} down` },
    take: { label: 'Take in charge', typed: (number) => `take ${number}` },
    answer: { label: 'Reply', typed: (number) => `answer ${number} …` },
    ask: { label: 'Ask', typed: (number) => `ask ${number} …` },
    note: { label: 'Note', typed: (number) => `note ${number} …` },
    forward: { label: 'Forward', typed: (number) => `forward ${number} to … because …` },
    decline: { label: 'Not mine', typed: (number) => `not mine ${number} because …` },
    resolve: { label: 'Solved', typed: (number) => `solved ${number} …` },
  },
  through: (supplier, colleague) => `${supplier}, through ${colleague}`,
  passTo: (supplier) => ({
    label: `Pass to ${supplier}`,
    typed: (number) => `pass ${number} to ${supplier} because …`,
  }),
  forwardUnknown: (said) => `I cannot find whom you want to pass it to: “${said}”. Choose from the list.`,
  phoneWrong: 'A phone number has digits: correct it or leave it empty.',
  urgentHint: 'If you cannot work like this, write “urgent”.',
  summary: 'Here is the request. Check it, then send it.',
  cancelled: 'All right, I dropped it: nothing was sent. I am here if you need me.',
  nothingToSend:
    'There is nothing to send. If you have just sent it, it went out once: “my requests” shows it. To begin another one, write “open a request”.',
  nothingToCancel: 'There is nothing to cancel. Tell me what you need.',
  noRequests: 'You have no requests. To open one, write “open a request”.',
  myRequests: 'Here are your requests.',
  noQueue: 'There is nothing to take. Have a good day!',
  queue: 'To be taken in charge:',
  noTaken: 'You have no requests in charge.',
  taken: 'You have in charge:',
  notMaster: 'This list is for masters informatici and technical offices. Find your own with “my requests”.',
  joinOffer:
    'Somebody in your office has just reported the same problem. Do you want to join? I will tell you when it is solved.',
  noted: 'Note saved: only those who work on the request see it.',
  replyOrNew: (number) => `Is this message for request ${number}, or is it something else?`,
  colleague: 'a colleague',
  rated: 'Thank you: your opinion reaches whoever helped you.',
  opened: (number, assignee) =>
    `Done: request ${number} has reached ${assignee}. I will write here at every step. To see it again: “my requests”.`,
  openedUnreached: (number, assignee, email) =>
    `Request ${number} is kept for ${assignee}, who has not seen it yet: nobody who can help you has ever connected here. It arrives as soon as they do.${email === null ? '' : ` If you cannot wait, write to ${email}.`}`,
  joined: (number) => `Done: you now follow request ${number}. I will tell you when it is solved.`,
  done: {
    add: (number, assignee) => `Done: I have passed your message about request ${number} on to ${assignee}.`,
    take: (number) => `Done: you are in charge of request ${number}. Whoever opened it has been told.`,
    ask: (number) =>
      `Done: I have passed on the question about request ${number}. I will write as soon as there is an answer.`,
    answer: (number) => `Done: I have passed on your answer about request ${number}.`,
    forward: (number, assignee) => `Done: request ${number} goes to ${assignee}. Whoever opened it has been told.`,
    decline: (number, assignee) => `All right: request ${number} goes to ${assignee}.`,
    resolve: (number) => `Done: request ${number} is solved. Whoever opened it has been told.`,
  },
  notices: {
    assigned: (number, assignee, cause) =>
      cause === 'opened'
        ? `Request ${number} has reached ${assignee}.`
        : cause === 'assignee-away'
          ? `Whoever had request ${number} is away: it is now with ${assignee}. You need not do anything.`
          : `Request ${number} is now with ${assignee}. You need not do anything.`,
    taken: (number, assignee) => `Good news: ${assignee} has taken request ${number} in charge.`,
    asked: (number, assignee) => `${assignee} asks you something about request ${number}. You can reply below.`,
    answered: (number, assignee) => `${assignee} wrote to you about request ${number}.`,
    forwarded: (number, to, reason) => `Request ${number} has passed to ${to}. Reason: ${reason}`,
    declined: (number) => `Request ${number} had reached the wrong person: I am passing it to another one.`,
    resolved: (number, assignee) =>
      `${assignee} has solved request ${number}. If it is not so, reply here: I will reopen it.`,
    reopened: (number) => `Request ${number} is open again.`,
    withdrawn: (number) => `Request ${number} is withdrawn: nobody will work on it.`,
    withdrawnForFollower: (number) =>
      `Request ${number}, which you followed too, was withdrawn by whoever opened it. If the problem is still there, write “open a request”.`,
    remindedRequester: (number) =>
      `A question about request ${number} is waiting for you. Without an answer it closes in a few days; it can be reopened.`,
    reminded: (number, assignee) =>
      `Request ${number} has not been taken yet. I have reminded ${assignee}; if nothing happens I will ask their deputy.`,
    escalated: (number, to) => `I am sorry, nobody has taken request ${number} yet. I have asked ${to} to step in.`,
    closed: (number, answered) =>
      answered
        ? `Request ${number} is closed. If the problem comes back, reply here and I will reopen it.`
        : `Request ${number} is closed because the question was never answered. Reply here to reopen it.`,
  },
  work: {
    assigned: (number, cause) =>
      cause === 'opened'
        ? `New request ${number} for you.`
        : cause === 'assignee-away'
          ? `Request ${number} passes to you: whoever had it is away.`
          : `Request ${number} passes to you.`,
    forwarded: (number, from, reason) => `${from} passes you request ${number}. Reason: ${reason}`,
    added: (number, who) => `${who} wrote about request ${number}.`,
    joined: (number, who) => `${who} has the same problem as request ${number}.`,
    reopened: (number) => `Request ${number} was reopened: the problem is not solved.`,
    withdrawn: (number) => `Request ${number} was withdrawn: it is no longer needed.`,
    reminded: (number) => `Request ${number} is still waiting for you to take it.`,
    escalated: (number, from) => `Nobody has taken request ${number}, assigned to ${from}. Can you step in?`,
    head: (number) => `Request ${number} is passing from hand to hand: it needs a decision.`,
    closed: (number) => `Request ${number} is closed.`,
    rated: (number, up) =>
      up ? `👍 for request ${number}: thank you.` : `👎 for request ${number}: it could have gone better.`,
    moved: (number, to) => `Request ${number} is now with ${to}.`,
  },
  digest: (count) => `${count} requests are waiting for you:`,
  refusal: (refusal, nameOf) => {
    switch (refusal.reason) {
      case 'not-found':
        return 'I cannot find this request. Check the number, or write “my requests”.'
      case 'not-allowed':
        return 'You cannot do this on this request. Ask whoever has it.'
      case 'already-taken':
        return `${nameOf(refusal.data.by)} has already taken it in charge.`
      case 'already-yours':
        return 'You have already taken it in charge.'
      case 'ended':
        return refusal.data.status === 'withdrawn'
          ? 'This request was withdrawn. If the problem is still there, write “open a request”.'
          : 'This request is already over. If the problem is still there, whoever opened it can reply to reopen it.'
      case 'not-ended':
        return 'This request is still open: this can be done once it is solved.'
      case 'reopen-too-late':
        return 'It is too late to reopen it. Open a new one: write “open a request”.'
      case 'nothing-said':
        return refusal.data.field === 'reason'
          ? 'A reason is needed, in words that the reader can understand.'
          : 'The text is missing: write in your own words what happens.'
      case 'too-long':
        return `The text is too long: ${refusal.data.length} characters, at most ${refusal.data.max}. Shorten it and try again: nothing is lost.`
      case 'same-assignee':
        return 'They already have it.'
      case 'declined-before':
        return 'They have already said that it is not theirs: choose somebody else.'
      case 'unknown-assignee':
        return 'I cannot find whom you want to pass it to. Write the name of a master or an office.'
      case 'nobody-left':
        return 'There is nobody left to pass it to by myself: forward it to whom you know, with a reason.'
      case 'already-following':
        return 'You already follow it.'
      case 'not-due':
      case 'number-taken':
        return 'This cannot be done now. Try again in a moment.'
    }
  },
  story: (type, who, text) => {
    const said = text === null || text === '' ? '' : `: “${text}”`
    switch (type) {
      case 'opened':
        return `${who} opened the request`
      case 'assigned':
        return `it reached ${who}`
      case 'taken':
        return `${who} took it in charge`
      case 'asked':
        return `${who} asked${said}`
      case 'answered':
        return `${who} replied${said}`
      case 'noted':
        return `internal note of ${who}${said}`
      case 'added':
        return `${who} wrote${said}`
      case 'joined':
        return `${who} joined${said}`
      case 'forwarded':
        return `${who} passed it on${said}`
      case 'declined':
        return `${who} said it is not theirs${said}`
      case 'resolved':
        return `${who} solved it${said}`
      case 'reopened':
        return `${who} reopened it${said}`
      case 'withdrawn':
        return `${who} withdrew it${said}`
      case 'reminded':
        return `reminder to ${who}`
      case 'escalated':
        return `nobody took it: asked ${who}`
      case 'closed':
        return 'closed'
      case 'rated':
        return `rating${said}`
      default:
        return type
    }
  },
  formQuestion: (label, hint, required) =>
    `${label}${hint === undefined ? '' : ` ${hint}`}${required ? '' : ' (optional: write “skip”)'}`,
  formCancelHint: 'To drop it, write “cancel”.',
  formSkip: 'skip',
  formRequired: 'This is needed: write it in your own words, or “cancel”.',
  formChoose: 'I find nothing like it. Try other words, one is enough.',
  formWhich: 'Which one do you mean? Write its number, or other words.',
  formHeld: (value) => `Now: ${value}. To leave it so write “skip”.`,
}
