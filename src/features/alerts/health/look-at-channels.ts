import { codeOf } from '../../../domain/errors.ts';
import type { Page } from './after-check.ts';
import { changePage } from './change-page.ts';
import { cleared } from './ledger.ts';
import type { Scene } from './scene.ts';

/** A channel that was gone is looked at so often. Milliseconds. */
const everyMs = 5 * 60_000;

/**
 * Whether channels in which nothing could be said can be spoken in again, or no rule speaks there any
 * more: then that trouble is over. Throws BotError `redis_unavailable`.
 */
export async function lookAtGoneChannels(scene: Scene, { troubles }: Page): Promise<void> {
  const { memory, clock } = scene;
  const gone = Object.values(troubles).filter(
    ({ kind, over }) => kind === 'channel-gone' && over === undefined,
  );
  const now = clock.now();
  if (gone.length === 0) {
    memory.channelsAt = undefined;
    return;
  }
  const { channelsAt } = memory;
  memory.channelsAt = channelsAt ?? now;
  if (!channelsAt || now.getTime() - channelsAt.getTime() < everyMs) return;
  memory.channelsAt = now;
  const rules = await scene.ruleStore.list(scene.tenant);
  const used = new Set(rules.map(({ slackChannelId }) => slackChannelId));
  for (const { key, about, code } of gone) {
    if (about === undefined) continue;
    if (used.has(about) && !(await isFit(scene, about, code))) continue;
    await changePage(scene, (page) => ({
      ...page,
      troubles: cleared(page.troubles, key, clock.now()),
    }));
  }
}

/**
 * Whether what kept us from speaking there is over: nobody else reads along and the bot is in it; where
 * Slack takes no message, none waits for it. What cannot be told is no good news.
 */
async function isFit(
  { people, tenant, senderStanding }: Scene,
  channelId: string,
  code: string | undefined,
): Promise<boolean> {
  try {
    const { sharing, isBotMember } = await people.channel(tenant.workspace, channelId);
    if (isBotMember !== true || sharing !== 'internal') return false;
    if (code !== 'slack_rejected') return true;
    const { givenUp } = await senderStanding(tenant);
    return givenUp.every((one) => one.channelId !== channelId || one.code !== code);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return false;
  }
}
