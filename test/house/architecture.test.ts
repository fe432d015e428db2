import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { codesIn, tableOf } from './markdown.ts';
import { importsOf, root, type Source, sourcesIn, textOf } from './sources.ts';

const architecture = textOf('docs/architecture.md');

/** A line of the folder map: its folders, and what they may import; undefined = the rules alone say it. */
const rows = tableOf(architecture, 'Folder').map(([folders = '', , mayImport = '']) => ({
  rooms: codesIn(folders),
  mayImport: /^anything\b/.test(mayImport) ? undefined : codesIn(mayImport),
}));
const mapped = rows.flatMap(({ rooms }) => rooms);
const described = rows.flatMap(({ rooms, mayImport }) =>
  mayImport ? rooms.map((room) => ({ room, rooms, mayImport })) : [],
);

const sources = sourcesIn('src', 'sandbox', 'scripts', 'test');

/** `src/redis`, `src/clock.ts`, `sandbox/slack`; the scripts and the tests are one room each. */
function roomOf(path: string): string {
  const isHouse = /^(src|sandbox)\//.test(path);
  return path
    .split('/')
    .slice(0, isHouse ? 2 : 1)
    .join('/');
}

/** What a file imports, in the words of the map: rooms of src without `src/` and `.ts`, packages by name. */
function importedBy({ path, text }: Source): readonly string[] {
  return importsOf(text)
    .map(({ specifier }) => specifier)
    .filter((specifier) => !specifier.startsWith('node:'))
    .map((specifier) =>
      specifier.startsWith('.')
        ? wordFor(roomOf(posix.join(posix.dirname(path), specifier)))
        : (/^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier),
    );
}

function wordFor(room: string): string {
  return room.replace(/^src\//, '').replace(/\.ts$/, '');
}

describe('the architecture', () => {
  test('names folders and files that exist', () => {
    const named = codesIn(architecture).filter((code) =>
      /^(src|sandbox|test|scripts|docs)\/[\w./-]*$/.test(code),
    );

    expect(named.length).toBeGreaterThan(10);
    expect([...named, ...mapped].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('has every room of the tree on its map, once', () => {
    const rooms = [...new Set(sources.map(({ path }) => roomOf(path)))];

    expect(mapped.toSorted()).toEqual(rooms.toSorted());
  });

  test.each(described)('says all that $room imports', ({ room, rooms, mayImport }) => {
    const used = sources.filter(({ path }) => roomOf(path) === room).flatMap(importedBy);
    const own = rooms.map(wordFor);

    expect(used.filter((word) => ![...mayImport, ...own].includes(word))).toEqual([]);
  });
});

describe('the map and the rules between folders', () => {
  const config = z.object({
    default: z.object({
      forbidden: z.array(
        z.object({
          from: z.object({ path: z.string().optional() }),
          to: z.object({ pathNot: z.union([z.string(), z.array(z.string())]).optional() }),
        }),
      ),
    }),
  });
  const allowed = new Map<string, Set<string>>();

  beforeAll(async () => {
    const url = pathToFileURL(join(root, '.dependency-cruiser.mjs')).href;
    const { forbidden } = config.parse(await import(url)).default;
    for (const { from, to } of forbidden) {
      // A rule whose exceptions are a list is the whole of what a room may import.
      if (!from.path || !Array.isArray(to.pathNot)) continue;
      const [room = ''] = wordsOf(from.path);
      const words = to.pathNot.flatMap(wordsOf).filter((word) => word !== room);
      allowed.set(room, new Set([...(allowed.get(room) ?? []), ...words]));
    }
  });

  test.each([
    'domain',
    'blocks',
    'ports',
    'stores',
    'commands',
    'grammar',
    'access',
    'floor',
    'features',
    'pictures',
    'feed',
    'chain',
    'audit-file',
    'webhook',
  ])('say the same of %s', (room) => {
    const row = described.find(({ rooms }) => rooms.map(wordFor).includes(room));

    expect(row?.mayImport.toSorted()).toEqual([...(allowed.get(room) ?? ['no rule'])].sort());
  });

  test('leave no room with a rule out of this comparison', () => {
    expect([...allowed.keys()]).toHaveLength(15);
  });
});

/** The words of the map in a pattern of a rule: `^src/(domain|blocks)/` are `domain` and `blocks`. */
function wordsOf(pattern: string): readonly string[] {
  const plain = pattern
    .replace('(node:)?', 'node:')
    .replaceAll('\\', '')
    .replace(/^\^|\$$/g, '');
  const [, rooms] = /^src\/\(?([\w|-]+)/.exec(plain) ?? [];
  if (rooms) return rooms.split('|');
  const word = plain.replace(/^node_modules\//, '').replace(/\/$/, '');
  return word === '' ? [] : [word];
}
