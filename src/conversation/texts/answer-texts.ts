import type { Intent, Reason } from '../answer.ts'

/** Every sentence of an answer, in one language. Names and facts of the base come in as arguments, already chosen. */
export interface AnswerTexts {
  readonly labels: {
    readonly partOf: string
    readonly head: string
    readonly does: string
    readonly children: string
    readonly email: string
    readonly phone: string
    readonly address: string
    readonly hours: string
    readonly website: string
    readonly source: string
    readonly note: string
    readonly master: string
    readonly deputy: string
    readonly behind: string
    readonly firstContact: string
    readonly purpose: string
    readonly owner: string
    readonly when: string
    readonly whoMayAsk: string
    readonly selfHelp: string
    readonly absent: string
  }
  readonly toVerify: string
  readonly why: string
  readonly whyTyped: string
  /** The sentence above the card of a unit. */
  unitLead(intent: Intent, unit: string): string
  headLead(unit: string, title: string | null): string
  parentLead(unit: string, path: readonly string[]): string
  childrenLead(unit: string, count: number): string
  countLead(unit: string, counts: readonly string[]): string
  collectionCount(count: number, plural: string): string
  collectionList(count: number, plural: string): string
  noChildren(unit: string): string
  contactLead(unit: string, known: boolean): string
  masterLead(unit: string, servedThrough: string | null): string
  noMaster(unit: string, office: string): string
  masterFallback(): string
  roleHeadLead(): string
  topicLead(topic: string): string
  topicMaster(): string
  topicOwnMaster(master: string): string
  topicMasterAway(master: string, deputy: string): string
  topicUnit(unit: string): string
  historyLead(): string
  clarify(): string
  clarifyRest(): string
  unknownOutside(): string
  unknownNotFound(): string
  unknownEmpty(): string
  greeting(bot: string): string
  help(bot: string, organization: string): string
  helpItems(): readonly string[]
  demoMasters(): string
  sourceLine(title: string, date: string | null): string
  readonly others: string
  reason(reason: Reason, nameOf: (id: string) => string): string
  readonly actions: {
    readonly openRequest: string
    readonly openRequestTyped: string
    readonly chooseUnit: string
    readonly chooseUnitTyped: string
    askHead(unit: string): string
    askChildren(unit: string): string
    askMaster(unit: string): string
    askParent(unit: string): string
    readonly head: string
    readonly children: string
    readonly master: string
    readonly parent: string
    readonly whoDeals: string
    readonly whoDealsTyped: string
    readonly help: string
    readonly helpTyped: string
  }
}
