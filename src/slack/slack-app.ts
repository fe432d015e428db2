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
import type { WebClient } from '@slack/web-api';
import { askedSearch } from '../blocks/form.ts';
import type { Home } from '../blocks/message.ts';
import type { Caller } from '../domain/people.ts';
import { callerOf } from './caller.ts';
import { clientOptions } from './clients.ts';
import type { InFlight } from './in-flight.ts';
import type { Line, SpinePorts } from './line.ts';
import { slackLogger } from './logger.ts';
import { slackModals } from './modals.ts';
import { postAnswer } from './post-answer.ts';
import { pressedLine, runOf } from './presses.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { rememberedIn } from './reply.ts';
import { runLine } from './spine.ts';
import { takeSubmission } from './submissions.ts';
import { suggestions } from './suggestions.ts';
import { calling } from './translate-error.ts';

export interface SlackAppOptions extends Omit<SpinePorts, 'post' | 'modals'> {
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
  app.use((args) => refuseUnknown(options, args));
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
async function run(options: SlackAppOptions, client: WebClient, line: Line): Promise<void> {
  const ports = { ...options, post: postAnswer, modals: slackModals(client) };
  await options.inFlight.add(runLine(ports, line));
}

/** Slack's three seconds: acknowledge first, work afterwards. */
async function typed(
  options: SlackAppOptions,
  command: string,
  { command: payload, ack, client }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
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
  await run(options, client, { command, text: payload.text ?? '', caller, reply, triggerId });
}

async function pressed(
  options: SlackAppOptions,
  { action, body, ack, client }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  await ack();
  const asked = runOf(action);
  if (asked) await run(options, client, pressedLine(options, asked, body));
}

async function submitted(
  options: SlackAppOptions,
  { ack, body, view, client }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs,
): Promise<void> {
  const line = await takeSubmission(options, { ack, body, view });
  if (line) await run(options, client, line);
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
  { event, client }: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs,
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
    await calling('views.publish', () => client.views.publish({ user_id: event.user, view }));
  };
  await options.inFlight.add(publish());
}
