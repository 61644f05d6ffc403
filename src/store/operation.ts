// Operations: what was done to the store, by whom, and why. Types only.

/** Who did what, and when: the header of an operation. */
export type OperationHead = {
  readonly at: string
  readonly operator: string | null
  readonly command: string
  /** Why: the reason that a person gave. */
  readonly note?: string
}

export type Operation = Omit<OperationHead, 'note'> & {
  readonly note: string | null
  readonly seq: number
  readonly counts: { readonly [name: string]: number }
  readonly digest: string
}
