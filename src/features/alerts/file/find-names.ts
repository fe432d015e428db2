import type { NameKind, Names } from '../../../domain/contact-centre.ts';
import {
  namedAgents,
  namedGroups,
  namedProfiles,
  namedQueues,
  namedStatuses,
  namedTeams,
} from '../../../floor/named.ts';
import { type ArnKind, matchName, type Named, writtenId } from '../../../grammar/names.ts';

/** What a file calls by name. */
export type FileNameKind = 'queue' | 'group' | 'profile' | 'team' | 'agent' | 'status';

interface Kind {
  readonly called: string;
  readonly named: (names: Names) => readonly Named[];
  readonly list: NameKind | undefined;
  readonly arn: ArnKind | undefined;
}

const kinds: Readonly<Record<FileNameKind, Kind>> = {
  queue: { called: 'queue', named: namedQueues, list: 'queues', arn: 'queue' },
  group: { called: 'group of queues', named: namedGroups, list: undefined, arn: undefined },
  profile: {
    called: 'routing profile',
    named: namedProfiles,
    list: 'routingProfiles',
    arn: 'routing-profile',
  },
  team: { called: 'team', named: namedTeams, list: 'hierarchyGroups', arn: 'agent-group' },
  agent: { called: 'agent', named: namedAgents, list: 'users', arn: 'agent' },
  status: { called: 'status', named: namedStatuses, list: 'statuses', arn: 'agent-state' },
};

/** An id, or a sentence that says why there is none. */
export type FoundName = { readonly id: string } | { readonly problem: string };

/** What a name in a file means. */
export type FindName = (kind: FileNameKind, text: string) => FoundName;

/** By the directory: the whole name, or an id. A part of a name is none, since files outlive the moment. */
export function findIn(names: Names): FindName {
  return (kind, text) => {
    const { called, named, arn } = kinds[kind];
    const match = matchName({ kind: 'named', text }, named(names));
    if (match.kind === 'found' && match.isExact) return { id: match.item.id };
    if (isUnread(names, kind)) {
      const id = arn && writtenId({ kind: 'named', text }, arn);
      if (id !== undefined) return { id };
      return {
        problem: `the names of ${called}s could not be read just now: write the id, or try again in a minute`,
      };
    }
    if (match.kind === 'ambiguous') {
      return {
        problem: `more than one ${called} fits “${text}”: write the id of the one you mean`,
      };
    }
    const near = match.kind === 'found' ? [match.item] : match.kind === 'unknown' ? match.near : [];
    const [first] = near;
    return {
      problem: `there is no ${called} called “${text}”${first ? `: did you mean ${first.name}?` : ''}`,
    };
  };
}

/** Ids as they are, without asking anything: for what was found before. */
export const asWritten: FindName = (_kind, id) => ({ id });

/** How something is called in a file: by its name where that leads back to it, else by its id. */
export function nameInFile(names: Names | undefined, kind: FileNameKind, id: string): string {
  if (!names) return id;
  const all = kinds[kind].named(names);
  const item = all.find((one) => one.id === id);
  if (!item || item.name !== item.name.trim()) return id;
  const match = matchName({ kind: 'named', text: item.name }, all);
  return match.kind === 'found' && match.isExact && match.item.id === id ? item.name : id;
}

function isUnread(names: Names, kind: FileNameKind): boolean {
  const { list } = kinds[kind];
  return list === undefined ? names.queueGroups === undefined : names.missing.includes(list);
}
