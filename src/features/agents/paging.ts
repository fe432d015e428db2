import type { AgentLine } from './report.ts';

/** So many agents stand on one page of an answer. */
export const agentsPerPage = 50;

/** One page of an answer. */
export interface Page {
  /** From 1. */
  readonly number: number;
  readonly count: number;
  /** Those of this page who are still there. */
  readonly lines: readonly AgentLine[];
  /** How many stood on this page and are gone. */
  readonly gone: number;
}

/** Everybody who ever stood in the list, in their places, and those who came since at the end. */
export function placesOf(order: readonly string[], lines: readonly AgentLine[]): readonly string[] {
  return [...new Set([...order, ...lines.map((line) => line.agent.userId)])];
}

/** The page with this number; beyond the end it is the last. Whoever left keeps the place but no row. */
export function pageAt(
  places: readonly string[],
  lines: readonly AgentLine[],
  wanted: number,
): Page {
  const count = Math.max(1, Math.ceil(places.length / agentsPerPage));
  const number = Math.min(Math.max(1, wanted), count);
  const before = (number - 1) * agentsPerPage;
  const byId = new Map(lines.map((line) => [line.agent.userId, line]));
  const ids = places.slice(before, before + agentsPerPage);
  const shown = ids.flatMap((id) => byId.get(id) ?? []);
  return { number, count, lines: shown, gone: ids.length - shown.length };
}
