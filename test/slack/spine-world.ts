import type { RespondArguments } from '@slack/bolt';
import type { Modal } from '../../src/blocks/message.ts';
import { section } from '../../src/blocks/primitives.ts';
import { type Answer, said } from '../../src/features/answer.ts';
import type { Command } from '../../src/features/command.ts';
import type { Line } from '../../src/slack/line.ts';
import type { Modals, OpenModal } from '../../src/slack/modals.ts';
import type { Reply } from '../../src/slack/reply.ts';
import { FakeChartPainter } from '../fakes/chart-painter.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeIds } from '../fakes/ids.ts';
import { FakeLog } from '../fakes/log.ts';
import { FakePrivateMessages } from '../fakes/private-messages.ts';

export const respondTo = 'https://hooks.slack.com/actions/T1/2/secret';

/** A command that answers every line with `answer` and knows no form, unless told otherwise. */
export function aCommand(change: Partial<Command> = {}): Command {
  return {
    help: { name: 'agents', summary: '', usage: [], example: '' },
    opensForm: () => false,
    answer: async () => anAnswer('the floor'),
    submitted: () => undefined,
    checked: async () => ({}),
    search: async () => [],
    ...change,
  };
}

export function anAnswer(text: string): Answer {
  return said({ text, blocks: [section(text)] });
}

/** Takes every answer, but those it was told to fail. */
export class FakePosts {
  readonly sent: RespondArguments[] = [];
  readonly #failures: (unknown | undefined)[] = [];

  /** What the next posts end with; undefined lets one through. */
  failWith(...failures: readonly (unknown | undefined)[]): void {
    this.#failures.push(...failures);
  }

  readonly post = async (url: string, answer: RespondArguments): Promise<void> => {
    if (url !== respondTo) throw new Error('posted elsewhere');
    const failure = this.#failures.shift();
    this.sent.push(answer);
    if (failure !== undefined) throw failure;
  };
}

/** Remembers what was opened and shown; fails where it was told to. */
class FakeModals implements Modals {
  readonly opened: { readonly triggerId: string; readonly view: Modal }[] = [];
  readonly updated: { readonly modal: OpenModal; readonly view: Modal }[] = [];
  openFails: unknown;
  updateFails: unknown[] = [];
  isOpen = true;

  async open(triggerId: string, view: Modal): Promise<OpenModal> {
    if (this.openFails !== undefined) throw this.openFails;
    this.opened.push({ triggerId, view });
    return { viewId: 'V1', hash: 'h1' };
  }

  async update(modal: OpenModal, view: Modal): Promise<boolean> {
    const failure = this.updateFails.shift();
    if (failure !== undefined) throw failure;
    if (this.isOpen) this.updated.push({ modal, view });
    return this.isOpen;
  }
}

export function spineWorld(change: Partial<Command> = {}) {
  const posts = new FakePosts();
  const modals = new FakeModals();
  const [clock, log, ids] = [new FakeClock(), new FakeLog(), new FakeIds()];
  const commands = [aCommand(change)];
  const [painter, privateMessages] = [new FakeChartPainter(), new FakePrivateMessages()];
  const edges = { post: posts.post, modals, painter, privateMessages };
  const ports = { commands, clock, log, ids, ...edges };
  return { ports, posts, modals, clock, log, painter, privateMessages };
}

export const typedReply: Reply = { respondTo, mode: 'typed', channelId: 'C1' };

export function aLine(change: Partial<Line> = {}): Line {
  return {
    command: 'agents',
    text: 'queue:Billing',
    caller: { workspace: 'T1', userId: 'U1', teamId: 'T1', channelId: 'C1' },
    reply: typedReply,
    triggerId: 'trigger-1',
    ...change,
  };
}

/** A promise that is settled by hand. */
export function held<Result>() {
  let settle: (result: Result) => void = () => undefined;
  const promise = new Promise<Result>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

/** Lets everything run that waits for nothing but its turn. */
export async function allTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
