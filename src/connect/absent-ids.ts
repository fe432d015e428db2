import { BotError, codeOf } from '../domain/errors.ts';
import { chunksOf, idsPerCall } from './pages.ts';

/** What was gone is asked for again after this, in case a name was given back. */
const absenceHoldsForMs = 10 * 60_000;
/** Halving 100 down to one deleted id takes 7 refusals, 2 readings each; more are for the next reading. */
const extraReadingsAtMost = 16;

export interface Search {
  /** What the ids are of: the instance and the kind. */
  readonly scope: string;
  readonly ids: readonly string[];
  readonly now: Date;
}

/**
 * Keeps one deleted queue from failing the reading of 99 others. Whether the service refuses a filter
 * with an unknown id (ResourceNotFound) or ignores the id is unverified; when it refuses, the ids
 * are halved until the absent one is alone, and it is left out for ten minutes.
 */
export class AbsentIds {
  readonly #until = new Map<string, number>();

  /**
   * The answers for all ids that exist, at most 100 ids a reading. Throws `connect_not_found` when none
   * of them does, because then it may be the instance that is gone, and when too many are absent.
   */
  async readPresent<Answer>(
    search: Search,
    read: (ids: readonly string[]) => Promise<Answer>,
  ): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    const absent: string[] = [];
    let parts: readonly (readonly string[])[] = this.#chunks(search);
    let refusal: BotError | undefined;
    let extraReadings = 0;
    for (let [part, ...rest] = parts; part; [part, ...rest] = parts) {
      const answer = await read(part).catch(notFoundOf);
      if (answer instanceof BotError) {
        refusal = answer;
        extraReadings += 2;
        if (extraReadings > extraReadingsAtMost) break;
        if (part.length === 1) absent.push(...part);
        parts = part.length === 1 ? rest : [...halves(part), ...rest];
      } else {
        answers.push(answer);
        parts = rest;
      }
    }
    // An answer for the others proves that it is not the instance.
    if (answers.length > 0) this.#remember(search, absent);
    if (refusal && (answers.length === 0 || parts.length > 0)) throw refusal;
    return answers;
  }

  #chunks(search: Search): readonly (readonly string[])[] {
    const known = search.ids.filter((id) => !this.#isAbsent(search, id));
    return chunksOf(known, idsPerCall);
  }

  #isAbsent({ scope, now }: Search, id: string): boolean {
    return (this.#until.get(`${scope}|${id}`) ?? 0) > now.getTime();
  }

  #remember({ scope, now }: Search, ids: readonly string[]): void {
    for (const [key, until] of this.#until) {
      if (until <= now.getTime()) this.#until.delete(key);
    }
    for (const id of ids) this.#until.set(`${scope}|${id}`, now.getTime() + absenceHoldsForMs);
  }
}

function halves(part: readonly string[]): readonly (readonly string[])[] {
  const middle = Math.ceil(part.length / 2);
  return [part.slice(0, middle), part.slice(middle)];
}

function notFoundOf(error: unknown): BotError {
  if (error instanceof BotError && codeOf(error) === 'connect_not_found') return error;
  throw error;
}
