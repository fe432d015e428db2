import type { Block } from '../../../../blocks/message.ts';
import { actions, context, section } from '../../../../blocks/primitives.ts';
import { runButton } from '../../../../blocks/run-button.ts';
import { count, name } from '../../../../blocks/text.ts';
import { audibleOf } from '../../../../domain/activity.ts';
import type { Episode } from '../../../../domain/alerting/alert.ts';
import { messageButton } from '../../../message-button.ts';
import { problemWords } from '../../../problem-words.ts';
import { setStatusLine } from '../../../status-line.ts';
import type { Around } from '../around.ts';
import { called } from '../called.ts';
import { allHelpers, chosenHelpers, type Helper } from './choose-helpers.ts';
import { liveBlocks } from './live-blocks.ts';

/** The people behind an alert, with a button each; `plainBlocks` where Slack may refuse one of the buttons. */
export interface PeopleBlocks {
  readonly blocks: readonly Block[];
  readonly plainBlocks?: readonly Block[];
}

/**
 * Who could help and whom one can listen to. Where names may not stand, only how many; who they are is
 * answered to whoever presses, alone.
 */
export function peopleBlocks(episode: Episode, around: Around, now: Date): PeopleBlocks {
  const { people, names, mayName } = around;
  const { target } = episode;
  if (people.kind === 'not-asked') return { blocks: [] };
  if (people.kind === 'unread' || !names) {
    return { blocks: [context('Who is behind it could not be read just now: press Agents.')] };
  }
  if (!mayName) return { blocks: [context(countsOnly(episode, around, now))] };
  const live = liveBlocks(episode, around, now);
  if (target.kind === 'agent') return { blocks: live };
  const helpers = chosenHelpers(around, now);
  const withLinks = helpers.flatMap((helper, at) => helperBlocks(helper, at, { episode, around }));
  const plainRows = helpers.flatMap((helper, at) =>
    helperBlocks(helper, at, { episode, around: { ...around, accounts: new Map() } }),
  );
  const head =
    helpers.length > 0
      ? section('*Who could help*')
      : context(
          `Nobody of ${called(target, around)} is on a break or in after-contact work beyond the limit, or has a missed contact to clear.`,
        );
  const hasLinks = helpers.some(({ agent }) => around.accounts.has(agent.userId));
  return {
    blocks: [head, ...withLinks, ...live],
    ...(hasLinks && { plainBlocks: [head, ...plainRows, ...live] }),
  };
}

function countsOnly(episode: Episode, around: Around, now: Date): string {
  const { people } = around;
  const agents = people.kind === 'read' ? people.agents : [];
  const live = agents.reduce((sum, agent) => sum + audibleOf(agent).length, 0);
  if (episode.target.kind === 'agent') {
    return live > 0
      ? 'The agent has a live contact. Names of agents may not be posted in this channel: press Who?'
      : 'The agent has no live call or chat. Names of agents may not be posted in this channel: press Who?';
  }
  const helpers = allHelpers(around, now).length;
  const idle =
    helpers === 1
      ? '1 agent is on a break or in after-contact work beyond the limit, or has a missed contact'
      : `${helpers} agents are on a break or in after-contact work beyond the limit, or have a missed contact`;
  return `${idle}; ${count(live, 'live call or chat', 'live calls or chats')}. Names of agents may not be posted in this channel: press Agents or Live contacts.`;
}

function helperBlocks(
  { agent, name: who, problem }: Helper,
  at: number,
  { episode, around }: { readonly episode: Episode; readonly around: Around },
): readonly Block[] {
  const { names, accounts } = around;
  if (!names) return [];
  const text = `*${name(who)}*: ${problemWords(problem, names)}`;
  const account = accounts.get(agent.userId);
  const available = availableStatus(names);
  const buttons = [
    account === undefined ? undefined : messageButton(episode.rule.tenant.workspace, account, who),
    available === undefined
      ? undefined
      : runButton({
          label: 'Set available',
          command: 'agents',
          text: setStatusLine(agent.userId, available),
          id: `available-${at}`,
          spoken: `Set ${who} available`,
          confirm: {
            title: 'Set available?',
            text: `${name(who)} can be given contacts then.`,
            yes: 'Set available',
          },
        }),
  ];
  const hasButtons = buttons.some((button) => button !== undefined);
  return [section(text), ...(hasButtons ? [actions(`help-${at}`, buttons)] : [])];
}

/** The status in which contacts come: of several routable ones the first by name. */
function availableStatus(names: NonNullable<Around['names']>): string | undefined {
  const routable = [...names.statuses].filter(([, { type }]) => type === 'ROUTABLE');
  const [first] = routable.toSorted(([, one], [, other]) => one.name.localeCompare(other.name));
  return first?.[0];
}
