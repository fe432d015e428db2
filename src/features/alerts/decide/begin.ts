import type { Episode } from '../../../domain/alerting/alert.ts';
import { type AlertLevel, targetKey } from '../../../domain/alerting/rule.ts';
import type { Comparison } from './comparison.ts';
import type { DecideInput } from './decide-input.ts';
import { figuresAfter } from './figures.ts';
import { homeOf } from './home.ts';
import { isQuiet, quietedBy } from './quiet.ts';
import { shown } from './show.ts';

export interface Firing {
  readonly level: AlertLevel;
  readonly activeAt: Date;
  readonly firedAt: Date;
}

/** A new episode. Silenced or hushed it is not shown, and says nothing until it is. */
export function begun(
  { rule, target, measured, now, around }: DecideInput,
  { level, activeAt, firedAt }: Firing,
  starts: number,
  comparison: Comparison,
): Episode {
  const id = `${rule.id}|${targetKey(target)}|${firedAt.getTime()}`;
  const episode: Episode = {
    id,
    rule,
    target,
    home: homeOf(id, rule, level, around, now).home,
    activeAt,
    firedAt,
    level,
    worstLevel: level,
    ...figuresAfter(undefined, measured, comparison, now),
    ...quietedBy(around, level),
    starts,
    spokenAt: now,
    isShown: false,
    mentions: [],
    replies: [],
    hooks: [],
  };
  return isQuiet(episode) ? episode : shown(episode, around, now);
}
