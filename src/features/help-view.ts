import type { Message } from '../blocks/message.ts';
import { context, section } from '../blocks/primitives.ts';
import { escapeMrkdwn } from '../blocks/text.ts';
import type { Help } from './help.ts';

/** The usage of a command with an example; what was wrong comes first. */
export function helpView(help: Help, prefix: string, problem?: string): Message {
  const slash = `/${prefix}${help.name}`;
  const textOf = (usage: Help['usage']) =>
    usage
      .map(([typed, gives]) => {
        const line = typed === '' ? slash : `${slash} ${typed}`;
        return `\`${escapeMrkdwn(line)}\`  ${gives}`;
      })
      .join('\n');
  // Beside what was wrong, the rest would only be in the way.
  const { more = [] } = help;
  const rest = problem === undefined ? more : [];
  const trouble = problem === undefined ? undefined : escapeMrkdwn(problem);
  const headline = trouble ? trouble : `*${slash}*: ${help.summary}`;
  return {
    text: trouble
      ? `${trouble} ${slash} help shows what can be typed.`
      : `${slash}: ${help.summary}`,
    blocks: [
      section(headline),
      section(textOf(help.usage)),
      ...rest.map(({ title, usage }) => section(`*${title}*\n${textOf(usage)}`)),
      context(
        [
          `For example: \`${slash} ${escapeMrkdwn(help.example)}\``,
          ...(more.length > rest.length ? [`\`${slash} help\` shows what else there is.`] : []),
        ].join(' · '),
      ),
    ],
  };
}
