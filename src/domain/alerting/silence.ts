/** What is to be quiet for a while. It is judged on, and said again when the silence is over. */
export type SilencedThing =
  | { readonly kind: 'rule'; readonly ruleId: string }
  | { readonly kind: 'queue'; readonly id: string }
  | { readonly kind: 'agent'; readonly id: string }
  /** One alert: what Snooze on its message makes. */
  | { readonly kind: 'alert'; readonly ruleId: string; readonly targetKey: string };

export interface Silence {
  /** Short id a person can type. */
  readonly id: string;
  readonly what: SilencedThing;
  readonly until: Date;
  /** Slack user. */
  readonly by: string;
  readonly at: Date;
  readonly reason?: string | undefined;
}
