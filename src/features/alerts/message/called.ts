import { name } from '../../../blocks/text.ts';
import type { AlertTarget } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { agentName, profileName, queueName, teamName } from '../../../floor/named.ts';

/** By what what an alert is about may be called. */
export interface Naming {
  /** undefined = they could not be read: ids stand in their place. */
  readonly names: Names | undefined;
  /** Whether names of agents may stand where it is said. */
  readonly mayName: boolean;
}

/** How a name stands out in a text. */
export type Mark = (escaped: string) => string;

export const plainly: Mark = (escaped) => escaped;
export const inBold: Mark = (escaped) => `*${escaped}*`;

/**
 * What an alert is about, for mrkdwn: "Billing", "routing profile Tier 1". Where agents may not be
 * named nothing is said of them but that it is one: a team or profile may be one person.
 */
export function called(
  target: AlertTarget,
  { names, mayName }: Naming,
  mark: Mark = plainly,
): string {
  switch (target.kind) {
    case 'queue':
      return mark(name(names ? queueName(names, target.id) : `queue ${target.id}`));
    case 'routing-profile':
      return names
        ? `routing profile ${mark(name(profileName(names, target.id)))}`
        : mark(name(`profile ${target.id}`));
    case 'team':
      return names
        ? `team ${mark(name(teamName(names, target.id)))}`
        : mark(name(`team ${target.id}`));
    case 'agent':
      if (!mayName) return mark('an agent');
      return mark(name(names ? agentName(names, target.id) : `agent ${target.id}`));
    case 'instance':
      return mark('the whole contact centre');
  }
}
