import type { Names } from '../domain/contact-centre.ts';
import { codeOf } from '../domain/errors.ts';
import type { QueueGroups } from '../domain/queue-groups.ts';
import type { Directory } from '../ports/connect.ts';
import type { CurrentSettings } from '../ports/ground.ts';

interface Ports {
  readonly directory: Directory;
  readonly settings: CurrentSettings;
  readonly workspace: string;
}

type Current = Awaited<ReturnType<CurrentSettings['read']>>;

/**
 * The directory with the groups of queues that administrators of this workspace set. Nothing else
 * hangs on them, so names come without groups while the settings cannot be read; the last ones known
 * will do, since a group is no permission.
 */
export function createNamesWithGroups({ directory, settings, workspace }: Ports): Directory {
  // The same names and settings give the same object again: what is counted of it is counted once.
  let last: { names: Names; current: Current; whole: Names } | undefined;
  return {
    names: async (instance, options) => {
      const [names, current] = await Promise.all([
        directory.names(instance, options),
        settings.read({ workspace, instance }).catch(nothingKnown),
      ]);
      if (!current) return names;
      if (last?.names !== names || !isSame(last.current, current)) {
        last = { names, current, whole: { ...names, queueGroups: groupsIn(current) } };
      }
      return last.whole;
    },
  };
}

function groupsIn({ settings, isStale }: Current): QueueGroups {
  // Entries are own members only: a group may be called like something that every object has.
  return { byName: new Map(Object.entries(settings.waits.groups)), isStale };
}

function isSame(one: Current, other: Current): boolean {
  return one.settings === other.settings && one.isStale === other.isStale;
}

function nothingKnown(error: unknown): undefined {
  if (codeOf(error) === undefined) throw error;
}
