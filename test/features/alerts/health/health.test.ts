import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { BotError } from '../../../../src/domain/errors.ts';
import { type HealthPorts, healthRoad } from '../../../../src/features/alerts/health/index.ts';
import {
  missingScopes,
  withoutScope,
} from '../../../../src/features/alerts/health/optional-scopes.ts';
import type { HealthReport } from '../../../../src/features/alerts/health/read-health.ts';
import { healthView } from '../../../../src/features/alerts/health/view.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ago } from '../../../fixtures/floor.ts';
import { aHealth } from '../../../fixtures/views/health.ts';
import { aRig } from './rig.ts';

/** All a person reads of it. */
function readOf(change: Partial<HealthReport>): string {
  const { text, blocks } = healthView(aHealth(change));
  return [text, JSON.stringify(blocks)].join('\n').replaceAll('\\n', '\n');
}

describe('/alerts health', () => {
  test('says with ages in words that all is well', () => {
    const read = readOf({});

    expect(read).toMatch(/^Alerts are checked and said: nothing is known to be wrong\./);
    for (const line of [
      'The last completed one was 12 s ago.',
      'took 0.4 s for 2 rules, 12 s ago.',
      'The next one is in 3 s.',
      'Queues: read 12 s ago.',
      'Agents: read 1 min ago.',
      'Service level and abandonment: read 3 min ago.',
      'Missed contacts: not read yet.',
      'no call was held back since the start',
      '2 rules, 1 paused.',
      'None waits to be posted.',
      'None in force.',
      'All were granted.',
    ]) {
      expect(read).toContain(line);
    }
  });

  test('shows no reading as fine that failed', () => {
    const readings = {
      ...aHealth().readings,
      queues: { okAt: ago(5), failedAt: ago(2), code: 'connect_throttled' },
      agents: { failedAt: ago(60) },
    };
    const read = readOf({ readings });

    expect(read).toMatch(/^\*Alerts: 2 things are wrong\.\*/);
    expect(read).toContain(
      'Queues: failed 2 s ago (Amazon Connect limited our requests), last read 5 s ago.',
    );
    expect(read).toContain('Agents: failed 1 min ago (a fault of Floorwalker), never read.');
  });

  test.each<[string, Partial<HealthReport>, string]>([
    [
      'Redis is away',
      { page: { code: 'redis_unavailable' }, rules: { code: 'redis_unavailable' } },
      'Floorwalker’s memory (Redis) does not answer, so half of this is not known.',
    ],
    [
      'checks fail, too short to be told',
      {
        page: {
          value: {
            version: 1,
            lastOkAt: ago(40),
            failingSince: ago(30),
            failure: 'connect_timeout',
            troubles: {},
          },
        },
      },
      'Checks fail for 30 s (Amazon Connect did not answer in time).',
    ],
    [
      'no check was completed',
      { page: { value: { version: 0, troubles: {} } } },
      'No check was completed yet.',
    ],
    [
      'Slack was away a moment ago',
      { slackAwaySince: ago(90) },
      'Slack takes no messages for 1 min.',
    ],
    [
      'a message waits long',
      {
        sender: {
          value: { mayReadHistory: true, waiting: 2, oldestWaitingSince: ago(300), givenUp: [] },
        },
      },
      '2 messages could not be posted yet.',
    ],
  ])('says that %s', (_name, change, sentence) => {
    const read = readOf(change);

    expect(read).toMatch(/^\*Alerts: one thing is wrong\.\*/);
    expect(read).toContain(`• ${sentence}`);
  });

  test('says that it falls back to at least once where it may not read history', () => {
    const sender = { value: { mayReadHistory: false, waiting: 0, givenUp: [] } };

    expect(readOf({ sender })).toContain('at least once: it may stand there twice');
  });
});

describe('the optional scopes', () => {
  test('of the manifest each say what does not work without them', () => {
    const shape = z.object({
      oauth_config: z.object({ scopes: z.object({ bot_optional: z.array(z.string()) }) }),
    });
    const manifest = shape.parse(parse(readFileSync('manifest.yml', 'utf8')));
    const { bot_optional: optional } = manifest.oauth_config.scopes;

    expect(Object.keys(withoutScope)).toEqual(expect.arrayContaining(optional));
  });

  test('that were not granted are missing, and nothing is said where Slack does not say', () => {
    const granted = Object.keys(withoutScope).filter((scope) => scope !== 'files:write');

    expect(missingScopes(granted)).toEqual([
      { scope: 'files:write', without: withoutScope['files:write'] },
    ]);
    expect(missingScopes(undefined)).toBeUndefined();
  });
});

describe('the road', () => {
  function aHealthRoad(change: Partial<HealthPorts> = {}) {
    const rig = aRig();
    const ports: HealthPorts = {
      ...rig.ports,
      troubles: rig.troubles,
      silences: { list: async () => [] },
      connectStanding: {
        lastReadings: () => ({ queues: {}, agents: {}, history: {}, missed: {} }),
        throttledAt: () => undefined,
        callsInLine: () => 0,
      },
      nextSlot: () => undefined,
      instance: 'instance-1',
      ...change,
    };
    const asker = anAsker();
    const understand = (text: string) => {
      const read = readWords(text);
      if (read.kind !== 'words') throw new Error(read.problem);
      return healthRoad(ports).understand(read.words, asker.caller);
    };
    const answer = async () => {
      const errand = understand('');
      if (isMisunderstood(errand)) throw new Error('not understood');
      const said = await errand.run(asker);
      return { needs: errand.needs, said };
    };
    return { ...rig, understand, answer };
  }

  test('is open to whoever sees rules, and tells how this process and the journal stand', async () => {
    const { answer, slot } = aHealthRoad();
    await slot(undefined);
    const { needs, said } = await answer();

    expect(needs).toEqual({ kind: 'see-rules' });
    expect(JSON.stringify(said)).toContain('took 0.0 s for 7 rules, 0 s ago');
  });

  test('answers while Redis and Slack’s auth.test are away', async () => {
    const { answer, watchJournal, slackStanding } = aHealthRoad();
    watchJournal.isAway = true;
    slackStanding.failure = new BotError('slack_unavailable', 'away');
    const { said } = await answer();

    expect(JSON.stringify(said)).toContain('does not answer, so half of this is not known');
  });

  test('takes nothing after it', () => {
    const { understand } = aHealthRoad();

    expect(isMisunderstood(understand('now'))).toBe(true);
  });

  test('lets a bug rise', async () => {
    const { answer } = aHealthRoad({
      senderStanding: async () => {
        throw new TypeError('a bug');
      },
    });

    await expect(answer()).rejects.toThrow('a bug');
  });
});
