import type { Connector } from './connector.ts'
import type { ConversationBook, PersonalChat } from './conversation-book.ts'

export interface PersonalChatsOptions {
  readonly connector: Connector
  readonly book: ConversationBook
  /** Where to begin before any activity has come: the tenant and its service. */
  readonly fallback: { readonly serviceUrl: string; readonly tenant: string }
  readonly onFault: (fault: unknown) => void
}

/** The personal chats of people with the bot: known from the book, or made. */
export interface PersonalChats {
  /** Rejects with a `DeliveryError` where Teams makes none: the bot is not installed, the person is gone. */
  of(user: string): Promise<PersonalChat>
  remember(user: string, chat: PersonalChat): Promise<void>
  /** The chat is gone. Resolves to another, or to undefined where Teams gives the same again. */
  renew(user: string, gone: PersonalChat): Promise<PersonalChat | undefined>
  /** The service through which conversations that are nobody's own are reached. */
  readonly serviceUrl: string
}

export function createPersonalChats({ connector, book, fallback, onFault }: PersonalChatsOptions): PersonalChats {
  const remember = async (user: string, chat: PersonalChat) => {
    // What cannot be written is known until the program ends, and asked of Teams again after that.
    await book.rememberPersonal(user, chat).catch(onFault)
  }

  const open = async (user: string): Promise<PersonalChat> => {
    const { serviceUrl, tenant } = book.service() ?? fallback
    const chat = { conversation: await connector.openPersonal(serviceUrl, tenant, user), serviceUrl, tenant }
    await remember(user, chat)
    return chat
  }

  return {
    of: async (user) => book.personal(user) ?? (await open(user)),
    remember,
    async renew(user, gone) {
      book.forgetPersonal(user)
      const chat = await open(user)
      return chat.conversation === gone.conversation ? undefined : chat
    },
    get serviceUrl() {
      return (book.service() ?? fallback).serviceUrl
    },
  }
}
