import type { WatchRecord } from '../../../domain/contact-watch.ts';
import { type ContactLook, lookAt } from '../contact/look-at.ts';
import type { Scene } from './scene.ts';
import { contactsPerLook } from './watch-limits.ts';

/** Looks at the contacts whose turn it is, one reading for all who watch one. */
export async function lookRound(
  scene: Scene,
  records: readonly WatchRecord[],
): Promise<ReadonlyMap<string, ContactLook>> {
  const { gateway, tenant, signal, memory } = scene;
  const { instance } = tenant;
  const chosen = nextContacts(scene, records);
  const options = { priority: 'check', signal } as const;
  const looks = await Promise.all(
    chosen.map(async (contactId) => {
      const wasHeardOf = memory.soon.delete(contactId);
      memory.lookedAt.set(contactId, scene.startedAt);
      // What Amazon Connect says may lag behind what was heard, so it comes first at the next slot too.
      if (wasHeardOf) memory.lookedAt.delete(contactId);
      return [contactId, await lookAt(gateway, { instance, contactId }, options)] as const;
    }),
  );
  noteFailures(scene, looks);
  return new Map(looks);
}

/** Those heard of first, then whoever was looked at longest ago. */
function nextContacts(
  { memory, isOnlySoon }: Scene,
  records: readonly WatchRecord[],
): readonly string[] {
  const contactIds = new Set(records.map(({ watch }) => watch.contactId));
  for (const kept of [memory.soon, memory.lookedAt]) {
    for (const contactId of kept.keys()) if (!contactIds.has(contactId)) kept.delete(contactId);
  }
  if (isOnlySoon) return [...memory.soon].slice(0, contactsPerLook);
  const rank = (contactId: string) =>
    memory.soon.has(contactId) ? -1 : (memory.lookedAt.get(contactId)?.getTime() ?? 0);
  return [...contactIds]
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, contactsPerLook);
}

/** One line when contacts can be read no more and one when they can again. */
function noteFailures(
  { memory, log, tenant }: Scene,
  looks: readonly (readonly [string, ContactLook])[],
): void {
  const codes = looks
    .flatMap(([, { position, detail }]) => [position, detail])
    .flatMap((half) => (half.kind === 'unread' ? [half.code] : []));
  const isUnread = codes.length > 0;
  if (isUnread && !memory.isUnread) {
    log.warn({ tenant, codes: [...new Set(codes)] }, 'Watched contacts cannot be read');
  }
  if (!isUnread && memory.isUnread) log.info({ tenant }, 'Watched contacts can be read again');
  if (looks.length > 0) memory.isUnread = isUnread;
}
