import { afterEach, describe, expect, test } from '@jest/globals';
import { connected, monitor } from './monitor-rig.ts';
import { closeRigs, connectRig, refusal } from './rig.ts';

afterEach(closeRigs);

describe('the client token', () => {
  test('the same request under the same token is the same session', async () => {
    const rig = await connectRig();
    const { id: contactId } = connected(rig, 'VOICE');

    const first = await monitor(rig, { contactId, token: 'once' });
    const again = await monitor(rig, { contactId, token: 'once' });

    expect(again.ContactId).toBe(first.ContactId);
    expect(rig.centre.view().monitoring).toHaveLength(1);
  });

  test('after its life the token is new', async () => {
    const rig = await connectRig({ clientTokenSeconds: 5 });
    const { id: contactId } = connected(rig, 'CHAT');
    const first = await monitor(rig, { contactId, token: 'once' });

    await rig.clock.advance(6000);
    const again = await monitor(rig, { contactId, token: 'once' });

    expect(again.ContactId).not.toBe(first.ContactId);
  });

  test('another request under a used token is refused', async () => {
    const rig = await connectRig();
    await monitor(rig, { token: 'once' });

    const refused = await refusal(monitor(rig, { token: 'once', by: 'lea.brandt' }));

    expect(refused.name).toBe('InvalidRequestException');
  });

  test('a refusal does not use the token up', async () => {
    const rig = await connectRig({ callRecording: false });
    const { id: contactId } = connected(rig, 'VOICE');
    await refusal(monitor(rig, { contactId, token: 'once' }));

    rig.server.configure({ callRecording: true });

    await expect(monitor(rig, { contactId, token: 'once' })).resolves.toBeDefined();
  });

  test.each([
    ['idempotency-error', 'IdempotencyException'],
    ['same-result', 'both answered'],
  ] as const)(
    'a second request while the first is in progress: %s',
    async (concurrentMonitor, outcome) => {
      const rig = await connectRig({ concurrentMonitor, monitorSeconds: 2 });
      const { id: contactId } = connected(rig, 'VOICE');
      const calls = () =>
        rig.server.calls.filter(({ operation }) => operation === 'MonitorContact');

      const first = monitor(rig, { contactId, token: 'once' });
      while (calls().length < 1) await new Promise((resolve) => setImmediate(resolve));
      const second = monitor(rig, { contactId, token: 'once' });
      const seen = concurrentMonitor === 'same-result' ? second : refusal(second);
      while (calls().length < 2) await new Promise((resolve) => setImmediate(resolve));
      await rig.clock.advance(2000);
      const [one, other] = [await first, await seen];

      const isSame = 'ContactId' in other && other.ContactId === one.ContactId;
      expect('name' in other ? other.name : isSame && 'both answered').toBe(outcome);
    },
  );
});
