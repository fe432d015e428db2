import type { Episode } from '../../../domain/alerting/alert.ts';
import type { AlertTarget, Rule } from '../../../domain/alerting/rule.ts';
import type { Silence } from '../../../domain/alerting/silence.ts';
import { silenceFor } from '../../../domain/alerting/silences.ts';
import type { AlertsRead } from '../../../stores/alerting.ts';
import type { DecideAround } from '../decide/decide-input.ts';
import type { HushedBy } from '../decide/hush.ts';

const hourMs = 3_600_000;

export interface AroundFacts {
  readonly now: Date;
  readonly outage: DecideAround['outage'];
  readonly silences: readonly Silence[];
  readonly digestAbove: number;
  readonly alerts: AlertsRead;
}

/**
 * What is true beside each alert of one check: it knows which messages the decisions before it have
 * begun, so that of many alerts at once the ones too many go into the digest, and those of a group
 * into one message.
 */
export class Around {
  readonly #facts: AroundFacts;
  readonly #messages: Map<string, number>;
  readonly #begun = new Set<string>();
  readonly #groups = new Map<string, string>();

  constructor(facts: AroundFacts) {
    this.#facts = facts;
    this.#messages = new Map(facts.alerts.messagesInHour);
    for (const episode of facts.alerts.episodes) {
      if (!episode.isShown) continue;
      this.#begun.add(episode.home.id);
      if (episode.home.kind === 'group' && !episode.ended) {
        this.#groups.set(groupKey(episode), episode.home.id);
      }
    }
  }

  of(rule: Rule, target: AlertTarget, hushedBy: HushedBy): DecideAround {
    const { outage, silences, digestAbove } = this.#facts;
    return {
      outage,
      silence: silences.length > 0 ? silenceFor(silences, rule, target) : undefined,
      hushedBy: hushedBy(rule, target),
      messagesInHour: this.#messages.get(this.#hourOf(rule.slackChannelId)) ?? 0,
      digestAbove,
      groupHomeId: rule.isGrouped
        ? this.#groups.get(`${rule.id}|${rule.slackChannelId}`)
        : undefined,
    };
  }

  /** What was decided: the next decisions see its messages. */
  note(episodes: readonly Episode[]): void {
    for (const episode of episodes) {
      const { home, isShown, ended } = episode;
      if (!isShown || ended) continue;
      if (home.kind === 'group') this.#groups.set(groupKey(episode), home.id);
      if (home.kind === 'digest' || this.#begun.has(home.id)) continue;
      this.#begun.add(home.id);
      const hour = this.#hourOf(home.channelId);
      this.#messages.set(hour, (this.#messages.get(hour) ?? 0) + 1);
    }
  }

  #hourOf(channelId: string): string {
    return `${channelId}|${Math.floor(this.#facts.now.getTime() / hourMs) * hourMs}`;
  }
}

/** A group's message stands in one channel: a rule that was moved begins another one. */
function groupKey({ rule, home }: Episode): string {
  return `${rule.id}|${home.channelId}`;
}
