import { describe, expect, test } from '@jest/globals';
import { importsOf, placesOf, type Source, sourcesIn } from './sources.ts';

const src = sourcesIn('src');

/** What has a room of its own at the edge, and must not be seen in a feature even as a type. `node:util` only computes. */
const outside =
  /^(@slack\/|@aws-sdk\/|@smithy\/|ioredis|node-cron|pino|dotenv|node:(?!util$)|https?$|fs$|net$|(\.\.\/)+(slack|connect|redis|schedule)\/)/;

function importsFrom(paths: RegExp, sources: readonly Source[] = src): readonly string[] {
  return sources
    .filter(({ path }) => paths.test(path))
    .flatMap(({ path, text }) =>
      importsOf(text).map(({ specifier, isTypeOnly }) =>
        [path, isTypeOnly ? 'type' : 'value', specifier].join(' '),
      ),
    );
}

function strangersIn(paths: RegExp, sources?: readonly Source[]): readonly string[] {
  return importsFrom(paths, sources).filter((line) => outside.test(line.split(' ')[2] ?? ''));
}

/** Where the environment is read, or the whole process handed around, by anybody but a main.ts. */
function readersOfEnvironment(sources: readonly Source[]): readonly string[] {
  const others = sources.filter(({ path }) => !/^src\/(manifest\/)?main\.ts$/.test(path));
  // Setting the zone of the process reads nothing; the schedule needs it (see decision 7).
  const reads =
    /\bprocess\.env\b(?!\.TZ = )|\bprocess\s*\[|=\s*(globalThis\.)?process\s*[;,)]|import\.meta\.env\b/;
  const imports = importsFrom(/^/, others).filter((line) => / (node:)?process$/.test(line));
  return [...placesOf(reads, others), ...imports];
}

describe('the rooms of the house', () => {
  test('no feature, no grammar and no gate imports an SDK, a service or an edge', () => {
    expect(strangersIn(/^src\/(features|grammar|access|domain)\//)).toEqual([]);
  });

  test.each([
    ["import { App } from '@slack/bolt';", '@slack/bolt'],
    ["import type { WebClient } from '@slack/web-api';", '@slack/web-api'],
    [
      "import {\n  ConnectClient,\n  type User,\n} from '@aws-sdk/client-connect';",
      '@aws-sdk/client-connect',
    ],
    ["export { Redis } from 'ioredis';", 'ioredis'],
    ["import 'node-cron';", 'node-cron'],
    ["const http = await import('node:http');", 'node:http'],
    ["type Client = import('@slack/web-api').WebClient;", '@slack/web-api'],
    ["import { gateway } from '../../connect/client.ts';", '../../connect/client.ts'],
  ])('would see %j in a feature', (text, specifier) => {
    const strangers = strangersIn(/^src\/features\//, [{ path: 'src/features/x/view.ts', text }]);

    expect(strangers).toEqual([expect.stringContaining(specifier)]);
  });

  test('Block Kit is known to the pure rooms by its types alone', () => {
    const lines = importsFrom(/^src\/(blocks\/|ports\.ts)/);

    expect(lines.filter((line) => outside.test(line.split(' ')[2] ?? ''))).toEqual(
      lines.filter((line) => line.endsWith(' type @slack/types')),
    );
  });

  test('ports are types alone', () => {
    expect(importsFrom(/^src\/ports\.ts$/).filter((line) => line.includes(' value '))).toEqual([]);
  });

  test('one place asks the machine for the time', () => {
    const places = placesOf(/\bnew Date\(\s*\)|\bDate\.now\b|\bperformance\.now\b/, src);

    expect(places.filter((place) => !place.startsWith('src/clock.ts:'))).toEqual([]);
  });

  test('the environment is read by those who start the process alone', () => {
    expect(readersOfEnvironment(src)).toEqual([]);
  });

  test.each([
    "import { env } from 'node:process';",
    "import * as machine from 'process';",
    "export { env } from 'node:process';",
    "const { env } = await import('node:process');",
    'const secret = process.env.SECRET;',
    "const secret = process['env'].SECRET;",
    'const { env } = process;',
    'const machine = globalThis.process;',
    'const mode = import.meta.env.MODE;',
  ])('would see %j in a store', (text) => {
    expect(readersOfEnvironment([{ path: 'src/redis/x.ts', text }])).not.toEqual([]);
    expect(readersOfEnvironment([{ path: 'src/manifest/main.ts', text }])).toEqual([]);
  });
});

describe('the habits of the house', () => {
  const everything = sourcesIn('src', 'sandbox', 'test', 'scripts');
  const others = everything.filter(({ path }) => path !== 'test/house/imports.test.ts');

  test('no test mocks a module of ours', () => {
    expect(placesOf(/\bjest\s*\.\s*(mock|unstable_mockModule|spyOn|doMock)\b/, others)).toEqual([]);
  });

  test('nothing is left for later in the code', () => {
    const marked = others.filter(({ text }) => /\b(TODO|FIXME|XXX)\b/.test(text));

    expect(marked.map(({ path }) => path)).toEqual([]);
  });

  test('the types are not talked out of anything', () => {
    const escapes = /\bas unknown as\b|@ts-(ignore|expect-error|nocheck)/;

    expect(placesOf(escapes, others)).toEqual([]);
  });

  test('no test is skipped or run alone, but for want of a Chromium or promtool', () => {
    const alone =
      /\b(test|describe|it)\.(only|skip|todo|failing)\b|\b(fit|fdescribe|xit|xtest|xdescribe)\(/;
    const places = placesOf(alone, others);

    const allowed = ['test/page/browser.ts:', 'test/features/alerts/decide/promtool.ts:'];
    const unforeseen = places.filter((place) => !allowed.some((file) => place.startsWith(file)));
    expect(unforeseen).toEqual([]);
  });

  test('no file of the bot is longer than 300 lines', () => {
    const long = sourcesIn('src', 'sandbox').filter(({ text }) => text.split('\n').length > 301);

    expect(long.map(({ path }) => path)).toEqual([]);
  });
});
