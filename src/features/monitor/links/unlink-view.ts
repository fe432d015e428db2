import { linkKeptMinutes } from '../../../access/identity.ts';
import type { Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { name } from '../../../blocks/text.ts';
import { oneSentence } from '../../settings-answers.ts';
import { mention } from './link-words.ts';
import type { UnlinkReport } from './unlink-user.ts';

/** What became of the wish to end a link. */
export function unlinkView(report: UnlinkReport): Message {
  switch (report.kind) {
    case 'yourself':
      return oneSentence(
        'Nobody ends his own link, so nothing was changed: the next one by e-mail would come without anybody having looked. Ask another administrator of Floorwalker.',
      );
    case 'none':
      return oneSentence(
        `No link of ${mention(report.slackUserId)} is kept, so nothing was changed. Whoever is not linked is looked for by their e-mail address when they ask for something.`,
      );
    case 'unlinked-unread':
      return oneSentence(
        `The link of ${mention(report.slackUserId)} could not be read, and is gone now. They are looked for by their e-mail address when they next ask for something.`,
      );
    case 'unlinked': {
      const { slackUserId, username } = report.link;
      const text = `${mention(slackUserId)} is no longer linked to the Amazon Connect user *${name(username)}*.`;
      const told = report.isTold
        ? 'They were told by direct message.'
        : 'Slack did not take the message to them: tell them yourself.';
      return { text, blocks: [section(`${text} ${told}`), context(meaning)] };
    }
  }
}

const meaning = `Nothing is started by that link any more, anywhere; what is only shown may still go by it for ${linkKeptMinutes} minutes. Sessions that run already go on. If their e-mail address is on exactly one Amazon Connect user, they are linked to that one when they next start something: to keep somebody from listening, take the permission from them in Amazon Connect, or narrow their scope.`;
