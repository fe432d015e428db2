import { Writable } from 'node:stream';
import { afterAll } from '@jest/globals';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { driveClient } from '../../sandbox/drive/client.ts';
import { type PrivateRedis, startPrivateRedis } from '../../sandbox/redis.ts';
import { type SandboxOptions, startSandbox } from '../../sandbox/sandbox.ts';
import { validateMessage } from '../../sandbox/slack/validate.ts';
import { createLog } from '../../src/log.ts';

export const people = {
  sam: 'U0SAM00001',
  lea: 'U0LEA00001',
  maria: 'U0MAR00001',
  ada: 'U0ADA00001',
  gus: 'U0GUS00001',
  pat: 'U0STR00001',
} as const;

export const places = {
  floor: 'C0FLOOR001',
  alerts: 'C0ALERTS01',
  general: 'C0GENERAL1',
  shared: 'C0SHARED01',
} as const;

export type Journey = Awaited<ReturnType<typeof startJourney>>;

/** Ten o'clock on a working Monday. */
const start = new Date('2026-11-23T10:00:00Z');

/**
 * The whole bot on a simulated Connect, a stand-in for Slack and a Redis of its own, driven as the
 * page drives it. Time stands still but for `clock`.
 */
export async function startJourney(options: Partial<Omit<SandboxOptions, 'redis' | 'log'>> = {}) {
  const redis = await takeRedis();
  const lines: string[] = [];
  const witnessed: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const sandbox = await startSandbox({
    delivery: 'http',
    speed: 0,
    start,
    seed: 'journey',
    port: 0,
    // As on an installation where an administrator has turned listening on.
    presets: 'listening',
    ...options,
    redis,
    log: createLog('debug', sink),
    witness: (line) => {
      witnessed.push(line);
      lines.push(line);
    },
  });
  const drive = driveClient(sandbox.url);

  /** The newest answer after something was done, checked against Slack's limits. */
  const answerTo = async (
    as: string,
    channel: string,
    act: () => Promise<unknown>,
  ): Promise<SeenMessage> => {
    const before = await drive.messages(as, channel);
    await act();
    const answer = await drive.until(
      () => drive.messages(as, channel),
      (after) => changed(before, after),
    );
    const problems = validateMessage(answer);
    if (problems.length > 0)
      throw new Error(`Slack would refuse this: ${JSON.stringify(problems)}`);
    return answer;
  };

  return {
    ...sandbox,
    drive,
    redis,
    lines,
    /** The lines of the audit that went to standard output beside the log. */
    witnessed,
    /** Types a line and gives the answer; no time passes, so nothing else happens meanwhile. */
    askAtOnce: (as: string, text: string, channel: string = places.floor) =>
      answerTo(as, channel, () => drive.run(as, channel, text)),
    /** Types a line and gives the answer; a few seconds pass, so that budgets and Slack's limits recover. */
    ask: async (as: string, text: string, channel: string = places.floor) => {
      const answer = await answerTo(as, channel, () => drive.run(as, channel, text));
      await sandbox.clock.advance(5_000);
      return answer;
    },
    /** Presses a button and gives the answer. */
    press: async (as: string, message: SeenMessage, button: string) => {
      const answer = await answerTo(as, message.channel, () => drive.press(as, message, button));
      await sandbox.clock.advance(5_000);
      return answer;
    },
    /** Chooses in a menu and gives the answer. */
    choose: async (as: string, message: SeenMessage, menu: string, choice: string) => {
      const answer = await answerTo(as, message.channel, () =>
        drive.select(as, message, menu, choice),
      );
      await sandbox.clock.advance(5_000);
      return answer;
    },
    /** Resolves when the bot's socket was opened so many times; at once over HTTP. */
    socketOpened: async (times: number) => {
      await sandbox.slack.sockets?.connected(times);
    },
    /** Everything that is in Redis, as one text. */
    remembered: () => dump(redis.url),
    end: async () => {
      await sandbox.close();
      await giveBack(redis);
    },
  };
}

/** The Redis that the last journey of this file left, empty: starting one takes longer than most journeys. */
let idle: PrivateRedis | undefined;

async function takeRedis(): Promise<PrivateRedis> {
  const redis = idle ?? (await startPrivateRedis({ keepData: true }));
  idle = undefined;
  return redis;
}

async function giveBack(redis: PrivateRedis): Promise<void> {
  if (idle) return redis.close();
  // A journey may have ended while it was away.
  await redis.start();
  const connection = new Redis(redis.url);
  await connection.flushall();
  connection.disconnect();
  idle = redis;
}

afterAll(() => idle?.close());

/** A journey of its own for one test, ended however the test ends. */
export async function withJourney(
  options: Parameters<typeof startJourney>[0],
  travel: (journey: Journey) => Promise<void>,
): Promise<void> {
  const journey = await startJourney(options);
  await travel(journey).finally(() => journey.end());
}

function changed(
  before: readonly SeenMessage[],
  after: readonly SeenMessage[],
): SeenMessage | undefined {
  return after.findLast((message) => {
    const old = before.find(({ ts }) => ts === message.ts);
    return message.isBot && (!old || old.edits !== message.edits);
  });
}

async function dump(url: string): Promise<string> {
  const redis = new Redis(url);
  const texts: string[] = [];
  for (const key of await redis.keys('*')) {
    const type = await redis.type(key);
    const values = {
      hash: () => redis.hgetall(key),
      zset: () => redis.zrange(key, '0', '-1'),
      stream: () => redis.xrange(key, '-', '+'),
      string: () => redis.get(key),
    };
    const value = await values[z.enum(['hash', 'zset', 'stream', 'string']).parse(type)]();
    texts.push(`${key} ${JSON.stringify(value)}`);
  }
  redis.disconnect();
  return texts.join('\n');
}

/** All text of a message, as a reader sees it. */
export function textOf(message: SeenMessage): string {
  const parts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'text' && typeof inner === 'string') parts.push(inner);
        else walk(inner);
      }
    }
  };
  walk(message.blocks);
  return parts.join('\n');
}
