import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../src/domain/errors.ts';
import type { Choice } from '../../src/features/command.ts';
import { suggestions } from '../../src/slack/suggestions.ts';
import { allTurns, held, spineWorld } from './spine-world.ts';

const caller = { workspace: 'T1', userId: 'U1', teamId: 'T1', channelId: 'C1' };
const asked = { command: 'agents', search: 'queues', typed: 'bil', caller };
const billing: Choice = { label: 'Billing', value: 'q-1' };
const offered = { text: { type: 'plain_text', text: 'Billing', emoji: true }, value: 'q-1' };

describe('what a select offers', () => {
  test('is what the search finds for who asks', async () => {
    const heard: unknown[] = [];
    const { ports } = spineWorld({
      search: async (...about) => {
        heard.push(about);
        return [billing];
      },
    });

    expect(await suggestions(ports, asked)).toEqual([offered]);
    expect(heard).toEqual([['queues', 'bil', caller]]);
  });

  test('is at most what Slack takes, and nothing cut to another value', async () => {
    const long = { label: 'x', value: 'x'.repeat(151) };
    const many = Array.from({ length: 200 }, (_, index) => ({ ...billing, value: `q-${index}` }));
    const { ports } = spineWorld({ search: async () => [long, ...many] });

    const options = await suggestions(ports, asked);

    expect(options).toHaveLength(100);
    expect(options[0]?.value).toBe('q-0');
  });

  test('is nothing for a command that is no more', async () => {
    const { ports } = spineWorld({ search: async () => [billing] });

    expect(await suggestions(ports, { ...asked, command: 'wallboard' })).toEqual([]);
  });

  test('is nothing when the search fails, and the log says so', async () => {
    const { ports, log } = spineWorld({
      search: async () => {
        throw new BotError('connect_throttled', 'x');
      },
    });

    expect(await suggestions(ports, asked)).toEqual([]);
    expect(log.messages('warn')).toEqual(['a search failed']);
  });

  test('is nothing after two and a half seconds, since Slack waits three', async () => {
    const search = held<readonly Choice[]>();
    const { ports, clock, log } = spineWorld({ search: () => search.promise });
    let options: unknown;

    const running = suggestions(ports, asked).then((found) => {
      options = found;
    });
    clock.advance(2.499);
    await allTurns();
    const early = options;
    clock.advance(0.001);
    await running;
    search.settle([billing]);

    expect(early).toBeUndefined();
    expect(options).toEqual([]);
    expect(log.messages('warn')).toEqual(['a search took too long']);
  });

  test('a search that fails after that harms nobody', async () => {
    const search = held<void>();
    const { ports, clock, log } = spineWorld({
      search: async () => {
        await search.promise;
        throw new Error('too late');
      },
    });

    const running = suggestions(ports, asked);
    clock.advance(3);
    expect(await running).toEqual([]);
    search.settle();
    await allTurns();

    expect(log.messages('error')).toEqual([]);
  });
});
