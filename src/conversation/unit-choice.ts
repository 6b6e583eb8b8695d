import type { Form } from '../channel/message.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { foldText } from '../knowledge/normalise.ts'
import { isInForce } from '../knowledge/tree.ts'
import { byName } from './attempt.ts'
import type { ConversationTexts } from './texts/conversation-texts.ts'

export const unitFormName = 'own-unit'

/** The form in which a person says where they work: one searchable field with every unit in force. */
export function unitForm(knowledge: Knowledge, current: string | null, texts: ConversationTexts): Form {
  const { base, tree, day } = knowledge
  const { supplier } = base.organization
  const options = base.organization.units
    .filter((unit) => isInForce(unit, day) && unit.id !== supplier)
    .map((unit) => {
      const [above] = tree.ancestors(unit.id)
      return { value: unit.id, label: unit.name, ...(above === undefined ? {} : { hint: above.name }) }
    })
  return {
    form: unitFormName,
    context: '',
    title: texts.unitTitle,
    submitLabel: texts.unitSubmit,
    fields: [
      {
        id: 'unit',
        type: 'choice',
        label: texts.unitLabel,
        hint: texts.unitHint,
        required: true,
        options,
        ...(current === null ? {} : { value: current }),
      },
    ],
  }
}

/** Longer than the name of any unit. */
const maxCharacters = 300

/** The unit that some words name well enough; undefined where none or several do. */
export function findUnitByWords(words: string, knowledge: Knowledge): string | undefined {
  const exact = knowledge.tree.unit(words.trim())
  if (exact !== undefined) return exact.id
  const { stem, index, stopWords } = knowledge.language.it
  const terms = foldText(words.slice(0, maxCharacters))
    .split(' ')
    .filter((word) => word !== '' && !stopWords.has(word))
    .slice(0, 12)
    .map((word) => ({ typed: word, alternatives: [{ stem: stem(word), weight: 1 }], importance: 1 }))
  if (terms.length === 0) return undefined
  const [best, next] = index.search(terms, byName, (record) => record.type === 'unit')
  if (best === undefined || best.named < 0.6) return undefined
  return next !== undefined && next.score > best.score * 0.97 && next.named >= best.named ? undefined : best.record.id
}
