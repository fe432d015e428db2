import type { AlertTarget } from '../../../domain/alerting/rule.ts';
import {
  type AskedEnd,
  endOf,
  longestSilenceSeconds,
} from '../../../domain/alerting/silence-end.ts';
import type { Caller } from '../../../domain/people.ts';
import type { OpeningHours } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { SlackPeople } from '../../../ports/slack.ts';

export interface EndPorts {
  readonly clock: Clock;
  readonly people: SlackPeople;
  readonly openingHours: OpeningHours;
  readonly instance: string;
}

export type QuietEnd =
  /** `isByUtc`: a clock time was read as UTC, since Slack does not say the asker's zone. */
  { readonly kind: 'until'; readonly at: Date; readonly isByUtc: boolean } | NoEnd;

/** Why “until the queue closes” has no end. */
export interface NoEnd {
  readonly kind: 'no-end';
  readonly why: 'no-queue' | 'closed' | 'not-known' | 'too-far';
}

/** Opening hours are worth so long a wait, milliseconds. */
const withinMs = 2_000;

/** When it ends for this target, asked by this person. Throws BotError `slack_…`. */
export async function quietEnd(
  ports: EndPorts,
  asked: AskedEnd,
  target: AlertTarget,
  { workspace, userId }: Caller,
): Promise<QuietEnd> {
  const now = ports.clock.now();
  if (asked.kind === 'close') return closingOf(ports, target, now);
  if (asked.kind === 'for') {
    return { kind: 'until', at: endOf(asked, now, undefined).at, isByUtc: false };
  }
  const { timeZone } = await ports.people.person(workspace, userId);
  const { at, zone } = endOf(asked, now, timeZone);
  return { kind: 'until', at, isByUtc: zone === undefined };
}

async function closingOf(ports: EndPorts, target: AlertTarget, now: Date): Promise<QuietEnd> {
  if (target.kind !== 'queue') return { kind: 'no-end', why: 'no-queue' };
  const options = { priority: 'command', withinMs } as const;
  const openings = await ports.openingHours.read(ports.instance, [target.id], options);
  const opening = openings.get(target.id);
  if (opening?.kind === 'closed') return { kind: 'no-end', why: 'closed' };
  if (opening?.kind !== 'open' || !opening.until) return { kind: 'no-end', why: 'not-known' };
  return opening.until.getTime() - now.getTime() > longestSilenceSeconds * 1000
    ? { kind: 'no-end', why: 'too-far' }
    : { kind: 'until', at: opening.until, isByUtc: false };
}
