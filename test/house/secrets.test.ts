import { describe, expect, test } from '@jest/globals';
import { placesOf, type Source, sourcesIn, textOf } from './sources.ts';

const feed = sourcesIn('src').filter(({ path }) => path.startsWith('src/feed/'));

/** Where something is compared with a secret in a time that tells how much of it is right. */
function leakyComparisons(sources: readonly Source[]): readonly string[] {
  return placesOf(
    /secret\w*\)?\s*[!=]==?[^>]|[!=]==?\s*(\w+\.)*secret|localeCompare|\.equals\(/i,
    sources,
  );
}

describe('the secret of the contact feed', () => {
  test('is compared in a time that tells nothing of it, and nowhere else', () => {
    expect(textOf('src/feed/request.ts')).toMatch(
      /export function isSecret[^}]*sha256[^}]*return timingSafeEqual\(/,
    );
    expect(leakyComparisons(feed)).toEqual([]);
  });

  test.each([
    'return given === secret;',
    'if (options.secret !== header) return;',
    'return digest(secret) === digest(given);',
    'return digest(given).equals(digest(secret));',
  ])('would be seen in %j', (text) => {
    expect(leakyComparisons([{ path: 'src/feed/x.ts', text }])).toHaveLength(1);
  });
});
