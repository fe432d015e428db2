import { describe, expect, test } from '@jest/globals';
import {
  parseLink,
  parseLinks,
  parseUnlink,
  parseWhoami,
} from '../../../../src/features/monitor/links/intent.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';

const parsers = { whoami: parseWhoami, link: parseLink, unlink: parseUnlink, links: parseLinks };

function parse(road: keyof typeof parsers, line: string) {
  const words = readWords(line);
  if (words.kind === 'problem') return words.problem;
  const intent = parsers[road](words.words);
  return isMisunderstood(intent) ? intent.problem : intent;
}

const link = (username: string) => ({ kind: 'link', slackUserId: 'U0MAR00001', username });

test.each([
  ['link', '<@U0MAR00001|maria> maria.lindqvist', link('maria.lindqvist')],
  ['link', 'maria.lindqvist <@U0MAR00001>', link('maria.lindqvist')],
  ['link', '<@U0MAR00001> "maria of old"', link('maria of old')],
  ['link', '<@U0MAR00001> maria@harbour.test', link('maria@harbour.test')],
  [
    'link',
    '<@U0MAR00001> <mailto:maria@harbour.test|maria@harbour.test>',
    link('maria@harbour.test'),
  ],
  ['unlink', '<@U0MAR00001>', { kind: 'unlink', slackUserId: 'U0MAR00001' }],
  ['links', '', { kind: 'links', slackUserId: undefined }],
  ['links', '<@U0MAR00001>', { kind: 'links', slackUserId: 'U0MAR00001' }],
  ['whoami', '', { kind: 'whoami' }],
] as const)('%s %s is understood', (road, line, intent) => {
  expect(parse(road, line)).toEqual(intent);
});

describe('what is not understood is answered with what to type instead', () => {
  test.each([
    ['whoami', '<@U0SAM00001>', 'about yourself'],
    ['whoami', 'sam.okafor', 'about yourself'],
    ['link', '', 'One person goes here'],
    ['link', '@maria maria.lindqvist', 'Choose the person from what Slack offers'],
    ['link', 'maria maria.lindqvist', 'One person goes here'],
    ['link', '<@U0MAR00001>', 'one username'],
    ['link', '<@U0MAR00001> maria lindqvist', 'one username'],
    ['link', '<@U0MAR00001> agent:maria', 'one username'],
    ['link', '<@U0MAR00001> <@U0SAM00001> maria', 'One person goes here'],
    ['unlink', '', 'unlink @maria'],
    ['unlink', 'maria.lindqvist', 'unlink @maria'],
    ['unlink', '<@U0MAR00001> now', 'unlink @maria'],
    ['links', 'maria', 'links @maria'],
    ['links', '<@U0MAR00001> <@U0SAM00001>', 'links @maria'],
  ] as const)('%s %s', (road, line, words) => {
    expect(parse(road, line)).toContain(words);
  });
});
