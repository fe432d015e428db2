const unitSeconds: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };
const shape =
  /^(?:(\d+)d(?:ays?)?)?(?:(\d+)h(?:(?:ou)?rs?)?)?(?:(\d+)m(?:in(?:ute)?s?)?)?(?:(\d+)s(?:ec(?:ond)?s?)?)?$/i;

/** Seconds from `90s`, `5m`, `1h30m`, `2d`; undefined for anything else, zero included. */
export function parseDuration(text: string): number | undefined {
  const found = shape.exec(text);
  if (!found) return undefined;
  const seconds = ['d', 'h', 'm', 's'].reduce(
    (sum, unit, index) => sum + Number(found[index + 1] ?? 0) * (unitSeconds[unit] ?? 0),
    0,
  );
  return seconds > 0 && Number.isSafeInteger(seconds) ? seconds : undefined;
}

/** The shortest way to type so many seconds: 330 → `5m30s`. */
export function typedDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  return [hours && `${hours}h`, minutes && `${minutes}m`, rest && `${rest}s`]
    .filter(Boolean)
    .join('');
}
