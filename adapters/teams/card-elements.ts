/** The part of Adaptive Cards 1.5 that the bot uses: adaptivecards.io/explorer. Only the host's own styles and sizes. */

export interface OpenUrl {
  readonly type: 'Action.OpenUrl'
  readonly url: string
}

/** Shown as it is: no Markdown. */
export interface TextRun {
  readonly type: 'TextRun'
  readonly text: string
  readonly weight?: 'Bolder'
  readonly size?: 'Large' | 'Medium'
  readonly isSubtle?: true
  readonly italic?: true
  readonly selectAction?: OpenUrl
}

export type Spacing = 'None' | 'Small'

export interface RichTextBlock {
  readonly type: 'RichTextBlock'
  readonly inlines: readonly TextRun[]
  readonly spacing?: Spacing
}

/** Read as Markdown: only for texts that read the same either way. */
export interface TextBlock {
  readonly type: 'TextBlock'
  readonly text: string
  readonly wrap: true
  readonly size?: 'Large'
  readonly weight?: 'Bolder'
  readonly style?: 'heading'
}

export interface Container {
  readonly type: 'Container'
  readonly items: readonly Element[]
  readonly style?: 'emphasis' | 'accent' | 'good' | 'warning' | 'attention'
  readonly id?: string
  readonly isVisible?: false
  readonly spacing?: Spacing
}

type ButtonLook = {
  readonly title: string
  readonly style?: 'positive' | 'destructive'
  readonly mode?: 'secondary'
}

export type Submit = ButtonLook & { readonly type: 'Action.Submit'; readonly data: object }

export type Execute = ButtonLook & {
  readonly type: 'Action.Execute'
  readonly verb: string
  readonly data: object
  readonly fallback: Submit
}

export type ToggleVisibility = ButtonLook & {
  readonly type: 'Action.ToggleVisibility'
  readonly targetElements: readonly string[]
}

export interface ActionSet {
  readonly type: 'ActionSet'
  readonly actions: readonly (Submit | Execute | ToggleVisibility)[]
}

interface InputProperties {
  readonly id: string
  readonly label: string
  readonly isRequired?: true
  readonly errorMessage?: string
  readonly value?: string
}

export interface Choice {
  readonly title: string
  readonly value: string
}

export type Input = InputProperties &
  (
    | { readonly type: 'Input.Text'; readonly isMultiline?: true; readonly maxLength: number }
    | { readonly type: 'Input.Date' }
    | {
        readonly type: 'Input.ChoiceSet'
        readonly style: 'compact' | 'expanded' | 'filtered'
        readonly placeholder?: string
        readonly choices: readonly Choice[]
        /** The host asks the bot for options while one types: an invoke `application/search` with this data set. */
        readonly 'choices.data'?: { readonly type: 'Data.Query'; readonly dataset: string }
      }
  )

export type Element = RichTextBlock | TextBlock | Container | ActionSet | Input

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard'
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  /** The newest that Teams shows on all devices. */
  readonly version: '1.5'
  readonly lang: string
  readonly body: readonly Element[]
  readonly actions?: readonly Submit[]
  /** Where a client cannot show the card; read as Markdown. */
  readonly fallbackText?: string
  /** The name of the card for screen readers. */
  readonly speak?: string
  readonly refresh?: {
    readonly action: { readonly type: 'Action.Execute'; readonly verb: string; readonly data: object }
  }
  readonly msteams?: { readonly width: 'Full' }
}

/** One paragraph in several looks. */
export function runs(inlines: readonly TextRun[], spacing?: Spacing): RichTextBlock {
  return { type: 'RichTextBlock', inlines, ...(spacing === undefined ? {} : { spacing }) }
}
