import type { AlertRecord, Episode } from '../../../domain/alerting/alert.ts';
import type { Measured } from '../../../domain/alerting/measured.ts';
import type { AlertTarget } from '../../../domain/alerting/rule.ts';
import { decide } from '../decide/decide.ts';
import type { Outage } from '../decide/restore.ts';
import { alertStateKind } from '../decide/rule-state.ts';
import type { CaseRule } from './case-rule.ts';

/** What is known of one series after an evaluation. */
export interface Standing {
  readonly state: 'inactive' | 'pending' | 'firing';
  /** It fires on although it is not over the threshold any more. */
  readonly isKept: boolean;
  readonly level: 'warning' | 'critical' | undefined;
  /** Something was said that notifies. */
  readonly isSaid: boolean;
  readonly activeAt: Date | undefined;
  readonly firedAt: Date | undefined;
  readonly lastSaidAt: Date | undefined;
  readonly endedAt: Date | undefined;
  /** By a change of its rule. */
  readonly isEndedByRule: boolean;
}

/** What one series was left as. */
interface Kept {
  readonly record: AlertRecord | undefined;
  readonly episode: Episode | undefined;
}

const nothing: Kept = { record: undefined, episode: undefined };

/** Decides on one series again and again, as the check does on one alert. */
export class OneSeries {
  readonly #name: string;
  readonly #target: AlertTarget;
  #kept: Kept;

  constructor(name: string, kept: Kept = nothing) {
    this.#name = name;
    this.#target = { kind: 'queue', id: name };
    this.#kept = kept;
  }

  evaluate(by: CaseRule, measured: Measured, now: Date, outage?: Outage): Standing {
    const { record, episode } = this.#kept;
    const decided = decide(
      {
        rule: by.rule,
        target: this.#target,
        record,
        episode: episode?.ended ? undefined : episode,
        measured,
        now,
        around: { ...nothingAround, outage },
      },
      by,
    );
    if (decided) {
      this.#kept = {
        record: {
          ruleId: by.rule.id,
          target: this.#target,
          version: (record?.version ?? 0) + 1,
          state: decided.state,
        },
        episode: decided.episodes.at(-1) ?? episode,
      };
    }
    const said = (decided?.episodes ?? []).some((one) => isNewlySaid(one, episode));
    return this.standing(said);
  }

  /** The same alert, as one that was last said then. */
  saidAt(spokenAt: Date): OneSeries {
    const { record, episode } = this.#kept;
    return new OneSeries(this.#name, { record, episode: episode && { ...episode, spokenAt } });
  }

  standing(isSaid = false): Standing {
    const { record, episode } = this.#kept;
    const warning = record?.state.warning;
    const critical = record?.state.critical;
    const state = record ? alertStateKind(record.state) : 'inactive';
    const shown = [critical, warning].find((level) => level?.kind === state);
    const open = episode?.ended ? undefined : episode;
    const isEndedByRule = episode?.ended?.why === 'rule-changed';
    return {
      state,
      isKept: [warning, critical].every((level) => level?.kind !== 'firing' || level.calmSince),
      level: open?.level,
      isSaid,
      activeAt: shown && 'activeAt' in shown ? shown.activeAt : undefined,
      firedAt: shown?.kind === 'firing' ? shown.firedAt : undefined,
      lastSaidAt: open ? open.spokenAt : isEndedByRule ? undefined : episode?.ended?.at,
      endedAt: episode?.ended?.at,
      isEndedByRule,
    };
  }
}

function isNewlySaid(episode: Episode, before: Episode | undefined): boolean {
  if (before?.id !== episode.id) return episode.isShown;
  return episode.replies.length > before.replies.length || (episode.isShown && !before.isShown);
}

const nothingAround = {
  silence: undefined,
  hushedBy: undefined,
  messagesInHour: 0,
  digestAbove: Number.POSITIVE_INFINITY,
  groupHomeId: undefined,
};
