import type { Mentioned, RuleMention } from '../../../domain/alerting/rule.ts';
import type { FieldName } from './fields.ts';
import type { Filled } from './read-values.ts';
import { timetableIn } from './times-from-form.ts';

/** Who is called, and who is when nobody acknowledges it. What is wrong is said in `filled`. */
export function peopleIn(filled: Filled) {
  const when = timetableIn(filled, 'mentionTimes');
  const called = (from: RuleMention['from'], people: FieldName, groups: FieldName) =>
    whoIn(filled, people, groups).map((who): RuleMention => ({ who, from, ...(when && { when }) }));
  const mentions = [
    ...called('warning', 'people', 'groups'),
    ...called('critical', 'criticalPeople', 'criticalGroups'),
  ];
  const who = whoIn(filled, 'escalatePeople', 'escalateGroups');
  const afterSeconds = filled.time('escalateAfter');
  if (who.length > 0 && filled.one('escalateAfter') === undefined) {
    filled.say('escalateAfter', 'Write after how long they are called, such as 10m.');
  }
  const isAsked = filled.one('escalateAfter') !== undefined;
  if (who.length === 0 && isAsked) {
    filled.say('escalatePeople', 'Choose who is called then, or leave the time empty.');
  }
  return {
    mentions,
    ...(who.length > 0 && { escalation: { afterSeconds, who } }),
  };
}

function whoIn(filled: Filled, people: FieldName, groups: FieldName): readonly Mentioned[] {
  return [
    ...filled.all(people).map((id): Mentioned => ({ kind: 'user', id })),
    ...filled.all(groups).map((id): Mentioned => ({ kind: 'user-group', id })),
  ];
}
