import { list } from '../../blocks/text.ts';
import type { Channel } from '../../domain/contact-centre.ts';
import { channelWord } from '../words-for.ts';

/** " in voice or chat", with a blank before it; nothing where no channels were picked. For mrkdwn. */
export function inChannels(channels: readonly Channel[]): string {
  return channels.length === 0 ? '' : ` in ${list(channels.map(channelWord), 'or')}`;
}
