import type { Caller } from '../domain/people.ts';

/** What was filled into a modal: block id → what was chosen or typed there; nothing chosen is an empty list. */
export type FormValues = ReadonlyMap<string, readonly string[]>;

/** What is wrong with a form, by block id. */
export type FormProblems = Readonly<Record<string, string>>;

/** What a feature makes of what was filled in: pure, since a modal waits for it. */
export type ReadForm = (values: FormValues) => FormOutcome;

/** A form of which something can only be told by asking, while its modal is still open. */
export interface CheckedForm {
  readonly read: ReadForm;
  /**
   * Asked only once the values make a line. Where it comes too late or fails, the line is run
   * nevertheless: its road asks the same again.
   */
  readonly check: (values: FormValues, caller: Caller) => Promise<FormProblems>;
}

/** What a filled-in modal asks for. */
export type FormOutcome =
  /** The line that is run as if it had been typed. */
  | { readonly kind: 'line'; readonly text: string }
  /** What is wrong, by block id; the modal stays open. */
  | { readonly kind: 'problems'; readonly problems: FormProblems };
