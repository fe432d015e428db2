import { codeOf, type ErrorCode } from '../../../domain/errors.ts';

/** What a service said, or the code under which it failed. */
export type Attempt<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'unread'; readonly code: ErrorCode };

/** Waits for one part of an answer that has others. A bug is thrown, and so is being told to stop. */
export async function attempt<Value>(work: Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { kind: 'read', value: await work };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || code === 'stopping') throw error;
    return { kind: 'unread', code };
  }
}

/** The value, where there is one. */
export function readIn<Value>(tried: Attempt<Value>): Value | undefined {
  return tried.kind === 'read' ? tried.value : undefined;
}
