import { respond } from '../web-api/respond.ts';
import { ApiError } from '../world/api-error.ts';
import type { Conversation, ManifestCommand, SlackUser } from '../world/model.ts';
import { personOn, placeOf, type Stage } from './actor.ts';
import { escapeCommandText, escapeMessageText } from './escape-command.ts';
import { sendEvent } from './events.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { authorTeams, slashCommand } from './payloads.ts';
import { Refusal } from './refusal.ts';

export interface Line {
  readonly as: string;
  readonly channel: string;
  readonly text: string;
  readonly threadTs?: string | undefined;
}

/** A person types a line: a slash command goes to the bot, anything else is posted. */
export async function typeLine(stage: Stage, line: Line): Promise<Outcome> {
  const user = personOn(stage, line.as);
  const place = placeOf(stage, user, line.channel);
  if (!line.text.startsWith('/')) return say(stage, user, place, line);
  // UNVERIFIED for 2026: slash commands do not run in threads.
  if (line.threadTs) throw new Refusal('not_in_threads', 'Slash commands do not run in threads.');
  const [word = ''] = line.text.split(/\s/u, 1);
  const command = stage.world.manifest.commands.find((one) => one.command === word);
  if (!command) throw new Refusal('unknown_command', `${word} is not a valid command.`);
  return runCommand(stage, user, place, { command, line: line.text });
}

async function runCommand(
  stage: Stage,
  user: SlackUser,
  place: Conversation,
  typed: { readonly command: ManifestCommand; readonly line: string },
): Promise<Outcome> {
  const { world } = stage;
  const { command } = typed.command;
  const raw = typed.line.slice(command.length).trim();
  const text = typed.command.shouldEscape ? escapeCommandText(world, raw) : raw;
  const target = { channelId: place.id, userId: user.id, typed: typed.line, messageTs: undefined };
  const path = world.responseUrls.issue(target);
  const receipt = await stage.delivery.send({
    kind: 'command',
    payload: {
      ...slashCommand(world, user, place, { command, text }),
      response_url: `${stage.origin()}${path}`,
      trigger_id: world.triggers.issue(user.id),
    },
  });
  if (receipt.kind !== 'acknowledged' || !receipt.body) return outcomeOf(receipt, command);
  return answerInAck(
    stage,
    { ...target, issuedAt: world.clock.now(), uses: 1 },
    receipt.body,
    command,
  );
}

/** An acknowledgement may carry the answer itself. */
function answerInAck(
  stage: Stage,
  target: Parameters<typeof respond>[1],
  body: Parameters<typeof respond>[2],
  command: string,
): Outcome {
  try {
    respond(stage.world, target, body);
    return { kind: 'acknowledged' };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { kind: 'failed', message: `${command} failed with the error "${error.code}"` };
  }
}

async function say(
  stage: Stage,
  user: SlackUser,
  place: Conversation,
  line: Line,
): Promise<Outcome> {
  const { world } = stage;
  const text = escapeMessageText(world, line.text);
  const draft = { channelId: place.id, userId: user.id, text, blocks: [] };
  const post = world.posts.add({ ...draft, threadTs: line.threadTs });
  const message = {
    channel: place.id,
    user: user.id,
    text,
    ts: post.ts,
    event_ts: post.ts,
    ...authorTeams(world, user),
    ...(line.threadTs && { thread_ts: line.threadTs }),
  };
  if (text.includes(`<@${world.facts.botUserId}>`)) {
    await sendEvent(stage, 'app_mention', { type: 'app_mention', ...message });
  }
  const channelType = place.kind === 'dm' ? 'im' : place.isPrivate ? 'group' : 'channel';
  const name = channelType === 'channel' ? 'message.channels' : `message.${channelType}`;
  if (place.members.has(world.facts.botUserId)) {
    await sendEvent(stage, name, { type: 'message', channel_type: channelType, ...message });
  }
  return { kind: 'acknowledged' };
}
