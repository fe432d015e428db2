import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { ConfigError, type Environment } from '../../src/config/problems.ts';
import { ManifestUsageError, printManifest } from '../../src/manifest/print-manifest.ts';
import { requestPath } from '../../src/slack/receiver.ts';

const base = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const schemaFile = new URL('../fixtures/slack-manifest.schema.json', import.meta.url);
const isSlackManifest = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync(schemaFile, 'utf8')),
);

function printed(env: Environment, ...args: readonly string[]) {
  return parse(printManifest(base, env, args));
}

describe('npm run -s manifest', () => {
  test.each<readonly [string, Environment, readonly string[]]>([
    ['nothing configured yet', {}, []],
    ['an app token', { SLACK_APP_TOKEN: 'xapp-1' }, []],
    ['a request URL', {}, ['--url', 'https://bot.example.com']],
    [
      'HTTP configured, with its URL',
      { SLACK_SIGNING_SECRET: 's' },
      ['--url', 'https://b.example'],
    ],
    ['the longest prefix', { SLACK_COMMAND_PREFIX: 'a'.repeat(21) }, []],
    ['JSON', { SLACK_COMMAND_PREFIX: 'cc-' }, ['--json']],
  ])('prints what Slack takes with %s', (_, env, args) => {
    const manifest = printed(env, ...args);

    expect(isSlackManifest(manifest) || isSlackManifest.errors).toBe(true);
  });

  test('chooses Socket Mode while nothing is configured, since that needs no address', () => {
    const { settings, features } = printed({});

    expect(settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify([settings, features])).not.toContain('https://');
  });

  test('says the request URL in each place that Slack wants it, with the path the bot answers', () => {
    const url = `https://bot.example.com${requestPath}`;

    const { settings, features } = printed({}, '--url', 'https://bot.example.com');

    expect(settings.socket_mode_enabled).toBe(false);
    expect(settings.event_subscriptions.request_url).toBe(url);
    expect(settings.interactivity.request_url).toBe(url);
    // Without it the selects of the filter form would find nothing.
    expect(settings.interactivity.message_menu_options_url).toBe(url);
    expect(features.slash_commands.map((command: { url: string }) => command.url)).toEqual([
      url,
      url,
      url,
      url,
    ]);
  });

  test('keeps a path that was given', () => {
    const { settings } = printed({}, '--url', 'https://example.com/floorwalker/slack');

    expect(settings.interactivity.request_url).toBe('https://example.com/floorwalker/slack');
  });

  test('puts the prefix before every command', () => {
    const { features } = printed({ SLACK_COMMAND_PREFIX: 'cc-' });

    expect(features.slash_commands.map((one: { command: string }) => one.command)).toEqual([
      '/cc-agents',
      '/cc-queue-wait',
      '/cc-monitor',
      '/cc-alerts',
    ]);
  });

  test('prints the same as JSON', () => {
    const json = printManifest(base, {}, ['--json']);

    expect(JSON.parse(json)).toEqual(printed({}));
  });

  test.each<readonly [string, Environment, readonly string[], RegExp]>([
    ['an unknown argument', {}, ['--yaml'], /--yaml[\s\S]*usage: npm run -s manifest/],
    ['a URL without TLS', {}, ['--url', 'http://bot.example.com'], /Slack wants a public https/],
    ['a URL that is none', {}, ['--url', 'bot.example.com'], /Slack wants a public https/],
    ['a URL beside an app token', { SLACK_APP_TOKEN: 'x' }, ['--url', 'https://b.c'], /leave out/],
    ['HTTP without a URL', { SLACK_SIGNING_SECRET: 's' }, [], /--url https:\/\/HOST/],
  ])('refuses %s and says what to do', (_, env, args, sentence) => {
    const print = () => printManifest(base, env, args);

    expect(print).toThrow(ManifestUsageError);
    expect(print).toThrow(sentence);
  });

  test('refuses a prefix that Slack would refuse', () => {
    const print = () => printManifest(base, { SLACK_COMMAND_PREFIX: 'Connect ' }, []);

    expect(print).toThrow(ConfigError);
  });
});

describe('the schema of the manifest', () => {
  test.each([
    ['a command of 33 characters', { command: `/${'a'.repeat(32)}`, description: 'x' }],
    ['a command without description', { command: '/agents' }],
    ['a request URL without TLS', { command: '/a', description: 'x', url: 'http://a' }],
    ['a member of its own invention', { command: '/a', description: 'x', hint: 'y' }],
  ])('refuses %s', (_, command) => {
    const manifest = printed({});
    manifest.features.slash_commands[0] = command;

    expect(isSlackManifest(manifest)).toBe(false);
  });

  test('refuses HTTP without a request URL', () => {
    const manifest = printed({});
    manifest.settings.socket_mode_enabled = false;

    expect(isSlackManifest(manifest)).toBe(false);
  });
});
