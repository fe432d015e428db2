/** One page, already in our own words, so that nothing of the service's answer is kept. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string | undefined;
}

export interface Pages<Item> {
  readonly items: readonly Item[];
  readonly pagesRead: number;
  /** True when the cap, or a service that repeats its token, ended the reading early. */
  readonly isTruncated: boolean;
}

/**
 * Reads page after page. Our own loop, because the SDK's paginators write the token into the input
 * they are given (measured: the second poll starts at the end) and cannot ask the budget between pages.
 */
export async function readPages<Item>(
  pagesAtMost: number,
  readPage: (nextToken: string | undefined) => Promise<Page<Item>>,
): Promise<Pages<Item>> {
  const items: Item[] = [];
  let token: string | undefined;
  for (let pagesRead = 0; pagesRead < pagesAtMost; pagesRead += 1) {
    const page = await readPage(token);
    for (const item of page.items) items.push(item);
    if (!page.nextToken) return { items, pagesRead: pagesRead + 1, isTruncated: false };
    if (page.nextToken === token) return { items, pagesRead: pagesRead + 1, isTruncated: true };
    token = page.nextToken;
  }
  return { items, pagesRead: pagesAtMost, isTruncated: true };
}

/** Cuts a list into pieces of at most `size`. */
export function chunksOf<Item>(items: readonly Item[], size: number): readonly Item[][] {
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}

/** The most ids one filter of the service takes. */
export const idsPerCall = 100;
