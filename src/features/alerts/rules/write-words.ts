import { quote, type Word } from '../../../grammar/words.ts';

/** Words as they could have been typed: reading them gives the same words. */
export function writeWords(words: readonly Word[]): string {
  return words.map(written).join(' ');
}

function written(word: Word): string {
  switch (word.kind) {
    case 'word':
      return word.text;
    case 'quoted':
      return quote(word.text);
    case 'key':
      return `${word.key}:${keyValue(word)}`;
    case 'user':
      return `<@${word.userId}>`;
    case 'group':
      return `<!subteam^${word.groupId}>`;
    case 'channel':
      return `<#${word.channelId}>`;
  }
}

function keyValue({ value, isQuoted }: Extract<Word, { kind: 'key' }>): string {
  if (isQuoted) return quote(value);
  return /^@[UW][A-Z0-9]+$/u.test(value) ? `<${value}>` : value;
}
