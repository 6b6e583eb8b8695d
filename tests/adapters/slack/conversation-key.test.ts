import { describe, expect, it } from 'vitest'
import { type ConversationKey, ownerOf, readKey, slackAddress } from '../../../adapters/slack/conversation-key.ts'
import { readRef, writeRef } from '../../../adapters/slack/message-ref.ts'

const keys: readonly (readonly [ConversationKey, string])[] = [
  [{ kind: 'user', user: 'U1' }, 'user/U1'],
  [{ kind: 'user', user: 'U1', thread: '1700.01' }, 'user/U1/1700.01'],
  [{ kind: 'thread', channel: 'C1', thread: '1700.01' }, 'thread/C1/1700.01'],
  [{ kind: 'reply', user: 'U1', id: '12.34.ab' }, 'reply/U1/12.34.ab'],
  [{ kind: 'home', user: 'U1' }, 'home/U1'],
  [{ kind: 'window', user: 'U1', id: '12.34.ab' }, 'window/U1/12.34.ab'],
]

describe('the address of a conversation', () => {
  it.each(keys)('is read as it was written: %j', (key, conversation) => {
    expect(slackAddress(key)).toEqual({ channel: 'slack', conversation })
    expect(readKey(conversation)).toEqual(key)
  })

  it.each([
    '',
    'user',
    'user/',
    'thread/C1',
    'reply/U1',
    'home/U1/2',
    'team/T1',
    'user/U1/1/2',
    'user/<@U1>',
    'nobody',
  ])('is not anything else: %j', (conversation) => {
    expect(readKey(conversation)).toBeUndefined()
  })

  it('belongs to one person, but for threads that others read', () => {
    expect(keys.map(([key]) => ownerOf(key))).toEqual(['U1', 'U1', undefined, 'U1', 'U1', 'U1'])
  })
})

describe('the name of what was shown', () => {
  it.each([
    [{ kind: 'message', channel: 'D1', ts: '1700.01' }, 'D1/1700.01'],
    [{ kind: 'home', user: 'U1' }, 'home/U1'],
    [{ kind: 'view', view: 'V1' }, 'view/V1'],
    [{ kind: 'reply', conversation: 'reply/U1/1.2' }, 'reply/U1/1.2'],
  ] as const)('is read as it was written: %j', (ref, id) => {
    expect(writeRef(ref)).toEqual({ channel: 'slack', id })
    expect(readRef(writeRef(ref))).toEqual(ref)
  })
})
