import type { Receipt } from '../delivery/delivery.ts';
import type { Json } from '../json.ts';
import type { Stage } from './actor.ts';
import { eventCallback } from './payloads.ts';

/** When Slack tries a failed event again: nearly at once, after a minute, after five. */
const retryAfterSeconds = [0, 60, 300];

/**
 * Sends an event the manifest subscribes to; resolves after the first try. A failed one is sent again
 * up to three times on the sandbox clock. Undefined when nobody subscribed.
 */
export async function sendEvent(
  stage: Stage,
  subscription: string,
  event: Json,
): Promise<Receipt | undefined> {
  if (!stage.world.manifest.events.includes(subscription)) return undefined;
  return attempt(stage, eventCallback(stage.world, event), 0, '');
}

async function attempt(
  stage: Stage,
  payload: Json,
  count: number,
  reason: string,
): Promise<Receipt> {
  const receipt = await stage.delivery.send({ kind: 'event', payload, attempt: count, reason });
  const wait = retryAfterSeconds[count];
  if (receipt.kind !== 'acknowledged' && wait !== undefined) {
    const { clock } = stage.world;
    const again = receipt.kind === 'timeout' ? 'http_timeout' : 'http_error';
    clock.at(new Date(clock.now().getTime() + wait * 1000), async () => {
      await attempt(stage, payload, count + 1, again);
    });
  }
  return receipt;
}
