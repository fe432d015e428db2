import { afterEach, expect, test } from '@jest/globals';
import { idOf } from '../../../sandbox/centre/catalogue.ts';
import type { ConnectSettings } from '../../../sandbox/connect/settings.ts';
import { closeRigs, connectRig, InstanceId } from './rig.ts';

afterEach(closeRigs);

const night = {
  name: 'Night Desk',
  channels: ['VOICE'],
  timeZone: 'Europe/Berlin',
  days: [{ day: 'MONDAY', from: 22, to: 6 }],
  holidays: [
    { date: '2026-11-30', name: 'Short night', open: { from: 22, to: 23.5 } },
    { date: '2026-12-07', name: 'Feast' },
  ],
} as const;

async function hoursOn(FromDate: string, ToDate: string, settings: Partial<ConnectSettings> = {}) {
  const { client } = await connectRig(settings, { queuesWithHours: [night] });
  return client.getEffectiveHoursOfOperations({
    InstanceId,
    HoursOfOperationId: idOf('hours', 'Night Desk'),
    FromDate,
    ToDate,
  });
}

const at = (Hours: number, Minutes = 0) => ({ Hours, Minutes });

test('hours over midnight are one span, or a part of each day', async () => {
  const one = await hoursOn('2026-11-23', '2026-11-24');
  const two = await hoursOn('2026-11-23', '2026-11-24', { overnightHours: 'two-spans' });

  expect(one.EffectiveHoursOfOperationList).toEqual([
    { Date: '2026-11-23', OperationalHours: [{ Start: at(22), End: at(6) }] },
    { Date: '2026-11-24', OperationalHours: [] },
  ]);
  expect(two.EffectiveHoursOfOperationList).toEqual([
    { Date: '2026-11-23', OperationalHours: [{ Start: at(22), End: at(0) }] },
    { Date: '2026-11-24', OperationalHours: [{ Start: at(0), End: at(6) }] },
  ]);
});

test('the end of a day may be written as 23:59', async () => {
  const hours = await hoursOn('2026-11-23', '2026-11-23', {
    overnightHours: 'two-spans',
    endOfDay: '23:59',
  });

  expect(hours.EffectiveHoursOfOperationList?.[0]?.OperationalHours).toEqual([
    { Start: at(22), End: at(23, 59) },
  ]);
});

test('overrides are applied to the hours and listed beside them, closing or open', async () => {
  const hours = await hoursOn('2026-11-30', '2026-12-07');

  expect(hours.EffectiveHoursOfOperationList?.[0]?.OperationalHours).toEqual([
    { Start: at(22), End: at(23, 30) },
  ]);
  expect(hours.EffectiveHoursOfOperationList?.at(-1)?.OperationalHours).toEqual([]);
  expect(hours.EffectiveOverrideHoursList).toEqual([
    {
      Date: '2026-11-30',
      OverrideHours: [
        { Start: at(22), End: at(23, 30), OverrideName: 'Short night', OperationalStatus: 'OPEN' },
      ],
    },
    {
      Date: '2026-12-07',
      OverrideHours: [
        { Start: at(0), End: at(0), OverrideName: 'Feast', OperationalStatus: 'CLOSED' },
      ],
    },
  ]);
});
