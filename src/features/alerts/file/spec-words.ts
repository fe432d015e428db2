import { name } from '../../../blocks/text.ts';
import type { RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { toFile } from './to-file.ts';
import { onOneLine } from './write-file.ts';

/** A rule in one line, in the words of the file, for mrkdwn: "queue-wait · queues Billing · over 5m · …". */
export function specWords(spec: RuleSpec, names: Names | undefined): string {
  return Object.entries(toFile(spec, names))
    .map(([field, value]) => {
      if (field === 'watch') return onOneLine(value);
      return field === 'post-in'
        ? `in <#${spec.slackChannelId}>`
        : `${field} ${name(onOneLine(value))}`;
    })
    .join(' · ');
}
