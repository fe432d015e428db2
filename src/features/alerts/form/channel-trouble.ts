import type { Gate } from '../../../access/gate.ts';
import type { Caller } from '../../../domain/people.ts';
import type { SlackPeople } from '../../../ports/slack.ts';
import { refusalView } from '../../refusal-view.ts';

export interface ChannelPorts {
  readonly gate: Gate;
  readonly people: SlackPeople;
  readonly instance: string;
}

/**
 * Why no alert of this person can be posted there, as a sentence for plain text; undefined where it
 * can. Everybody in the channel reads it, so it has to be known who that is. Throws BotError `slack_…`.
 */
export async function channelTrouble(
  { gate, people, instance }: ChannelPorts,
  caller: Caller,
  channelId: string,
): Promise<string | undefined> {
  if (channelId.startsWith('D')) return 'An alert needs a channel, not a direct message.';
  const verdict = await gate.may(caller, { kind: 'make-rule' }, { instance, channelId });
  if (verdict.kind === 'no') return refusalView(verdict.refusal).text;
  const { sharing, isBotMember } = await people.channel(caller.workspace, channelId);
  if (isBotMember === false) {
    return 'Floorwalker is not in this channel. Type /invite @Floorwalker there, then try again.';
  }
  if (sharing === 'internal') return undefined;
  return sharing === 'external'
    ? 'This channel is shared with another company, so no alert is posted there. Choose another one.'
    : 'It cannot be told whether this channel is shared with another company, so no alert is posted there. Type /invite @Floorwalker there and try again.';
}
