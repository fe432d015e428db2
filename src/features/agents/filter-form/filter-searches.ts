import type { Names } from '../../../domain/contact-centre.ts';
import type { Named } from '../../../grammar/names.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { Choice, Search } from '../../command.ts';
import { likelyChoices } from '../../name-choices.ts';
import { type Searchable, searchable, typeChoices } from './choices.ts';

export interface SearchPorts {
  readonly directory: Directory;
  readonly instance: string;
}

/** What the selects of the modal offer as one types: names of the directory. Throw what reading it throws. */
export function filterSearches(ports: SearchPorts): Readonly<Record<Searchable, Search>> {
  const search =
    (kind: Searchable): Search =>
    async (typed) =>
      choicesFor(kind, typed, await ports.directory.names(ports.instance, { priority: 'command' }));
  return {
    queues: search('queues'),
    profiles: search('profiles'),
    agents: search('agents'),
    teams: search('teams'),
    statuses: search('statuses'),
  };
}

function choicesFor(kind: Searchable, typed: string, names: Names): readonly Choice[] {
  const types = typeChoices.map(({ value, label }): Named => ({ id: value, name: label }));
  const all = [...searchable[kind](names), ...(kind === 'statuses' ? types : [])];
  return likelyChoices(typed, all);
}
