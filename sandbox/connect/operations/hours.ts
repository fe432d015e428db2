import type * as sdk from '@aws-sdk/client-connect';
import { sandboxInstance } from '../../cast.ts';
import type { Day, Hours } from '../../centre/model.ts';
import { arnOf, bareId } from '../arns.ts';
import { type Context, lastModified } from '../context.ts';
import { invalidParameter, notFound } from '../service-error.ts';

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

/** AWS writes the end of the day as 23:59 or 00:00; here midnight is 00:00. */
function timeOf(hour: number): { Hours: number; Minutes: number } {
  return { Hours: hour % 24, Minutes: 0 };
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
        StartTime: timeOf(from),
        EndTime: timeOf(to),
      })),
      LastModifiedTime: lastModified,
      LastModifiedRegion: sandboxInstance.region,
    },
  };
}

/** The hours that hold on each date, holidays taken out and listed beside them. */
export function getEffectiveHoursOfOperations(
  { HoursOfOperationId, FromDate, ToDate }: sdk.GetEffectiveHoursOfOperationsRequest,
  context: Context,
): sdk.GetEffectiveHoursOfOperationsResponse {
  const hours = findHours(context, HoursOfOperationId);
  const dates = datesBetween(FromDate ?? '', ToDate ?? '');
  const holidays = hours.holidays.filter(({ date }) => dates.includes(date));
  const closed = new Set(holidays.map(({ date }) => date));
  const midnight = timeOf(0);
  return {
    TimeZone: hours.timeZone,
    EffectiveHoursOfOperationList: dates.map((date) => ({
      Date: date,
      OperationalHours: closed.has(date) ? [] : openOn(hours, date),
    })),
    EffectiveOverrideHoursList: holidays.map(({ date, name }) => ({
      Date: date,
      OverrideHours: [
        { Start: midnight, End: midnight, OverrideName: name, OperationalStatus: 'CLOSED' },
      ],
    })),
  };
}

function openOn(hours: Hours, date: string) {
  const day = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return hours.days
    .filter((open) => open.day === day)
    .map(({ from, to }) => ({ Start: timeOf(from), End: timeOf(to) }));
}

function datesBetween(from: string, to: string): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const count = (last - first) / 86_400_000 + 1;
  if (!(count >= 1 && count <= mostDays)) throw invalidParameter('The range of dates is not valid');
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * 86_400_000).toISOString().slice(0, 10),
  );
}
