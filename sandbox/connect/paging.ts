import { createHash } from 'node:crypto';
import type { Clock } from '../../src/ports/ground.ts';
import type { Input } from './bind.ts';
import { invalidParameter } from './service-error.ts';

interface Bookmark {
  readonly key: string;
  readonly offset: number;
  readonly expiresAt: number;
  readonly kept: unknown;
}

export interface PageRequest<Kept> {
  readonly operation: string;
  readonly input: Input;
  readonly defaultSize: number;
  readonly lifeSeconds: number;
  /** What the pages are cut from, read once and kept with the token; the next page sees it again. */
  readonly read: () => Kept;
  /** `live`: the rows are read afresh for every page, so they may move in between. */
  readonly freshness: 'kept' | 'live';
}

/** Remembered tokens; the oldest are forgotten. */
const mostBookmarks = 2000;

/** Next-page tokens: opaque, good only for the operation and the parameters they were given for. */
export class Pages {
  readonly #clock: Clock;
  readonly #bookmarks = new Map<string, Bookmark>();
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Cuts one page. Throws InvalidParameterException for a token that is unknown, foreign or too old. */
  cut<Row, Extra = unknown>(
    request: PageRequest<Extra & { readonly rows: readonly Row[] }>,
  ): { readonly rows: readonly Row[]; readonly kept: Extra; readonly nextToken?: string } {
    const { input } = request;
    const key = keyOf(request.operation, input);
    const bookmark = input.NextToken === undefined ? undefined : this.#find(input.NextToken, key);
    const isKept = bookmark !== undefined && request.freshness === 'kept';
    // A bookmark's key holds the operation's name, so what was kept is what this operation reads.
    const kept = isKept
      ? (bookmark.kept as Extra & { readonly rows: readonly Row[] })
      : request.read();
    const from = bookmark?.offset ?? 0;
    const to = from + Number(input.MaxResults ?? request.defaultSize);
    const rows = kept.rows.slice(from, to);
    if (to >= kept.rows.length) return { rows, kept };
    const expiresAt = this.#clock.now().getTime() + request.lifeSeconds * 1000;
    return { rows, kept, nextToken: this.#keep({ key, offset: to, expiresAt, kept }) };
  }

  #find(token: unknown, key: string): Bookmark {
    const bookmark = this.#bookmarks.get(String(token));
    const isUsable = bookmark?.key === key && bookmark.expiresAt >= this.#clock.now().getTime();
    if (!isUsable) throw invalidParameter('NextToken is not valid for this request');
    return bookmark;
  }

  #keep(bookmark: Bookmark): string {
    this.#count += 1;
    const token = createHash('sha256').update(`${this.#count}/${bookmark.key}`).digest('base64url');
    this.#bookmarks.set(token, bookmark);
    const [oldest] = this.#bookmarks.keys();
    if (this.#bookmarks.size > mostBookmarks && oldest) this.#bookmarks.delete(oldest);
    return token;
  }
}

/** MaxResults may change between pages except where the documentation says that nothing may. */
function keyOf(operation: string, input: Input): string {
  const isStrict = operation === 'GetCurrentMetricData';
  const parameters = Object.entries(input)
    .filter(([name]) => name !== 'NextToken' && (isStrict || name !== 'MaxResults'))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `${operation}/${JSON.stringify(parameters)}`;
}
