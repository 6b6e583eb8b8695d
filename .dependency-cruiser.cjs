// Who may import whom. The layers and the words are those of docs; tests/architecture proves that each rule bites.

const store = '^src/store/(embedded|postgres)/'
const contract = '^src/(channel/|clock\\.ts$|errors\\.ts$)'
/** src/turn.ts and its parts: every file at the top of src that is nothing else. */
const turn =
  '^src/(turn/|(?!(app|main|config|demonstration|environment-reader|http-listening|log|clock|errors|http-call|public-server|spool)\\.ts$)[^/]+\\.ts$)'

/** Files whose imports out of their own folder go only where `to` says. */
const onlyTo = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|adapters|tests|tools)/', pathNot: to },
})

const forbidden = [
  onlyTo(
    'adapters-know-only-the-channel',
    '^adapters/([^/]+)/',
    [contract, '^src/(http-call|http-listening|spool)\\.ts$', '^adapters/$1/'],
    'An adapter turns platform events into messages and back: channel vocabulary, clock and errors, and its own folder.',
  ),
  {
    name: 'page-takes-only-types',
    comment: 'The page runs in a browser: of what is outside its folder it knows the types, nothing else.',
    severity: 'error',
    from: { path: '^adapters/web/page/' },
    to: { pathNot: '^adapters/web/page/', dependencyTypesNot: ['type-only'] },
  },
  onlyTo(
    'channel-knows-nobody',
    '^src/channel/',
    ['^src/channel/', '^src/errors\\.ts$'],
    'The vocabulary all others share.',
  ),
  onlyTo(
    'knowledge-knows-only-the-channel',
    '^src/knowledge/',
    ['^src/knowledge/', '^src/channel/', '^src/errors\\.ts$'],
    'The knowledge base can be used without requests and conversations.',
  ),
  onlyTo(
    'requests-know-knowledge-and-channel',
    '^src/requests/',
    ['^src/requests/', '^src/knowledge/', contract],
    'Requests are decided without knowing how they are talked about, kept or sent.',
  ),
  {
    name: 'channel-types-only',
    comment: 'Knowledge, requests and stores use the words of the channel, never its behaviour.',
    severity: 'error',
    from: { path: '^src/(knowledge|requests|store)/' },
    to: { path: '^src/channel/', dependencyTypesNot: ['type-only'] },
  },
  onlyTo(
    'conversation-knows-knowledge-requests-channel',
    '^src/conversation/',
    ['^src/(conversation|knowledge|requests|channel)/', '^src/errors\\.ts$'],
    'Conversation decides; it neither keeps nor sends.',
  ),
  onlyTo(
    'store-knows-requests-and-channel',
    '^src/store/',
    ['^src/(store|requests)/', contract],
    'A store keeps what the domain defines.',
  ),
  onlyTo(
    'outbox-knows-store-port-and-channel',
    '^src/outbox/',
    ['^src/(outbox|store)/', contract],
    'The dispatcher sends what is kept, whatever it says.',
  ),
  onlyTo(
    'turn-knows-conversation-requests-store-port',
    turn,
    [turn, '^src/(administration|conversation|requests|store)/', '^src/knowledge/editing/', contract],
    'One incoming message, from the platform to the transaction.',
  ),
  onlyTo(
    'administration-knows-knowledge-conversation-store-port',
    '^src/administration/',
    ['^src/(administration|knowledge|conversation|evaluation|store|requests)/', contract],
    'Keeping the base: who changes what, checked, carried out and told. The turn calls it, never the other way round.',
  ),
  onlyTo(
    'evaluation-knows-conversation',
    '^src/evaluation/',
    ['^src/(evaluation|conversation|knowledge|channel)/', '^src/errors\\.ts$'],
    'Measuring answers needs the answers only.',
  ),
  onlyTo(
    'foundations-know-nobody',
    '^src/(clock|errors|config|environment-reader|http-call|http-listening|public-server|spool)\\.ts$',
    ['^src/(errors|environment-reader|http-listening)\\.ts$', '^src/channel/platform-settings\\.ts$'],
    'What everybody imports imports nobody.',
  ),
  onlyTo('main-knows-only-commands', '^src/main\\.ts$', ['^src/commands/'], 'The entry point starts a command.'),
  {
    name: 'only-app-names-adapters-and-stores',
    comment: 'src/app.ts builds everything; the rest sees ports.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/app\\.ts$', store] },
    to: { path: [store, '^adapters/'] },
  },
  {
    name: 'stores-do-not-know-each-other',
    severity: 'error',
    from: { path: '^src/store/([^/]+)/' },
    to: { path: store, pathNot: '^src/store/$1/' },
  },
  {
    name: 'only-start-knows-app-and-turn',
    comment: 'The inner parts do not reach for the whole.',
    severity: 'error',
    from: { path: '^(src|adapters)/', pathNot: ['^src/(app\\.ts$|commands/)', turn] },
    to: { path: ['^src/(app|main)\\.ts$', turn] },
  },
  {
    name: 'domain-is-pure',
    comment:
      'No files, no network, no processes: what is looked up comes in as an argument. Loading and editing are the edge.',
    severity: 'error',
    from: {
      path: '^src/(channel|requests|conversation|knowledge)/',
      pathNot: '^src/knowledge/(load\\.ts$|edit[^/]*\\.ts$|editing/)',
    },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'domain-uses-no-io-package',
    severity: 'error',
    from: { path: '^src/(channel|requests|conversation|knowledge|evaluation)/' },
    to: { path: 'node_modules/(express|helmet|lowdb|pino|pg|@slack|botbuilder)/' },
  },
  {
    name: 'nobody-imports-tests-or-tools',
    severity: 'error',
    from: { path: '^(src|adapters)/' },
    to: { path: '^(tests|tools)/' },
  },
  {
    name: 'no-development-package-at-run-time',
    severity: 'error',
    from: { path: '^(src|adapters)/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-cycle',
    comment: 'Two files that need each other are one, or need a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing-unresolvable',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
]

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.json'],
    },
    cache: false,
  },
}
