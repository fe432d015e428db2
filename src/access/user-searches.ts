import { waitUnlessAborted } from '../domain/abort.ts';
import type { ConnectUser } from '../domain/contact-centre.ts';
import { codeOf } from '../domain/errors.ts';
import type { CallOptions, ConnectGateway } from '../ports/connect.ts';

/** Lookups in one search. UNVERIFIED: how many conditions the service takes; this makes 50 of them. */
const lookupsAtMost = 25;

type Users = readonly ConnectUser[];

interface Lookup {
  readonly usernames: readonly string[];
  readonly answer: (users: Users) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Lookups of usernames that share their calls: those who come while a search is on its way go into
 * the next one together. A shift that begins asks for fifty people at two searches a second.
 */
export class UserSearches implements Pick<ConnectGateway, 'findUsers'> {
  readonly #gateway: ConnectGateway;
  /** Who waits for the next search; a place that is here has a search on its way. */
  readonly #lines = new Map<string, Lookup[]>();

  constructor(gateway: ConnectGateway) {
    this.#gateway = gateway;
  }

  /** Users with exactly one of these usernames, ignoring case. Throws BotError `connect_…`. */
  findUsers(instance: string, usernames: readonly string[], options: CallOptions): Promise<Users> {
    const { signal, ...shared } = options;
    const found = new Promise<Users>((answer, fail) => {
      const lookup = { usernames, answer, fail };
      const place = `${instance}|${options.priority}`;
      const line = this.#lines.get(place);
      if (line) line.push(lookup);
      else void this.#serve(place, instance, [lookup], shared);
    });
    return waitUnlessAborted(found, signal, 'users');
  }

  /** Never rejects: what fails is told to those who wait for it. */
  async #serve(place: string, instance: string, line: Lookup[], options: CallOptions) {
    this.#lines.set(place, line);
    while (line.length > 0) {
      await this.#search(instance, line.splice(0, lookupsAtMost), options);
    }
    this.#lines.delete(place);
  }

  async #search(instance: string, lookups: readonly Lookup[], options: CallOptions) {
    const names = [...new Set(lookups.flatMap(({ usernames }) => usernames))];
    try {
      const users = await this.#gateway.findUsers(instance, names, options);
      for (const { usernames, answer } of lookups) answer(pick(users, usernames));
    } catch (error) {
      if (codeOf(error) !== 'connect_bad_request' || lookups.length === 1) {
        for (const { fail } of lookups) fail(error);
        return;
      }
      // One name the service refuses must not fail the others.
      await Promise.all(lookups.map((lookup) => this.#search(instance, [lookup], options)));
    }
  }
}

function pick(users: Users, usernames: readonly string[]): Users {
  const wanted = new Set(usernames.map((username) => username.toLowerCase()));
  return users.filter(({ username }) => wanted.has(username.toLowerCase()));
}
