// The two bots that the bench of Teams compares: see benched-bot.ts.
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import express from 'express'
import { messagesPath } from '../../adapters/teams/teams-settings.ts'
import { localBot } from '../support/local-teams/local-teams.ts'
import { tokenIssuer } from '../support/local-teams/token-issuer.ts'
import { reportTo, startBare, startCentralino } from './benched-bot.ts'

/** Botbuilder and nothing else, as its own samples start it: it says what it hears. */
function startBotbuilder(origin: string): Promise<string> {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: localBot.appId,
      ValidateAuthority: false,
      ToChannelFromBotLoginUrl: `${origin}/login`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: tokenIssuer,
      OAuthUrl: origin,
      ToBotFromChannelOpenIdMetadataUrl: `${origin}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${origin}/openid`,
      CallerId: '',
    },
    {
      isValidAppId: async (id) => id === localBot.appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        async signRequest(request) {
          request.headers.set('authorization', 'Bearer bench')
          return request
        },
      }),
    },
  )
  const adapter = new CloudAdapter(authentication)
  const app = express()
  app.use(express.json())
  app.post(messagesPath, (request, response) =>
    adapter.process(request, response, async (context) => {
      const heard: Partial<Activity> = context.activity
      if (heard.type === 'message') await context.sendActivity(heard.text ?? '')
    }),
  )
  return startBare(app, messagesPath)
}

if (process.argv[1] === import.meta.filename) {
  const [, , kind, origin = ''] = process.argv
  const variables = {
    MICROSOFT_APP_ID: localBot.appId,
    MICROSOFT_APP_PASSWORD: localBot.appPassword,
    MICROSOFT_APP_TENANT_ID: localBot.tenantId,
  }
  const teamsEndpoints = {
    loginUrl: `${origin}/login`,
    openIdMetadataUrl: `${origin}/openid`,
    tokenIssuer,
    serviceOrigins: [origin],
  }
  const start = () =>
    kind === 'bare' ? startBotbuilder(origin) : startCentralino(variables, messagesPath, { teamsEndpoints })
  reportTo(process, await start())
}
