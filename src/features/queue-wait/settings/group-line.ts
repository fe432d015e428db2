import { quote } from '../../../grammar/words.ts';

const verbs = { set: '', add: 'add', remove: 'remove', delete: 'delete', show: '' } as const;

/** The line that does this to a group: `group emea add queue:"<id>"`. */
export function groupLine(
  kind: keyof typeof verbs,
  group: string,
  queues: readonly string[] = [],
): string {
  const named = queues.length === 0 ? '' : `queue:${queues.map(quote).join(',')}`;
  return ['group', group, verbs[kind], named].filter(Boolean).join(' ');
}
