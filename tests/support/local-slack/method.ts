import type { MethodArgs } from './method-args.ts'
import type { Workspace } from './workspace.ts'

/** A method of the Web API. */
export interface Method {
  /** What the token must be allowed; absent: nothing. */
  readonly scope?: (args: MethodArgs, workspace: Workspace) => string
  readonly run: (args: MethodArgs, workspace: Workspace) => Readonly<Record<string, unknown>>
}

export type Methods = Readonly<Record<string, Method>>
