import { endLink } from '../../../access/end-link.ts';
import type { LinkAudit } from '../../../access/link-audit.ts';
import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type { KeptLink } from '../../../domain/people.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { tenantRuns } from '../../../domain/tenant-runs.ts';
import type { ConnectGateway } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { SlackPeople } from '../../../ports/slack.ts';
import type { LinkStore } from '../../../stores/listening.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { goneNote } from './link-notes.ts';
import type { TellPorts } from './links-ports.ts';
import { tell } from './tell.ts';

export interface SweepPorts extends TellPorts {
  readonly linkStore: LinkStore;
  readonly linkAudit: LinkAudit;
  readonly people: SlackPeople;
  readonly gateway: Pick<ConnectGateway, 'describeUser'>;
  readonly clock: Clock;
}

/** Looks through a few kept links of a tenant, if it is time for it; a run that is asked for during another is that one. Rejects with bugs alone. */
export type LinkSweep = (tenant: Tenant, signal: AbortSignal) => Promise<void>;

/** All links are looked at once in so many seconds, by one process. */
const everySeconds = 3600;
/** Whether another process still does it is asked so often. */
const askAgainSeconds = 300;
/** So many at one slot: Slack and Amazon Connect have better to do. */
const atOneSlot = 10;

/** These are about one link; after any other failure the next one would fail in the same way. */
const ofOneLink: readonly (ErrorCode | undefined)[] = [
  'slack_rejected',
  'connect_bad_request',
  'connect_bad_answer',
];

interface Memory {
  nextAt: number;
  left: readonly KeptLink[];
  isFailing: boolean;
}

/**
 * Ends links whose Slack account was deactivated or whose Connect user was removed, and tells whom it
 * can. A reading that failed ends nothing. The right to look through them lasts the hour, and is not
 * given back: so it is done once an hour, however many processes there are. A process that dies on
 * the way leaves the rest to the next hour; whatever is started is checked by itself.
 */
export function createLinkSweep(ports: SweepPorts): LinkSweep {
  return tenantRuns<Memory>(
    () => ({ nextAt: 0, left: [], isFailing: false }),
    ({ tenant, signal, memory }) => sweep(ports, tenant, signal, memory),
  ).run;
}

async function sweep(ports: SweepPorts, tenant: Tenant, signal: AbortSignal, memory: Memory) {
  if (memory.left.length === 0) memory.left = await dueLinks(ports, tenant, memory);
  for (let done = 0; done < atOneSlot && memory.left.length > 0; done += 1) {
    const [link, ...later] = memory.left;
    if (!link || signal.aborted) return;
    try {
      await look(ports, tenant, signal, link);
      memory.isFailing = false;
    } catch (err) {
      if (signal.aborted) return;
      const code = codeOf(err);
      if (code === undefined) throw err;
      const isOfOne = ofOneLink.includes(code);
      if (isOfOne || !memory.isFailing) {
        ports.log.warn({ tenant, slackUserId: link.slackUserId, err }, 'A link was not looked at');
      }
      if (!isOfOne) {
        memory.isFailing = true;
        return;
      }
    }
    memory.left = later;
  }
}

/** All links when it is time and this process may look; none otherwise, or while Redis is away. */
async function dueLinks(
  { linkStore, clock, ids }: SweepPorts,
  tenant: Tenant,
  memory: Memory,
): Promise<readonly KeptLink[]> {
  const now = clock.now();
  const isTooFar = memory.nextAt - now.getTime() > everySeconds * 1000;
  // A clock that stepped back is no reason to wait for longer.
  if (now.getTime() < memory.nextAt && !isTooFar) return [];
  const links = await whileRedisAnswers(async () => {
    const claim = { token: ids.uuid(), now, forSeconds: everySeconds };
    return (await linkStore.claim(tenant, claim)) ? linkStore.list(tenant) : undefined;
  });
  const waitSeconds = links ? everySeconds : askAgainSeconds;
  memory.nextAt = now.getTime() + waitSeconds * 1000;
  return links ?? [];
}

async function look(
  ports: SweepPorts,
  tenant: Tenant,
  signal: AbortSignal,
  link: KeptLink,
): Promise<void> {
  const { workspace, instance } = tenant;
  const { isDeactivated } = await ports.people.person(workspace, link.slackUserId);
  if (isDeactivated) {
    await endLink(ports, tenant, link, 'deactivated in Slack');
    return;
  }
  const options = { priority: 'history', signal } as const;
  if (await ports.gateway.describeUser(instance, link.connectUserId, options)) return;
  const isEnded = await endLink(ports, tenant, link, 'removed in Amazon Connect');
  if (isEnded) await tell(ports, workspace, link.slackUserId, goneNote(link));
}
