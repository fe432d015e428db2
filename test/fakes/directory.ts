import type { Names, StatusName, UserName } from '../../src/domain/contact-centre.ts';
import type { Directory } from '../../src/ports/connect.ts';

/** Names in memory. `failure` is thrown instead of them. */
export class FakeDirectory implements Directory {
  failure: unknown;
  current: Names;

  constructor(names: Partial<Names> = {}) {
    this.current = someNames(names);
  }

  async names(): Promise<Names> {
    if (this.failure !== undefined) throw this.failure;
    return this.current;
  }
}

/** Names of nothing but what is given. */
function someNames(names: Partial<Names> = {}): Names {
  return {
    asOf: new Date('2026-06-01T10:00:00Z'),
    users: new Map<string, UserName>(),
    queues: new Map<string, string>(),
    routingProfiles: new Map<string, string>(),
    hierarchyGroups: new Map<string, string>(),
    statuses: new Map<string, StatusName>(),
    missing: [],
    stale: [],
    ...names,
  };
}
