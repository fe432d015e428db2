import type { QueueChannelReading, QueuesReading } from '../../domain/contact-centre.ts';

/** The wait of a queue in one channel. "No estimate" is a state of its own with its reason, never 0. */
export type WaitFigure =
  | { readonly kind: 'estimate'; readonly seconds: number }
  | { readonly kind: 'nobody-staffed'; readonly waiting: number }
  | { readonly kind: 'empty'; readonly isStaffed: boolean | undefined }
  | { readonly kind: 'none'; readonly reason: 'not-offered' | 'not-confident' | 'no-counts' };

/** Judges one row of the reading; what the service left out stays unknown. */
export function waitFigure(
  row: QueueChannelReading,
  estimate: QueuesReading['estimate'],
): WaitFigure {
  const waiting = row.contactsInQueue;
  if (waiting !== undefined && waiting > 0 && row.agentsStaffed === 0) {
    return { kind: 'nobody-staffed', waiting };
  }
  if (row.estimatedWaitSeconds !== undefined) {
    return { kind: 'estimate', seconds: row.estimatedWaitSeconds };
  }
  if (waiting === 0) {
    const staffed = row.agentsStaffed;
    return { kind: 'empty', isStaffed: staffed === undefined ? undefined : staffed > 0 };
  }
  if (waiting === undefined) return { kind: 'none', reason: 'no-counts' };
  return { kind: 'none', reason: estimate === 'refused' ? 'not-offered' : 'not-confident' };
}

/** How bad it is, seconds, for putting the worst first: the larger of estimate and oldest contact. */
export function severity(row: QueueChannelReading, figure: WaitFigure): number {
  if (figure.kind === 'nobody-staffed') return Number.MAX_SAFE_INTEGER;
  const estimate = figure.kind === 'estimate' ? figure.seconds : 0;
  const oldest = row.oldestContactSeconds ?? 0;
  return Math.max(estimate, oldest) + (figure.kind === 'none' ? 0.5 : 0);
}
