import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { SandboxClock } from '../../../../sandbox/clock.ts';
import type { SlackStandIn } from '../../../../sandbox/slack/start-slack.ts';
import type { Episode, OwedReply } from '../../../../src/domain/alerting/alert.ts';
import type { Tenant } from '../../../../src/domain/tenant.ts';
import { openRedisRoom } from '../../../../src/redis/room.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { anEpisode, aWaitRule } from '../../../fixtures/open-alerts.ts';
import { runSender } from './sender-process.ts';

/** When a process is killed: at which of its requests to Slack, and at which end of it. */
export interface Kill {
  readonly request: number;
  readonly when: 'before it is sent on' | 'before it is answered' | 'after it was answered';
}

export interface KillScenario {
  readonly seed: number;
  /** One for each chapter of the episode's life: it fires, it gets worse, it is over. */
  readonly kills: readonly Kill[];
}

export interface KillOutcome {
  readonly scenario: KillScenario;
  /** Texts of messages of the channel itself, and of replies. */
  readonly shown: readonly string[];
  readonly replies: readonly string[];
  readonly killed: number;
}

const whens: readonly Kill['when'][] = [
  'before it is sent on',
  'before it is answered',
  'after it was answered',
];

/** The same seed, the same scenario. */
export function killScenario(seed: number): KillScenario {
  let state = (seed + 1) * 2_654_435_761;
  const draw = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0;
    return state % below;
  };
  const kill = (): Kill => ({
    request: draw(4),
    when: whens[draw(whens.length)] ?? 'before it is answered',
  });
  return { seed, kills: [kill(), kill(), kill()] };
}

interface Services {
  readonly redisUrl: string;
  readonly slack: SlackStandIn;
  readonly token: string;
  readonly workspace: string;
  readonly channelId: string;
  /** What time it is, in Slack as well: it is moved. */
  readonly clock: SandboxClock;
}

/** Lives through one scenario in a tenant and a queue of its own. */
export async function liveThrough(
  { redisUrl, slack, token, workspace, channelId, clock }: Services,
  scenario: KillScenario,
): Promise<KillOutcome> {
  const tenant: Tenant = { workspace, instance: `killed-${scenario.seed}` };
  const start = slack.workspace.posts.in(channelId).length;
  const proxy = await startProxy(slack.apiUrl);
  const room = await openRedisRoom(redisUrl, new FakeLog());
  const well = async (seconds: number) => {
    await clock.advance(seconds * 1000);
    const now = clock.now();
    const name = `well-${now.getTime()}`;
    await runSender({ redisUrl, slackUrl: slack.apiUrl, token, tenant, now, name });
  };
  let killed = 0;
  let episode: Episode | undefined;
  try {
    for (const [chapter, kill] of scenario.kills.entries()) {
      const before = episode;
      episode = chapterOf(chapter, before, {
        now: clock.now(),
        channelId,
        ruleId: `seed${scenario.seed}`,
      });
      const { records } = await room.alertStore.read(tenant, clock.now());
      await room.alertStore.commit(tenant, {
        ruleId: episode.rule.id,
        target: episode.target,
        expectedVersion: records[0]?.version ?? 0,
        state: {
          warning: { kind: 'firing', activeAt: episode.activeAt, firedAt: episode.firedAt },
          critical: { kind: 'inactive' },
          episodeId: episode.id,
          recentStarts: [episode.firedAt],
        },
        episodes: [episode],
      });
      const name = `killed-${chapter}`;
      killed += await proxy.kill(kill, (slackUrl) =>
        startSender({ redisUrl, slackUrl, token, tenant, now: clock.now(), name }),
      );
      // Past its right, its turn, and the look for what came late.
      for (const seconds of [20, 70, 70, 120]) await well(seconds);
    }
  } finally {
    await room.close();
    await proxy.close();
  }
  const posts = slack.workspace.posts.in(channelId).slice(start);
  return {
    scenario,
    shown: posts.filter((post) => post.threadTs === undefined).map(({ text }) => text),
    replies: posts.filter((post) => post.threadTs !== undefined).map(({ text }) => text),
    killed,
  };
}

/** It fires, becomes critical, is over. */
function chapterOf(
  chapter: number,
  before: Episode | undefined,
  { now, channelId, ruleId }: { now: Date; channelId: string; ruleId: string },
): Episode {
  if (!before) {
    const rule = aWaitRule({ id: ruleId, slackChannelId: channelId });
    return anEpisode({ rule, firedAt: now, activeAt: now, spokenAt: now });
  }
  const kind = chapter === 1 ? 'raised' : 'resolved';
  const reply: OwedReply = {
    id: `${before.id}|${kind}|1`,
    kind,
    at: now,
    mentions: [],
    isBroadcast: kind === 'raised',
    measured: before.measured,
  };
  const next = { ...before, replies: [...before.replies, reply] };
  return kind === 'raised'
    ? { ...next, level: 'critical', worstLevel: 'critical' }
    : { ...next, ended: { at: now, why: 'resolved' } };
}

const program = fileURLToPath(new URL('sender-process.ts', import.meta.url));

function startSender(world: object) {
  return spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(world)], {
    stdio: 'ignore',
  });
}

/** Passes requests on to Slack, and kills whoever makes a certain one. */
async function startProxy(target: string) {
  let seen = 0;
  let plan: Kill | undefined;
  let killNow: () => void = () => undefined;
  const server = createServer((request, response) => {
    const number = seen;
    seen += 1;
    const isDue = (when: Kill['when']) => plan?.request === number && plan.when === when;
    void (async () => {
      if (isDue('before it is sent on')) return killNow();
      const answer = await passOn(target, request);
      if (isDue('before it is answered')) return killNow();
      if (isDue('after it was answered')) response.once('finish', () => killNow());
      answerWith(response, answer);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    /** 1 when it was killed, 0 when it came to its end. */
    kill: async (kill: Kill, start: (slackUrl: string) => ReturnType<typeof startSender>) => {
      seen = 0;
      plan = kill;
      const child = start(`http://127.0.0.1:${port}/api/`);
      killNow = () => child.kill('SIGKILL');
      const [, signal] = await once(child, 'exit');
      plan = undefined;
      return signal === 'SIGKILL' ? 1 : 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Passed {
  readonly status: number;
  readonly body: string;
}

async function passOn(target: string, request: IncomingMessage): Promise<Passed> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const method = (request.url ?? '').slice('/api/'.length);
  const answer = await fetch(target + method, {
    method: 'POST',
    headers: {
      'content-type': request.headers['content-type'] ?? 'application/x-www-form-urlencoded',
      authorization: request.headers.authorization ?? '',
    },
    body: Buffer.concat(chunks),
  });
  return { status: answer.status, body: await answer.text() };
}

function answerWith(response: ServerResponse, { status, body }: Passed): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body);
}
