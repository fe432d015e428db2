import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commandNames } from '../../src/commands.ts';
import { parseManifest } from '../../src/manifest/manifest.ts';
import { codesIn, tableOf } from './markdown.ts';
import { placesOf, root, sourcesIn, textOf } from './sources.ts';

const readme = textOf('README.md');
const manifest = parseManifest(textOf('manifest.yml'));
const { scopes } = manifest.oauth_config;

describe('the commands', () => {
  test('of the manifest are those of the bot', () => {
    const commands = manifest.features.slash_commands.map(({ command }) => command);

    expect(commands).toEqual(commandNames.map((name) => `/${name}`));
  });

  test('of the manifest say what they take, help among it, and get mentions as ids', () => {
    expect(manifest.features.slash_commands).toEqual(
      commandNames.map(() =>
        expect.objectContaining({
          description: expect.stringMatching(/^[A-Z].+[^.]$/),
          usage_hint: expect.stringMatching(/\| help$/),
          should_escape: true,
        }),
      ),
    );
  });

  test('of the README are those of the bot', () => {
    const first = tableOf(readme, 'Command').map(([cell = '']) => codesIn(cell)[0]?.split(' ')[0]);

    expect(first).toEqual(commandNames.map((name) => `/${name}`));
  });

  test('have a feature each', () => {
    const doors = commandNames.map((name) => `src/features/${name}/index.ts`);

    expect(doors.filter((door) => !existsSync(join(root, door)))).toEqual([]);
  });
});

describe('the scopes', () => {
  const rows = tableOf(readme, 'Scope').map(([cell = '', without = '']) => ({
    scope: codesIn(cell)[0],
    isOptional: cell.endsWith('(optional)'),
    without,
  }));

  test('of the manifest each have the feature that dies without them in the README', () => {
    expect(rows.map(({ scope }) => scope)).toEqual(scopes.bot);
    expect(rows.filter(({ without }) => without.length < 10)).toEqual([]);
  });

  test('are marked optional in the README where the manifest has them optional', () => {
    const optional = rows.filter(({ isOptional }) => isOptional).map(({ scope }) => scope);

    expect(optional).toEqual(scopes.bot_optional);
  });

  test('stand in both lists of the manifest when they are optional', () => {
    expect(scopes.bot).toEqual(expect.arrayContaining(scopes.bot_optional ?? []));
  });

  test('each have a comment with the reason in the manifest', () => {
    const text = textOf('manifest.yml');
    const reasons = scopes.bot.map((scope) => text.match(`- ${scope} # (.+)`)?.[1]);

    expect(reasons).toEqual(scopes.bot.map(() => expect.stringMatching(/.{10,}/)));
  });

  test('read no conversation, but where a workspace lets it look for its own messages', () => {
    const history = scopes.bot.filter((scope) => scope.includes('history'));
    expect(history).toEqual(['channels:history', 'groups:history']);
    expect(scopes.bot_optional).toEqual(expect.arrayContaining(history));
    const readers = placesOf(/conversations\.(?:history|replies)/, sourcesIn('src'));
    expect(new Set(readers.map((place) => place.split(':')[0]))).toEqual(
      new Set(['src/slack/own-messages.ts']),
    );
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(['app_home_opened']);
  });
});
