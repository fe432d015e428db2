/** Single values of the service in our own words. What it did not say, or cannot mean, is undefined. */

interface Reference {
  readonly Id?: string | undefined;
  readonly Arn?: string | undefined;
}

const year9999 = Date.UTC(10000, 0, 1);

/** A count or seconds; undefined for null, NaN, infinity and anything below zero. */
export function numberFrom(value: number | null | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** A moment; undefined when it is not one, or lies so far off that milliseconds were read as seconds. */
export function dateFrom(value: Date | null | undefined): Date | undefined {
  const time = value?.getTime();
  return time !== undefined && Number.isFinite(time) && time > 0 && time < year9999
    ? (value ?? undefined)
    : undefined;
}

/** A text; undefined for null and for nothing but blanks. */
export function textFrom(value: string | null | undefined): string | undefined {
  return value?.trim() ? value : undefined;
}

/** The last part of an ARN of Connect, which is the id of the thing. */
export function idFromArn(arn: string | null | undefined): string | undefined {
  return textFrom(arn?.split('/').at(-1));
}

/** The id of something referred to, from its ARN when the id is left out. */
export function idFrom(reference: Reference | null | undefined): string | undefined {
  return textFrom(reference?.Id) ?? idFromArn(reference?.Arn);
}
