import type { Message } from '../../../blocks/message.ts';
import { section } from '../../../blocks/primitives.ts';
import { count } from '../../../blocks/text.ts';
import type { Caller } from '../../../domain/people.ts';
import type { Porch } from '../../porch.ts';
import type { MonitorIntent } from '../intent.ts';
import { asFarAsPossible, recordListening } from './attempt.ts';
import { agentIdOf, type ListenIntent } from './intent.ts';
import type { ListenPorts } from './listen-ports.ts';

/** So many attempts to listen within a minute are enough for anybody. */
const atMost = 10;
const withinSeconds = 60;
/** Longer than one attempt takes; it is over before where the process lives. */
const busyForSeconds = 60;

type PorchPorts = Pick<ListenPorts, 'listenAttempts' | 'audit' | 'clock' | 'ids' | 'instance'>;

/**
 * Lets a person try to listen so often, and one line at a time, before anybody is asked about them;
 * writes down whom the gate refuses, by the ids they typed. Of those who try too often the first in
 * each minute is written down. What is no wish to listen passes.
 */
export function listenPorch<Intent extends MonitorIntent>(ports: PorchPorts): Porch<Intent> {
  return {
    enter: (intent, caller) => (intent.kind === 'listen' ? enter(ports, intent, caller) : passing),
    refused: async (intent, caller, why) => {
      if (intent.kind === 'listen') await noteRefusal(ports, intent, caller, why);
    },
  };
}

const passing = Promise.resolve({ kind: 'on', leave: () => Promise.resolve() } as const);

async function enter(ports: PorchPorts, intent: ListenIntent, caller: Caller) {
  const { listenAttempts, clock, ids, instance } = ports;
  const { workspace, userId: slackUserId } = caller;
  const tenant = { workspace, instance };
  const own = { slackUserId, line: JSON.stringify(intent), token: ids.uuid() };
  const limits = { busyForSeconds, atMost, withinSeconds };
  const attempt = await listenAttempts.begin(tenant, { ...own, ...limits, now: clock.now() });
  if (attempt.kind === 'busy') return { kind: 'back', message: busy } as const;
  if (attempt.kind === 'too-many') {
    if (attempt.isFirst) await noteRefusal(ports, intent, caller, 'too-many');
    return { kind: 'back', message: tooMany(attempt.retryAfterSeconds) } as const;
  }
  const leave = () => asFarAsPossible(listenAttempts.end(tenant, own));
  return { kind: 'on', leave } as const;
}

async function noteRefusal(
  ports: PorchPorts,
  intent: ListenIntent,
  { workspace, userId: slackUserId }: Caller,
  why: string,
): Promise<void> {
  const who = { tenant: { workspace, instance: ports.instance }, slackUserId };
  const way = intent.isBarge ? 'barge' : 'listen';
  const agentId = agentIdOf(intent);
  const { contactId = intent.bareId } = intent;
  const facts = { way, agentId, contactId, why } as const;
  await asFarAsPossible(recordListening(ports, who, 'refused', facts));
}

const busy = say(
  'This is being started already, so it is not asked for twice. Look at your contact control panel.',
);

function tooMany(seconds: number): Message {
  return say(
    `You have tried to listen ${atMost} times within a minute. Try again in ${count(seconds, 'second')}.`,
  );
}

function say(text: string): Message {
  return { text, blocks: [section(text)] };
}
