import {
  type AllMiddlewareArgs,
  App,
  type BlockAction,
  type ButtonAction,
  type Receiver,
  type SlackActionMiddlewareArgs,
  type SlackCommandMiddlewareArgs,
  type SlackEventMiddlewareArgs,
} from '@slack/bolt';
import type { Home } from '../blocks/message.ts';
import { pressedRun } from '../blocks/run.ts';
import type { Caller } from '../domain/people.ts';
import { clientOptions } from './clients.ts';
import type { InFlight } from './in-flight.ts';
import { slackLogger } from './logger.ts';
import { runLine, type SpinePorts } from './spine.ts';
import { calling } from './translate-error.ts';

export interface SlackAppOptions extends SpinePorts {
  readonly receiver: Receiver;
  readonly token: string;
  readonly apiUrl: string;
  readonly prefix: string;
  /** The workspace the token belongs to; known before the first payload. */
  readonly workspace: string;
  readonly home: (caller: Caller) => Promise<Home>;
  readonly inFlight: InFlight;
}

/** The Bolt app: every command, every button and the Home tab, and nothing that thinks. */
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
  app.event('app_home_opened', (args) => opened(options, args));
  app.error(async (error) => options.log.error({ err: error }, 'a payload could not be handled'));
  return app;
}

/** Slack's three seconds: acknowledge first, work afterwards. */
async function typed(
  options: SlackAppOptions,
  command: string,
  { command: payload, ack, respond }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
): Promise<void> {
  await ack();
  const caller: Caller = {
    workspace: options.workspace,
    userId: payload.user_id,
    teamId: payload.team_id,
    channelId: payload.channel_id,
  };
  const line = { command, text: payload.text ?? '', caller, respond, mode: 'beside' } as const;
  await options.inFlight.add(runLine(options, line));
}

async function pressed(
  options: SlackAppOptions,
  { action, body, ack, respond }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  await ack();
  const run = isButton(action) && pressedRun(action.action_id, action.value);
  if (!run) return;
  const caller: Caller = {
    workspace: options.workspace,
    userId: body.user.id,
    teamId: body.user.team_id ?? body.team?.id,
    channelId: body.channel?.id,
  };
  // A message others see too is never replaced by an answer to one of them.
  const mode =
    run.mode === 'replace' && body.container.is_ephemeral === true ? 'replace' : 'beside';
  const line = { command: run.command, text: run.text, caller, respond, mode } as const;
  await options.inFlight.add(runLine(options, line));
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

/**
 * What nobody here listens for is acknowledged all the same: a command of an older manifest is told
 * what there is, a button or modal of an older version ends without Slack's time-out. Two listeners
 * for one payload would acknowledge twice, which Bolt takes for an error, so this stands before them.
 */
async function refuseUnknown(options: SlackAppOptions, args: AllMiddlewareArgs): Promise<void> {
  if (isCommand(args)) {
    const known = options.commands.map(({ help }) => `/${options.prefix}${help.name}`);
    if (known.includes(args.payload.command)) return args.next();
    const text = `I do not know ${args.payload.command}. I know ${known.join(', ')}.`;
    return args.ack({ response_type: 'ephemeral', text });
  }
  if (isPress(args) && pressedRun(args.action.action_id, undefined)) return args.next();
  if ('event' in args && args.event !== undefined) return args.next();
  options.log.warn({}, 'nothing listens for this payload');
  if ('ack' in args && typeof args.ack === 'function') await args.ack();
}

function isPress(
  args: AllMiddlewareArgs,
): args is AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction> {
  return 'action' in args && args.action !== undefined && 'action_id' in Object(args.action);
}

function isCommand(
  args: AllMiddlewareArgs,
): args is AllMiddlewareArgs & SlackCommandMiddlewareArgs {
  return 'command' in args && args.command !== undefined;
}

function isButton(action: { readonly type: string }): action is ButtonAction {
  return action.type === 'button';
}
