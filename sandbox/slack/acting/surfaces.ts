import { viewJson } from '../web-api/present.ts';
import { personOn, type Stage } from './actor.ts';
import { sendEvent } from './events.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { interaction } from './payloads.ts';
import { Refusal } from './refusal.ts';

/** A person opens the app's Home tab: the bot hears of it if it subscribed to app_home_opened. */
export async function openHome(stage: Stage, userId: string): Promise<void> {
  const { world } = stage;
  const user = personOn(stage, userId);
  const home = world.views.homeOf(user.id);
  await sendEvent(stage, 'app_home_opened', {
    type: 'app_home_opened',
    user: user.id,
    channel: world.conversations.dmOf(user.id)?.id,
    tab: 'home',
    event_ts: world.serials.ts(),
    ...(home && { view: viewJson(home, world) }),
  });
}

/** A person picks a global shortcut of the manifest. */
export async function runShortcut(
  stage: Stage,
  request: { readonly as: string; readonly callbackId: string },
): Promise<Outcome> {
  const { world } = stage;
  const user = personOn(stage, request.as);
  const known = world.manifest.shortcuts.some((one) => one.callbackId === request.callbackId);
  if (!known) throw new Refusal('unknown_shortcut', `There is no shortcut ${request.callbackId}.`);
  const receipt = await stage.delivery.send({
    kind: 'interactive',
    payload: {
      ...interaction(world, 'shortcut', user),
      callback_id: request.callbackId,
      trigger_id: world.triggers.issue(user.id),
      action_ts: world.serials.ts(),
    },
  });
  return outcomeOf(receipt, 'This shortcut');
}
