import {
  type AllMiddlewareArgs,
  App,
  type BlockAction,
  type Receiver,
  type SlackActionMiddlewareArgs,
  type SlackCommandMiddlewareArgs,
  type SlackEventMiddlewareArgs,
  type SlackOptionsMiddlewareArgs,
  type SlackViewMiddlewareArgs,
  type ViewSubmitAction,
} from '@slack/bolt';
import { askedSearch } from '../blocks/form.ts';
import type { Home, Message } from '../blocks/message.ts';
import type { Caller } from '../domain/people.ts';
import { callerOf } from './caller.ts';
import { clientOptions, type SlackClients } from './clients.ts';
import type { InFlight } from './in-flight.ts';
import type { Line, SpinePorts } from './line.ts';
import { slackLogger } from './logger.ts';
import { slackModals } from './modals.ts';
import { type OncePorts, onlyOnce } from './once.ts';
import { type PostAnswer, postAnswer } from './post-answer.ts';
import { pressedLine, runOf } from './presses.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { rememberedIn } from './reply.ts';
import { checkSeals } from './seal-check.ts';
import { sealing } from './sealing.ts';
import { runLine } from './spine.ts';
import { takeSubmission } from './submissions.ts';
import { suggestions } from './suggestions.ts';
import { calling } from './translate-error.ts';

export interface SlackAppOptions
  extends Omit<SpinePorts, 'post' | 'modals'>,
    Pick<OncePorts, 'isFirst'> {
  readonly clients: SlackClients;
  readonly receiver: Receiver;
  readonly token: string;
  readonly apiUrl: string;
  readonly prefix: string;
  /** The workspace the token belongs to; known before the first payload. */
  readonly workspace: string;
  readonly home: (caller: Caller) => Promise<Home>;
  readonly inFlight: InFlight;
}

/** The Bolt app: every command, button, menu and form and the Home tab, and nothing that thinks. */
export function createSlackApp(options: SlackAppOptions): App {
  const app = new App({
    token: options.token,
    receiver: options.receiver,
    deferInitialization: true,
    convoStore: false,
    clientOptions: clientOptions(options.apiUrl, options.log),
    logger: slackLogger(options.log),
  });
  const seal = options.clients.sealOf(options.workspace);
  app.use((args) => refuseUnknown(options, args));
  app.use((args) => onlyOnce(options, args));
  app.use((args) => checkSeals({ seal, warn: unsealed(options), sayTo: saying(options) }, args));
  for (const { help } of options.commands) {
    app.command(`/${options.prefix}${help.name}`, (args) => typed(options, help.name, args));
  }
  app.action({ type: 'block_actions', action_id: /^run:/ }, (args) => pressed(options, args));
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: /^form:/ }, (args) =>
    submitted(options, args),
  );
  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: /^search:/ }, (args) =>
    searched(options, args),
  );
  app.event('app_home_opened', (args) => opened(options, args));
  app.error(async (error) => options.log.error({ err: error }, 'a payload could not be handled'));
  return app;
}

/** Runs it to its end, which nobody waits for but a process that stops. */
async function run(options: SlackAppOptions, line: Line): Promise<void> {
  await options.inFlight.add(runLine(spinePorts(options), line));
}

/** Everything that goes out is sealed: by the client, and here at response URLs. */
function spinePorts(options: SlackAppOptions): SpinePorts {
  const seal = options.clients.sealOf(options.workspace);
  const post: PostAnswer = (respondTo, answer) => postAnswer(respondTo, sealing(seal, answer));
  return { ...options, post, modals: slackModals(options.clients.of(options.workspace)) };
}

function unsealed({ log }: SlackAppOptions) {
  return (facts: object) => log.warn(facts, 'what came back from Slack carries no seal of ours');
}

function saying(options: SlackAppOptions) {
  const nothing = { mode: 'beside', command: '', text: '' } as const;
  return (body: BlockAction, instead: Message) =>
    run(options, { ...pressedLine(options, nothing, body), instead });
}

/** Slack's three seconds: acknowledge first, work afterwards. */
async function typed(
  options: SlackAppOptions,
  command: string,
  { command: payload, ack }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
): Promise<void> {
  await ack();
  const caller: Caller = {
    workspace: options.workspace,
    userId: payload.user_id,
    teamId: payload.team_id,
    channelId: payload.channel_id,
  };
  const { response_url: respondTo, trigger_id: triggerId, channel_id: channelId } = payload;
  const reply = { respondTo, mode: 'typed', channelId } as const;
  await run(options, { command, text: payload.text ?? '', caller, reply, triggerId });
}

async function pressed(
  options: SlackAppOptions,
  { action, body, ack }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  await ack();
  const asked = runOf(action);
  if (asked) await run(options, pressedLine(options, asked, body));
}

async function submitted(
  options: SlackAppOptions,
  { ack, body, view }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs,
): Promise<void> {
  const line = await takeSubmission(options, { ack, body, view });
  if (line) await run(options, line);
}

async function searched(
  options: SlackAppOptions,
  { ack, body }: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs,
): Promise<void> {
  const asked = askedSearch(body.action_id);
  const place = rememberedIn(body.view, options.apiUrl);
  const caller = callerOf(options.workspace, body, place?.channelId ?? body.channel?.id);
  const found = asked && suggestions(options, { ...asked, typed: body.value, caller });
  await ack({ options: found ? await options.inFlight.add(found) : [] });
}

async function opened(
  options: SlackAppOptions,
  { event }: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs,
): Promise<void> {
  if (event.tab !== 'home') return;
  const caller: Caller = {
    workspace: options.workspace,
    userId: event.user,
    teamId: undefined,
    channelId: undefined,
  };
  const publish = async () => {
    const view = await options.home(caller);
    const { views } = options.clients.of(options.workspace);
    await calling('views.publish', () => views.publish({ user_id: event.user, view }));
  };
  await options.inFlight.add(publish());
}
