import type { RuleRecord } from '../domain/alert.ts';
import { shapes } from './codec/alert-shapes.ts';
import type { Decode } from './codec/decode.ts';

/** What the hashes of a tenant hold about one rule, as text. */
export interface RuleTexts {
  readonly rule: string | null | undefined;
  readonly version: string | null | undefined;
  readonly standing: string | null | undefined;
  readonly unsayable: string | null | undefined;
  /** By `rule|episode`. */
  readonly told: Readonly<Record<string, string>>;
}

/** The rule with its records; undefined when there is none or when it cannot be read. */
export function ruleRecord(
  decode: Decode,
  ruleId: string,
  texts: RuleTexts,
): RuleRecord | undefined {
  const rule = decode(shapes.rule, texts.rule, `rule ${ruleId}`);
  const standing = decode(shapes.standing, texts.standing, `standing of rule ${ruleId}`);
  if (!rule || !standing) return undefined;
  const { episodes, state } = standing;
  const open = state.kind === 'firing' ? episodeField(ruleId, state.episode) : undefined;
  return {
    rule,
    version: Number(texts.version ?? 0),
    episodes,
    state,
    told: open === undefined ? undefined : decode(shapes.told, texts.told[open], `told ${open}`),
    unsayable: decode(shapes.unsayable, texts.unsayable, `unsayable of rule ${ruleId}`),
  };
}

/** The field of an episode in the hash of open messages. */
export function episodeField(ruleId: string, episode: number): string {
  return `${ruleId}|${episode}`;
}
