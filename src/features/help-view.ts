import type { Message } from '../blocks/message.ts';
import { context, section } from '../blocks/primitives.ts';
import { escapeMrkdwn } from '../blocks/text.ts';
import type { Help } from './help.ts';

/** The usage of a command with an example; what was wrong comes first. */
export function helpView(help: Help, prefix: string, problem?: string): Message {
  const slash = `/${prefix}${help.name}`;
  const lines = help.usage.map(([typed, gives]) => {
    const line = typed === '' ? slash : `${slash} ${typed}`;
    return `\`${escapeMrkdwn(line)}\`  ${gives}`;
  });
  const trouble = problem === undefined ? undefined : escapeMrkdwn(problem);
  const headline = trouble ? trouble : `*${slash}*: ${help.summary}`;
  return {
    text: trouble
      ? `${trouble} ${slash} help shows what can be typed.`
      : `${slash}: ${help.summary}`,
    blocks: [
      section(headline),
      section(lines.join('\n')),
      context(`For example: \`${slash} ${escapeMrkdwn(help.example)}\``),
    ],
  };
}
