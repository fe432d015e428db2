import type {
  GetEffectiveHoursOfOperationsResponse,
  OverrideHour,
  OverrideTimeSlice,
} from '@aws-sdk/client-connect';
import type {
  DaySlice,
  EffectiveHours,
  HoursOfDay,
  HoursOverride,
} from '../domain/opening-hours.ts';
import { textFrom } from './to-domain.ts';

interface Span {
  readonly Start?: OverrideTimeSlice | undefined;
  readonly End?: OverrideTimeSlice | undefined;
}

/** Hours with their overrides; undefined when the answer does not say in which time zone they are. */
export function effectiveHoursFrom(
  answer: GetEffectiveHoursOfOperationsResponse,
): EffectiveHours | undefined {
  const timeZone = textFrom(answer.TimeZone);
  if (timeZone === undefined) return undefined;
  return {
    timeZone,
    days: (answer.EffectiveHoursOfOperationList ?? []).flatMap(
      ({ Date: date, OperationalHours }) =>
        date === undefined ? [] : [dayFrom(date, OperationalHours)],
    ),
    overrides: (answer.EffectiveOverrideHoursList ?? []).flatMap(({ Date: date, OverrideHours }) =>
      date === undefined ? [] : (OverrideHours ?? []).flatMap((one) => overrideFrom(date, one)),
    ),
  };
}

/** A span that cannot be read leaves the whole day untold: the rest of it would call the queue closed. */
function dayFrom(date: string, spans: readonly Span[] | undefined): HoursOfDay {
  const slices = spans?.map(sliceFrom);
  const open = slices?.filter((slice) => slice !== undefined);
  return { date, open: open?.length === slices?.length ? open : undefined };
}

/** What is neither OPEN nor CLOSED says nothing. */
function overrideFrom(date: string, override: OverrideHour): readonly HoursOverride[] {
  const slice = sliceFrom(override);
  const status: string | undefined = override.OperationalStatus;
  if (slice === undefined || (status !== 'OPEN' && status !== 'CLOSED')) return [];
  return [{ date, ...slice, name: textFrom(override.OverrideName), isOpen: status === 'OPEN' }];
}

function sliceFrom({ Start, End }: Span): DaySlice | undefined {
  const [fromMinute, untilMinute] = [minuteOf(Start), minuteOf(End)];
  return fromMinute === undefined || untilMinute === undefined
    ? undefined
    : { fromMinute, untilMinute };
}

/** Minutes since midnight; undefined for what is no time of day. */
function minuteOf(time: OverrideTimeSlice | undefined): number | undefined {
  if (time?.Hours === undefined || time.Minutes === undefined) return undefined;
  const minute = time.Hours * 60 + time.Minutes;
  return Number.isInteger(minute) && minute >= 0 && minute < 1440 ? minute : undefined;
}
