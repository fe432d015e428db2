import { secondsBetween, shortDuration, timeOfDay } from '../../../blocks/format.ts';
import { name } from '../../../blocks/text.ts';
import type { Acknowledgement, Episode } from '../../../domain/alerting/alert.ts';
import { isHeld } from '../decide/acknowledge.ts';
import { momentOf } from './lead.ts';

/** From so many times on in 30 minutes it is said that an alert comes and goes. */
const flappingFrom = 4;

/** Who has it, what keeps it quiet, whether it comes and goes: a sentence each, for mrkdwn. */
export function stateLines(episode: Episode, now: Date): readonly string[] {
  const { ended, silenced, hushedBy, starts, measured } = episode;
  const flapping = starts >= flappingFrom ? [`Flapping: it began ${starts} times in 30 min.`] : [];
  if (ended) return [...whoHadIt(episode), ...flapping];
  return [
    ...whoHasIt(episode, now),
    ...(silenced
      ? [
          `Silenced until ${momentOf(silenced.until, now)} by <@${silenced.by}>: nobody is called meanwhile.`,
        ]
      : []),
    ...(hushedBy === undefined
      ? []
      : [
          `Hushed by a critical alert on the same (rule \`${name(ruleOf(hushedBy))}\`): nobody is called meanwhile.`,
        ]),
    ...flapping,
    ...(measured?.facts.isAfterClosing
      ? ['The queue is closed. It is judged until the contacts that still wait are served.']
      : []),
  ];
}

/** "acknowledged by <@U…> at 14:05", as part of a line; undefined where nobody has it now. */
export function takenWords(episode: Episode, now: Date): string | undefined {
  const { acknowledged } = episode;
  return acknowledged && isHeld(episode, now) ? takenBy(acknowledged) : undefined;
}

function whoHasIt(episode: Episode, now: Date): readonly string[] {
  const { acknowledged, level, escalatedAt } = episode;
  const called =
    escalatedAt === undefined
      ? []
      : [`Nobody took it in time, so the next people were called at ${timeOfDay(escalatedAt)}.`];
  if (!acknowledged) return called.length > 0 ? called : ['Nobody has acknowledged it yet.'];
  const taken = capital(takenBy(acknowledged));
  if (isHeld(episode, now)) {
    const { until } = acknowledged;
    return [...called, until ? `${taken}, which holds until ${timeOfDay(until)}.` : `${taken}.`];
  }
  const why =
    level === 'critical' && acknowledged.level === 'warning'
      ? 'while it was a warning. It got worse, so nobody has it now.'
      : 'and that time is over, so nobody has it now.';
  return [...called, `${taken}, ${why}`];
}

function whoHadIt({ acknowledged, activeAt }: Episode): readonly string[] {
  if (!acknowledged) return ['Nobody acknowledged it.'];
  const after = shortDuration(secondsBetween(activeAt, acknowledged.at));
  return [`${capital(takenBy(acknowledged))}, after ${after}.`];
}

function takenBy({ by, at }: Acknowledgement): string {
  return `acknowledged by <@${by}> at ${timeOfDay(at)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An episode's id begins with its rule's. */
function ruleOf(episodeId: string): string {
  return episodeId.split('|')[0] ?? episodeId;
}
