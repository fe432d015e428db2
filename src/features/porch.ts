import type { Refusal } from '../access/act.ts';
import type { Message } from '../blocks/message.ts';
import { codeOf, type ErrorCode } from '../domain/errors.ts';
import type { Caller } from '../domain/people.ts';

/** Why somebody did not come through the gate: what it said, or the code of what kept it from telling. */
export type GateRefusal = Refusal['kind'] | ErrorCode;

/**
 * What stands before the gate of a road, and hears of those it does not let through. It knows what
 * was typed and who typed it: nothing was looked up yet.
 */
export interface Porch<Intent> {
  /** Lets an errand on to the gate, or answers in its place. Throws BotError. */
  enter(intent: Intent, caller: Caller): Promise<Entry>;
  /** Throws nothing that is foreseen: the refusal stands as it is. */
  refused(intent: Intent, caller: Caller, why: GateRefusal): Promise<void>;
}

export type Entry =
  /** `leave` is called once it is over, however it went. Throws nothing that is foreseen. */
  | { readonly kind: 'on'; readonly leave: () => Promise<void> }
  | { readonly kind: 'back'; readonly message: Message };

/** A porch for one errand of one caller. */
export interface OwnPorch {
  enter(): Promise<Entry>;
  refused(why: GateRefusal): Promise<void>;
}

/** The gate's answer, told to the porch where it is a no or a foreseen failure. Throws what the gate throws. */
export async function askedFrom<Verdict extends { readonly kind: 'yes' } | Refused>(
  porch: OwnPorch | undefined,
  ask: () => Promise<Verdict>,
): Promise<Verdict> {
  try {
    const verdict = await ask();
    if (verdict.kind === 'no') await porch?.refused(verdict.refusal.kind);
    return verdict;
  } catch (error) {
    const code = codeOf(error);
    if (code) await porch?.refused(code);
    throw error;
  }
}

interface Refused {
  readonly kind: 'no';
  readonly refusal: Refusal;
}
