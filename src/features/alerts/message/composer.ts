import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Composer } from '../say/composer.ts';
import { type ComposerPorts, readAround } from './around.ts';
import type { HomeNow } from './composed.ts';
import { digestMessage } from './digest-message.ts';
import { fingerprintOf } from './fingerprint.ts';
import { groupMessage, worstOpen } from './group-message.ts';
import { ownMessage } from './own-message.ts';
import { replyMessage } from './reply-message.ts';

export type { ComposerPorts } from './around.ts';

/** Makes the messages of alerts. Reads what stands beside them for three seconds at most; throws nothing that is foreseen. */
export function createComposer(ports: ComposerPorts): Composer {
  return {
    fingerprint: fingerprintOf,
    compose: async (homeNow, now, alsoCalled = []) => {
      const first = firstOf(homeNow);
      const { home } = homeNow;
      const worst = home.kind === 'digest' ? undefined : worstOpen(homeNow);
      const { tenant } = first.rule;
      const asked = { tenant, channelId: home.channelId, about: worst };
      const around = await readAround(ports, asked);
      const said = { homeNow, around, now, alsoCalled };
      if (home.kind === 'digest') return digestMessage(said);
      return homeNow.episodes.length > 1 || home.kind === 'group'
        ? groupMessage(said)
        : ownMessage(first, said);
    },
    reply: async (homeNow, reply, now) => {
      const episode =
        homeNow.episodes.find(({ replies }) => replies.some(({ id }) => id === reply.id)) ??
        firstOf(homeNow);
      const { tenant } = episode.rule;
      const { channelId } = homeNow.home;
      const around = await readAround(ports, { tenant, channelId, about: undefined });
      return replyMessage({ episode, reply, around, now });
    },
  };
}

/** A home has at least one episode: it began with one. */
function firstOf({ home, episodes }: HomeNow): Episode {
  const [first] = episodes;
  if (!first) throw new TypeError(`nothing stands in ${home.id}`);
  return first;
}
