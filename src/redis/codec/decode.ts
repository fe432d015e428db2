import type { z } from 'zod';
import type { Log } from '../../ports/ground.ts';

/** A record as text; dates become ISO 8601, members without a value are left out. */
export function encode(record: object): string {
  return JSON.stringify(record);
}

/**
 * Reads records back. One that is broken or of a form this version does not know is reported once,
 * by the process, and skipped: it must not stop the others. What it holds is not logged.
 */
export function createDecoder(log: Log) {
  const report = createReporter(log);
  return <Out>(shape: z.ZodType<Out>, text: string | null | undefined, where: string) => {
    if (text === null || text === undefined) return undefined;
    const parsed = shape.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    report(
      where,
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`),
    );
    return undefined;
  };
}

/** Says of a broken record once, by the process, that it is skipped, and what is wrong with it. */
export function createReporter(log: Log) {
  const reported = new Set<string>();
  return (where: string, problems: readonly string[]) => {
    if (reported.has(where)) return;
    reported.add(where);
    log.error({ where, problems }, 'A record in Redis cannot be read; it is skipped');
  };
}

export type Report = ReturnType<typeof createReporter>;

export type Decode = ReturnType<typeof createDecoder>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Text that is no JSON fits no shape; the shape reports it.
    return undefined;
  }
}
