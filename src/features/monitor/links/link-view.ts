import type { Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { list, name } from '../../../blocks/text.ts';
import { oneSentence, settingsButton } from '../../settings-answers.ts';
import type { LinkReport, Told } from './link-user.ts';
import { linkLine, mention } from './link-words.ts';

type Of<Kind extends LinkReport['kind']> = Extract<LinkReport, { kind: Kind }>;

/** What became of the wish to link somebody. */
export function linkView(report: LinkReport): Message {
  switch (report.kind) {
    case 'yourself':
      return oneSentence(
        'Nobody links himself, so nothing was changed: ask another administrator of Floorwalker. Who that is stands in its configuration (ADMIN_SLACK_USERS).',
      );
    case 'not-member':
      return oneSentence(
        `${mention(report.slackUserId)} is not a full, active member of this workspace, so they are linked to nobody. Choose the account of their own that is one.`,
      );
    case 'no-user':
      return oneSentence(
        `Amazon Connect has no user with the username “${name(report.username)}”, so nothing was changed. Type it exactly as it stands in Amazon Connect under users; a name that people are called by is no username.`,
      );
    case 'several-users':
      return oneSentence(
        `More than one Amazon Connect user is called “${name(report.username)}” but for capital letters, so nothing was changed. Type it exactly as Amazon Connect spells it.`,
      );
    case 'taken':
      return taken(report);
    case 'known':
      return oneSentence(
        `${mention(report.link.slackUserId)} is linked to *${name(report.link.username)}* by an administrator already. Nothing was changed.`,
      );
    case 'linked':
      return linked(report);
  }
}

function taken({ by, wanted }: Of<'taken'>): Message {
  const text =
    by.slackUserId === wanted.slackUserId
      ? `${linkLine(by)}, and each person has one link, so nothing was changed. End that one first, then link them again.`
      : `That Amazon Connect user stands in another link, so nothing was changed: ${linkLine(by)}. End that one first, if it is wrong.`;
  return { text, blocks: [section(text), actions('link', [unlinkButton(by.slackUserId)])] };
}

function linked({ link, person, namesake }: Of<'linked'>): Message {
  const text = `${mention(link.slackUserId)} is now linked to the Amazon Connect user *${name(link.username)}*.`;
  const other = namesake
    ? `In Slack, the e-mail address of that user belongs to ${mention(namesake.slackUserId)}, for whom nothing is started as that user while this link stands.`
    : undefined;
  return {
    text: [text, other].filter(Boolean).join(' '),
    blocks: [
      section(text),
      ...(other ? [section(other)] : []),
      section(toldWords([person, ...(namesake ? [namesake] : [])])),
      context('What they may do is still read from Amazon Connect before each start.'),
      actions('link', [unlinkButton(link.slackUserId)]),
    ],
  };
}

function toldWords(all: readonly Told[]): string {
  const mentions = (isTold: boolean) =>
    all.filter((one) => one.isTold === isTold).map(({ slackUserId }) => mention(slackUserId));
  const [told, untold] = [mentions(true), mentions(false)];
  return [
    ...(told.length > 0 ? [`Told by direct message: ${list(told)}.`] : []),
    ...(untold.length > 0
      ? [`Slack did not take the message to ${list(untold)}: tell them yourself.`]
      : []),
  ].join(' ');
}

/** Runs `unlink` for this person, as typing it would. */
export function unlinkButton(slackUserId: string) {
  return settingsButton('monitor', 'Unlink', `unlink <@${slackUserId}>`);
}
