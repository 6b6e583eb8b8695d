import type { Ids } from './ids.ts'
import type { LocalPerson } from './local-slack-types.ts'
import { Refusal } from './refusal.ts'

/** The users of a workspace. */
export class People {
  readonly #ids: Ids
  readonly #teamId: string
  readonly #people = new Map<string, LocalPerson>()

  constructor(ids: Ids, teamId: string) {
    this.#ids = ids
    this.#teamId = teamId
  }

  add(person: Partial<LocalPerson> & { readonly name: string }): LocalPerson {
    const added: LocalPerson = { id: person.id ?? this.#ids.next('U'), teamId: this.#teamId, kind: 'member', ...person }
    this.#people.set(added.id, added)
    return added
  }

  find(id: string): LocalPerson | undefined {
    return this.#people.get(id)
  }

  get(id: string): LocalPerson {
    const person = this.find(id)
    if (person === undefined) throw new Refusal('user_not_found')
    return person
  }
}

/** The name that is unique in a workspace, nearly. */
export function handleOf({ name }: LocalPerson): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')
}

/** A user as users.info gives it. `email` needs a scope of its own, `locale` has to be asked for. */
export function userPayload(
  person: LocalPerson,
  shown: { readonly email: boolean; readonly locale: boolean },
): Readonly<Record<string, unknown>> {
  const { id, name, email, title, teamId, kind, emailConfirmed, enterpriseUser } = person
  const handle = handleOf(person)
  return {
    id,
    team_id: teamId,
    name: handle,
    real_name: name,
    deleted: kind === 'deactivated',
    tz: 'Europe/Rome',
    ...(shown.locale ? { locale: person.locale ?? 'it-IT' } : {}),
    profile: {
      real_name: name,
      display_name: handle,
      title: title ?? '',
      team: teamId,
      ...(shown.email && email !== undefined ? { email } : {}),
    },
    is_bot: kind === 'bot',
    is_app_user: kind === 'app-user',
    is_restricted: kind === 'guest' || kind === 'single-channel-guest',
    is_ultra_restricted: kind === 'single-channel-guest',
    ...(kind === 'stranger' ? { is_stranger: true } : {}),
    is_email_confirmed: emailConfirmed ?? true,
    ...(enterpriseUser === undefined
      ? {}
      : { enterprise_user: { id: `W${id.slice(1)}`, enterprise_id: enterpriseUser.id, teams: enterpriseUser.teams } }),
  }
}
