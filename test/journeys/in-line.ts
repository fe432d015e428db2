import type { Contact } from '../../sandbox/centre/model.ts';
import type { Journey } from './harness.ts';

/** Somebody with five before them in Billing, so that they still wait a minute later; after a rush of calls. */
export async function inLine(journey: Journey): Promise<Contact> {
  await journey.drive.lever('rush', { on: true, queue: 'Billing' });
  for (let passed = 0; passed < 60; passed += 1) {
    const sixth = journey.centre.waiting(queueIdOf(journey, 'Billing'), 'VOICE')[5];
    if (sixth) return sixth;
    await journey.clock.advance(15_000);
  }
  throw new Error('nobody waits');
}

/** The id of the queue with this name. */
export function queueIdOf(journey: Journey, name: string): string {
  const queue = journey.centre.view().queues.find((one) => one.name === name);
  if (!queue) throw new Error(`no queue ${name}`);
  return queue.id;
}
