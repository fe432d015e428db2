import { name } from '../../../blocks/text.ts';
import type { SilencedThing } from '../../../domain/alerting/silence.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { agentName, queueName } from '../../../floor/named.ts';
import { targetWords } from './alert-words.ts';

/** What is quiet, for mrkdwn. `names` undefined: by ids; agents by name only where `isAgentNamed`. */
export function thingWords(
  what: SilencedThing,
  names: Names | undefined,
  isAgentNamed: boolean,
): string {
  switch (what.kind) {
    case 'rule':
      return `rule \`${name(what.ruleId)}\``;
    case 'queue':
      return `all alerts on queue *${name(names ? queueName(names, what.id) : what.id)}*`;
    case 'agent':
      return names && isAgentNamed
        ? `all alerts on agent *${name(agentName(names, what.id))}*`
        : 'all alerts on an agent';
    case 'alert':
      return `the alert of rule \`${name(what.ruleId)}\` on ${ofKey(what.targetKey, names)}`;
  }
}

function ofKey(key: string, names: Names | undefined): string {
  const [kind, id = ''] = key.split(':');
  switch (kind) {
    case 'queue':
    case 'agent':
    case 'routing-profile':
    case 'team':
      return targetWords({ kind, id }, names);
    default:
      return targetWords({ kind: 'instance' }, names);
  }
}
