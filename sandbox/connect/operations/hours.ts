import type * as sdk from '@aws-sdk/client-connect';
import { sandboxInstance } from '../../cast.ts';
import type { Day, Hours } from '../../centre/model.ts';
import { arnOf, bareId } from '../arns.ts';
import { type Context, lastModified } from '../context.ts';
import { invalidParameter, notFound } from '../service-error.ts';
import type { ConnectSettings } from '../settings.ts';

const weekdays: readonly Day[] = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
];
/** Longest range answered (UNVERIFIED: AWS states none we know of). */
const mostDays = 366;

function findHours({ centre }: Context, idOrArn: string | undefined): Hours {
  const hours = centre.view().hours.find(({ id }) => id === bareId(idOrArn ?? ''));
  if (!hours) throw notFound('The hours of operation');
  return hours;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** AWS documents midnight as 00:00; people also write 23:59. */
function timeOf(hour: number, { endOfDay }: ConnectSettings): { Hours: number; Minutes: number } {
  if (hour === 24 && endOfDay === '23:59') return { Hours: 23, Minutes: 59 };
  return { Hours: Math.floor(hour) % 24, Minutes: Math.round((hour % 1) * 60) };
}

function spanOf({ from, to }: Span, settings: ConnectSettings) {
  return { Start: timeOf(from, settings), End: timeOf(to, settings) };
}

export function describeHoursOfOperation(
  { HoursOfOperationId }: sdk.DescribeHoursOfOperationRequest,
  context: Context,
): sdk.DescribeHoursOfOperationResponse {
  const hours = findHours(context, HoursOfOperationId);
  return {
    HoursOfOperation: {
      HoursOfOperationId: hours.id,
      HoursOfOperationArn: arnOf('operating-hours', hours.id),
      Name: hours.name,
      Description: hours.description,
      TimeZone: hours.timeZone,
      Config: hours.days.map(({ day, from, to }) => ({
        Day: day,
        StartTime: timeOf(from, context.settings),
        EndTime: timeOf(to, context.settings),
      })),
      LastModifiedTime: lastModified,
      LastModifiedRegion: sandboxInstance.region,
    },
  };
}

/** The hours that hold on each date, the overrides applied to them, and listed beside them. */
export function getEffectiveHoursOfOperations(
  { HoursOfOperationId, FromDate, ToDate }: sdk.GetEffectiveHoursOfOperationsRequest,
  context: Context,
): sdk.GetEffectiveHoursOfOperationsResponse {
  const { settings } = context;
  const hours = findHours(context, HoursOfOperationId);
  const dates = datesBetween(FromDate ?? '', ToDate ?? '');
  const holidays = hours.holidays.filter(({ date }) => dates.includes(date));
  return {
    TimeZone: hours.timeZone,
    EffectiveHoursOfOperationList: dates.map((date) => ({
      Date: date,
      OperationalHours: openOn(hours, date, settings).map((span) => spanOf(span, settings)),
    })),
    EffectiveOverrideHoursList: holidays.map(({ date, name, open }) => ({
      Date: date,
      OverrideHours: [
        {
          ...spanOf(open ?? { from: 0, to: 24 }, settings),
          OverrideName: name,
          OperationalStatus: open ? 'OPEN' : 'CLOSED',
        },
      ],
    })),
  };
}

/** Hours over midnight are one span of the day they begin on, or a part of either day (UNVERIFIED which). */
function openOn(hours: Hours, date: string, settings: ConnectSettings): readonly Span[] {
  const own = spansOf(hours, date);
  if (settings.overnightHours === 'one-span') return own;
  const before = spansOf(hours, dayBefore(date)).filter(isOvernight);
  return [
    ...before.flatMap(({ to }) => (to === 0 ? [] : [{ from: 0, to }])),
    ...own.map((span) => (isOvernight(span) ? { ...span, to: 24 } : span)),
  ];
}

function isOvernight({ from, to }: Span): boolean {
  return to <= from;
}

function spansOf(hours: Hours, date: string): readonly Span[] {
  const holiday = hours.holidays.find((one) => one.date === date);
  if (holiday) return holiday.open ? [holiday.open] : [];
  const day = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return hours.days.filter((open) => open.day === day);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

function datesBetween(from: string, to: string): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const count = (last - first) / 86_400_000 + 1;
  if (!(count >= 1 && count <= mostDays)) throw invalidParameter('The range of dates is not valid');
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * 86_400_000).toISOString().slice(0, 10),
  );
}
