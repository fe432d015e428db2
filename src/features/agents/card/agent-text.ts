import { secondsBetween, shortDuration } from '../../../blocks/format.ts';
import { name } from '../../../blocks/text.ts';
import type { Slots, StatusType } from '../../../domain/contact-centre.ts';
import { profileName, teamName } from '../../../floor/named.ts';
import { activityWords, channelWord } from '../../words-for.ts';
import type { AgentLine } from '../report.ts';
import type { CardReport } from './read-card.ts';

/** Who it is: name, username and Slack account. For mrkdwn. */
export function whoText({ name: called, names, userId, slack }: CardReport): string {
  const username = names.users.get(userId)?.username;
  const inSlack = slack?.kind === 'matched' ? [`<@${slack.slackUserId}>`] : [];
  const also = username === undefined || username === called ? [] : [name(username)];
  return [`*${name(called)}*`, ...also, ...inSlack].join(' · ');
}

/** What they are doing, and for how long. */
export function activityText({ activity, since }: AgentLine, now: Date): string {
  const doing = `*${activityWords[activity.kind]}*`;
  return since === undefined
    ? `${doing}, since when is unknown`
    : `${doing} for ${shortDuration(secondsBetween(since, now))}`;
}

/** Status, next status, routing profile, team and slots, one line each. */
export function factLines(line: AgentLine, { names, now }: CardReport): readonly string[] {
  const { agent } = line;
  const profile =
    agent.routingProfileId === undefined
      ? 'unknown'
      : name(profileName(names, agent.routingProfileId));
  const path = agent.hierarchy.map((groupId) => name(teamName(names, groupId)));
  return [
    `Status: ${statusText(line, now)}`,
    `Next status: ${agent.nextStatus === undefined ? 'none given' : name(agent.nextStatus)}`,
    `Routing profile: ${profile}`,
    `Team: ${path.length === 0 ? 'unknown' : path.join(' › ')}`,
    `Slots: ${slotsText(agent.slots)}`,
  ];
}

function statusText({ agent, statusName, statusType }: AgentLine, now: Date): string {
  const called = statusName === undefined ? 'unknown' : name(statusName);
  const since =
    agent.statusSince === undefined
      ? 'since when is unknown'
      : `for ${shortDuration(secondsBetween(agent.statusSince, now))}`;
  return `${called} (${typeWord(statusType)}), ${since}`;
}

const typeWords: ReadonlyMap<StatusType, string> = new Map([
  ['ROUTABLE', 'available'],
  ['CUSTOM', 'custom'],
  ['OFFLINE', 'offline'],
]);

function typeWord(type: StatusType | undefined): string {
  return type === undefined ? 'type unknown' : (typeWords.get(type) ?? name(type));
}

function slotsText(slots: ReadonlyMap<string, Slots>): string {
  if (slots.size === 0) return 'unknown';
  return [...slots]
    .map(([channel, { active, available, maximum }]) => {
      const figures = [
        `${known(active)} active`,
        `${known(available)} free`,
        `${known(maximum)} at most`,
      ];
      return `${channelWord(channel)} ${figures.join(', ')}`;
    })
    .join(' · ');
}

function known(figure: number | undefined): string {
  return figure === undefined ? 'unknown' : String(figure);
}
