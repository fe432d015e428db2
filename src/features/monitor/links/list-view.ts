import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { count } from '../../../blocks/text.ts';
import { oneSentence, typedLines } from '../../settings-answers.ts';
import { unlinkButton } from './link-view.ts';
import { linkLine, mention } from './link-words.ts';
import type { LinksReport } from './list-links.ts';

/** So many links in one text, and in one message; the rest are found one by one. */
const perSection = 10;
const mostShown = 200;

/** Who is who, how that came about, and since when. */
export function linksView({ of, links }: LinksReport): Message {
  const [only] = links;
  if (of !== undefined) {
    if (!only) return oneSentence(`No link of ${mention(of)} is kept. ${howKept}`);
    const text = `${linkLine(only)}.`;
    return { text, blocks: [section(text), actions('links', [unlinkButton(of)])] };
  }
  if (links.length === 0) return oneSentence(`No link is kept yet. ${howKept}`);
  const text = `${count(links.length, 'link')} of Slack accounts to Amazon Connect users, by username`;
  const shown = links.slice(0, mostShown);
  const sections: Block[] = [];
  for (let from = 0; from < shown.length; from += perSection) {
    const lines = shown.slice(from, from + perSection).map((link) => `• ${linkLine(link)}`);
    sections.push(section(lines.join('\n')));
  }
  const hidden = links.length - shown.length;
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...sections,
      ...(hidden > 0
        ? [context(`${hidden} more not shown: \`links @person\` shows the link of one.`)]
        : []),
      howToType,
    ],
  };
}

const howKept =
  'One is kept when somebody first listens or asks who they are, by their e-mail address, or when an administrator links them.';

const howToType = typedLines(
  [
    ['link @maria maria.lindqvist', 'links somebody; both people are told'],
    ['unlink @maria', 'ends a link'],
    ['links @maria', 'the link of one person'],
  ],
  'Nobody links or unlinks themselves.',
);
