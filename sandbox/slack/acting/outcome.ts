import type { Delivered } from '../../drive/api.ts';
import type { Receipt } from '../delivery/delivery.ts';

export type Outcome = Delivered['outcome'];

/** What the person sees when a command or press was not taken, in Slack's words. */
export function outcomeOf(receipt: Receipt, what: string): Outcome {
  if (receipt.kind === 'acknowledged') return { kind: 'acknowledged' };
  if (receipt.kind === 'timeout') {
    return { kind: 'timeout', message: `${what} failed with the error "operation_timeout"` };
  }
  return {
    kind: 'failed',
    message: `${what} failed with the error "dispatch_failed" (${receipt.reason})`,
  };
}
