/** Text that was not understood is an intent too: the answer is the usage, with what was wrong. */
export interface Misunderstood {
  readonly kind: 'misunderstood';
  readonly problem: string;
}

export function isMisunderstood(what: object): what is Misunderstood {
  return 'kind' in what && what.kind === 'misunderstood';
}

/** The misunderstanding with this sentence. */
export function misunderstood(problem: string): Misunderstood {
  return { kind: 'misunderstood', problem };
}
