/** `master` and `unit` are ids of the knowledge base. */
export type MasterAssignee = { readonly kind: 'master'; readonly master: string }
export type OfficeAssignee = { readonly kind: 'office'; readonly unit: string }

/** The outside supplier does not write in the chat: whoever passed the request on keeps it and speaks for it. */
export type SupplierAssignee = {
  readonly kind: 'supplier'
  readonly unit: string
  readonly through: MasterAssignee | OfficeAssignee
}

export type Assignee = MasterAssignee | OfficeAssignee | SupplierAssignee

/** Who can act on a request in the chat: a master, or an office through whoever speaks for it. */
export type Worker = MasterAssignee | OfficeAssignee

/** Who acts for an assignee in the chat. */
export function workerOf(assignee: Assignee): Worker {
  return assignee.kind === 'supplier' ? assignee.through : assignee
}

export function isSameAssignee(one: Assignee, other: Assignee): boolean {
  switch (one.kind) {
    case 'master':
      return other.kind === 'master' && other.master === one.master
    case 'office':
      return other.kind === 'office' && other.unit === one.unit
    case 'supplier':
      return other.kind === 'supplier' && other.unit === one.unit && isSameAssignee(other.through, one.through)
  }
}
