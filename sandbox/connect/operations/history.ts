import type { Contact, MissedOffer, User } from '../../centre/model.ts';
import type { Context } from '../context.ts';
import type { Happened } from './measures.ts';

/** One thing that happened, with everything it can be filtered and grouped by. */
export interface Fact {
  readonly at: number;
  readonly keys: Readonly<Record<string, string | undefined>>;
  readonly contact?: Contact;
  readonly missed?: MissedOffer;
}

const levels = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'] as const;

/** What a historical metric may know now: contacts by when they ended, offers by when they were missed. */
export function factsOf(context: Context): readonly Fact[] {
  const view = context.centre.view();
  const known = context.clock.now().getTime() - context.settings.historyLagSeconds * 1000;
  const users = new Map(view.users.map((user) => [user.id, user]));
  const keysOf = (queueId: string | undefined, channel: string, user: User | undefined) => {
    const group = view.hierarchyGroups.find(({ id }) => id === user?.hierarchyGroupId);
    const path = levels.map((level, depth) => [
      `AGENT_HIERARCHY_LEVEL_${level}`,
      group?.path[depth],
    ]);
    return {
      QUEUE: queueId,
      CHANNEL: channel,
      AGENT: user?.id,
      ROUTING_PROFILE: user?.profile.id,
      ...Object.fromEntries(path),
    };
  };
  const ended = [...view.contacts.values()]
    .filter(({ initiationMethod }) => initiationMethod !== 'MONITOR')
    .flatMap((contact): Fact[] => {
      const at = contact.disconnectedAt?.getTime();
      const user = users.get(contact.agentId ?? '');
      const keys = keysOf(contact.queueId, contact.channel, user);
      return at === undefined ? [] : [{ at, contact, keys }];
    });
  const missed = view.missed.map(
    (offer): Fact => ({
      at: offer.at.getTime(),
      missed: offer,
      keys: keysOf(offer.queueId, offer.channel, users.get(offer.userId)),
    }),
  );
  return [...ended, ...missed].filter(({ at }) => at <= known);
}

/** The facts as the measures take them. */
export function happenedIn(facts: readonly Fact[]): Happened {
  return {
    contacts: facts.flatMap(({ contact }) => contact ?? []),
    missed: facts.flatMap(({ missed }) => missed ?? []),
  };
}

/** Splits facts by keys; a fact without one of them belongs to no group. */
export function groupFacts(
  facts: readonly Fact[],
  by: readonly string[],
): readonly { readonly values: readonly string[]; readonly facts: readonly Fact[] }[] {
  const groups = new Map<string, { values: string[]; facts: Fact[] }>();
  for (const fact of facts) {
    const values = by.flatMap((key) => fact.keys[key] ?? []);
    if (values.length < by.length) continue;
    const group = groups.get(values.join('|')) ?? { values, facts: [] };
    group.facts.push(fact);
    groups.set(values.join('|'), group);
  }
  return [...groups.values()];
}
