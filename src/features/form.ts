/** What was filled into a modal: block id → what was chosen or typed there; nothing chosen is an empty list. */
export type FormValues = ReadonlyMap<string, readonly string[]>;

/** What a filled-in modal asks for. */
export type FormOutcome =
  /** The line that is run as if it had been typed. */
  | { readonly kind: 'line'; readonly text: string }
  /** What is wrong, by block id; the modal stays open. */
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> };
