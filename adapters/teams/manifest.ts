import type { ManifestTexts, ManifestTextsByLanguage, SuggestedCommand } from './manifest-texts.ts'

/** Ids of the commands of the message extension, as they come back in its invokes. */
export const extensionCommands = { openRequest: 'openRequest', search: 'search' } as const

/** Name of the parameter in which the search brings its words. */
const searchParameter = 'question'

/** The newest schema that Microsoft publishes: developer.microsoft.com/json-schemas/teams */
const schemaVersion = '1.30'

export interface ManifestOptions {
  /** The app registration, which is the bot's id too. */
  readonly appId: string
  /** The public host under which Teams reaches the bot, without https:// and without a path. */
  readonly host: string
  /** Of the form 1.2.3; Teams takes an update only where it has grown. */
  readonly version: string
  /** At most 30 characters. */
  readonly botName: string
  /** Who answers for the bot towards its users; the name has at most 32 characters. */
  readonly developer: {
    readonly name: string
    readonly websiteUrl: string
    readonly privacyUrl: string
    readonly termsOfUseUrl: string
  }
  readonly texts: ManifestTextsByLanguage
}

/** The manifest of the Teams app, its own strings in Italian. Whoever uses Teams in English gets those of `en.json`. */
export function buildManifest({ appId, host, version, botName, developer, texts }: ManifestOptions): object {
  const italian = texts.it
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.schema.json`,
    manifestVersion: schemaVersion,
    version,
    id: appId,
    developer,
    name: { short: botName, full: botName },
    description: { short: italian.shortDescription, full: italian.fullDescription },
    localizationInfo: {
      defaultLanguageTag: 'it',
      additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0066CC',
    defaultInstallScope: 'personal',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: commandLists(italian),
      },
    ],
    composeExtensions: [composeExtension(appId, italian)],
    // Standard channels are always served; these are the private and the shared ones.
    supportsChannelFeatures: 'tier1',
    validDomains: [host],
    webApplicationInfo: { id: appId, resource: `api://botid-${appId}` },
  }
}

function commandLists({ commands }: ManifestTexts) {
  return [
    { scopes: ['personal'], commands: commands.personal.map(suggested) },
    { scopes: ['team', 'groupChat'], commands: commands.shared.map(suggested) },
  ]
}

function suggested({ title, description }: SuggestedCommand) {
  return { title, description }
}

function composeExtension(appId: string, { openRequest, search, searchField }: ManifestTexts) {
  return {
    botId: appId,
    commands: [
      {
        id: extensionCommands.openRequest,
        type: 'action',
        context: ['message'],
        title: openRequest.title,
        description: openRequest.description,
        fetchTask: true,
      },
      {
        id: extensionCommands.search,
        type: 'query',
        context: ['compose', 'commandBox'],
        title: search.title,
        description: search.description,
        initialRun: false,
        parameters: [
          {
            name: searchParameter,
            title: searchField.title,
            description: searchField.description,
            inputType: 'text',
          },
        ],
      },
    ],
  }
}

/**
 * The strings of a language as the schema of localisation wants them: by the path at which they stand in the manifest.
 * learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-localization
 */
export function localisedStrings(botName: string, texts: ManifestTexts): Readonly<Record<string, string>> {
  const lists = [texts.commands.personal, texts.commands.shared]
  const commands = lists.flatMap((list, at) =>
    list.flatMap((command, position) => strings(`bots[0].commandLists[${at}].commands[${position}]`, command)),
  )
  const extension = 'composeExtensions[0].commands'
  return Object.fromEntries([
    ['$schema', localisationSchema],
    ['name.short', botName],
    ['name.full', botName],
    ['description.short', texts.shortDescription],
    ['description.full', texts.fullDescription],
    ...commands,
    ...strings(`${extension}[0]`, texts.openRequest),
    ...strings(`${extension}[1]`, texts.search),
    ...strings(`${extension}[1].parameters[0]`, texts.searchField),
  ])
}

const localisationSchema = `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.Localization.schema.json`

function strings(path: string, { title, description }: SuggestedCommand): readonly (readonly [string, string])[] {
  return [
    [`${path}.title`, title],
    [`${path}.description`, description],
  ]
}
