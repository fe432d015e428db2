import { describe, expect, test } from '@jest/globals';
import { centreState } from '../../../sandbox/centre/state.ts';
import { minute, openCentre } from './rig.ts';

describe('the state for the panel', () => {
  test('has a row per queue and channel and a line per person', () => {
    const { centre, clock } = openCentre();

    const state = centreState(centre, clock.now());

    expect(state.queues.map(({ name, channel }) => `${name} ${channel}`)).toEqual([
      'Billing VOICE',
      'Sales VOICE',
      'Returns VOICE',
      'Returns CHAT',
      'Tech Support VOICE',
      'Chat Care CHAT',
      'Back Office TASK',
    ]);
    expect(state.agents).toHaveLength(27);
  });

  test('an empty queue has no oldest contact, which is not zero seconds', () => {
    const { centre, clock } = openCentre({ settings: { load: 0 } });

    const state = centreState(centre, clock.now());

    expect(state.queues.map(({ oldestSeconds }) => oldestSeconds)).toEqual(Array(7).fill(null));
  });

  test('a rush shows as people waiting, with the age of the oldest', async () => {
    const { centre, clock, queue } = openCentre();

    centre.rush({ queueId: queue('Billing').id });
    await clock.advance(6 * minute);
    const [billing] = centreState(centre, clock.now()).queues;

    expect(billing?.waiting).toBeGreaterThan(2);
    expect(billing?.oldestSeconds).toBeGreaterThan(10);
    expect(billing?.available).toBe(0);
  });

  test('a listening supervisor is named with the agent', () => {
    const { centre, clock, user } = openCentre();
    const target = centre
      .view()
      .users.find(({ held }) => held[0]?.state === 'CONNECTED' && held[0].channel === 'VOICE');

    centre.startMonitoring({
      contactId: target?.held[0]?.contactId ?? '',
      supervisorUserId: user('sam.okafor').id,
      capabilities: ['SILENT_MONITOR', 'BARGE'],
    });
    const state = centreState(centre, clock.now());

    expect(state.monitoring).toEqual([
      {
        supervisor: 'Sam Okafor',
        agent: `${target?.firstName} ${target?.lastName}`,
        contactId: target?.held[0]?.contactId,
        canBarge: true,
        isRinging: false,
        isBarging: false,
        since: '2026-11-23T09:00:00.000Z',
      },
    ]);
    expect(state.agents.find(({ username }) => username === 'sam.okafor')?.activity).toBe(
      'Monitoring',
    );
  });
});
