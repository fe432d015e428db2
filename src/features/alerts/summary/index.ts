import type { Episode } from '../../../domain/alerting/alert.ts';
import { type DueSummary, dueSummaries } from '../../../domain/alerting/summary-times.ts';
import { codeOf } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { type TenantRun, tenantRuns } from '../../../domain/tenant-runs.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { CurrentSettings, Ids, Log } from '../../../ports/ground.ts';
import type { Announcement } from '../../../ports/slack.ts';
import type { AlertStore, KeptPost, PostStore } from '../../../stores/alerting.ts';
import { isSettled, type SayOncePorts, sayOnce } from '../say/say-once.ts';
import { sumUp } from './sum-up.ts';
import { summaryView } from './summary-view.ts';

export interface SummaryPorts extends SayOncePorts {
  readonly posts: Pick<PostStore, 'read' | 'write' | 'forget'>;
  readonly alertStore: Pick<AlertStore, 'read' | 'history'>;
  readonly settings: CurrentSettings;
  readonly directory: Directory;
  readonly ids: Ids;
  readonly log: Log;
}

/** Posts the summaries whose time has come; a run asked for during another is that one. */
export type PostSummaries = (tenant: Tenant, signal: AbortSignal) => Promise<void>;

interface Memory {
  readonly token: string;
  /** Channel → the time of the last summary that needs nothing more. */
  readonly done: Map<string, number>;
  readonly failing: Set<string>;
}

type Scene = SummaryPorts & TenantRun<Memory>;

/**
 * Makes the summaries, of one tenant a process. Each is said once, whoever dies; one that nobody could
 * say within two hours of its time is covered by the next. A foreseen failure rejects nothing and is
 * tried again at the next slot.
 */
export function createSummaries(ports: SummaryPorts): PostSummaries {
  return tenantRuns<Memory>(
    () => ({ token: ports.ids.uuid(), done: new Map(), failing: new Set() }),
    (run) => post({ ...ports, ...run }),
  ).run;
}

async function post(scene: Scene): Promise<void> {
  const { settings, tenant, clock, memory } = scene;
  const known = await settings.read(tenant).catch((error: unknown) => {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  });
  const due = dueSummaries(known?.settings.alerts.summaries ?? [], clock.now());
  for (const summary of due) {
    if ((memory.done.get(summary.channelId) ?? 0) >= summary.at.getTime()) continue;
    await postOne(scene, summary);
  }
}

async function postOne(scene: Scene, summary: DueSummary): Promise<void> {
  const { tenant, memory, signal, log } = scene;
  const { channelId, at } = summary;
  try {
    const posts = await scene.posts.read(tenant);
    const before = pastOf(posts, summary);
    const last = before.findLast((id) => posts.get(id)?.post.messageTs !== undefined);
    const from = last === undefined ? summary.before : new Date(timeOf(last));
    const homeId = homeIdOf(summary);
    const compose = () => composeOne(scene, summary, { from, homeId });
    const { token } = memory;
    if (!(await sayOnce(scene, { tenant, token }, { channelId, homeId, compose }))) return;
    memory.done.set(channelId, at.getTime());
    memory.failing.delete(channelId);
    // The last one that was posted stays: it says from when on the next one counts.
    await scene.posts.forget(
      tenant,
      before.filter((id) => id !== last),
    );
  } catch (error) {
    if (signal.aborted) return;
    if (codeOf(error) === undefined) throw error;
    if (!memory.failing.has(channelId)) {
      log.warn({ tenant, channelId, err: error }, 'A summary of alerts was not posted');
    }
    memory.failing.add(channelId);
  }
}

/** What was said or given up before this one in the same channel: their ids, oldest first. */
function pastOf(
  posts: ReadonlyMap<string, KeptPost>,
  { channelId, at }: DueSummary,
): readonly string[] {
  return [...posts]
    .filter(([id, kept]) => id.startsWith(`summary|${channelId}|`) && isSettled(kept))
    .map(([id]) => id)
    .filter((id) => timeOf(id) < at.getTime())
    .toSorted((one, other) => timeOf(one) - timeOf(other));
}

/** The id of a summary: no home of an alert begins so. */
function homeIdOf({ channelId, at }: DueSummary): string {
  return `summary|${channelId}|${at.getTime()}`;
}

function timeOf(homeId: string): number {
  return Number(homeId.split('|').at(-1));
}

async function composeOne(
  { alertStore, clock, tenant, directory }: Scene,
  { channelId, at }: DueSummary,
  { from, homeId }: { readonly from: Date; readonly homeId: string },
): Promise<Announcement> {
  const now = clock.now();
  const [{ episodes }, past, names] = await Promise.all([
    alertStore.read(tenant, now),
    alertStore.history(tenant, { from, until: now, atMost: 5_000 }),
    namesIfAny({ directory, instance: tenant.instance }),
  ]);
  // Between the two reads one may have gone from the first into the second.
  const byId = new Map<string, Episode>([...past, ...episodes].map((one) => [one.id, one]));
  const here = [...byId.values()].filter(({ home }) => home.channelId === channelId);
  return summaryView(sumUp(here, { from, until: at, now }), { homeId, names });
}
