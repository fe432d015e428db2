import { describe, expect, test } from '@jest/globals';
import { quote, readWords, type Word } from '../../src/grammar/words.ts';

const word = (text: string): Word => ({ kind: 'word', text });
const quoted = (text: string): Word => ({ kind: 'quoted', text });
const key = (name: string, value: string, isQuoted = false): Word => ({
  kind: 'key',
  key: name,
  value,
  isQuoted,
});

describe('reading what was typed', () => {
  test.each<[string, Word[]]>([
    ['', []],
    ['   ', []],
    ['Billing', [word('Billing')]],
    ['Tech  Support', [word('Tech'), word('Support')]],
    ['"Tech Support"', [quoted('Tech Support')]],
    ['“Tech Support”', [quoted('Tech Support')]],
    ['”Tech Support”', [quoted('Tech Support')]],
    ['„Tech Support“', [quoted('Tech Support')]],
    ['«Tech Support»', [quoted('Tech Support')]],
    ["'Tech Support'", [quoted('Tech Support')]],
    ['‘Tech Support’', [quoted('Tech Support')]],
    ["O'Brien", [word("O'Brien")]],
    ['O’Brien', [word("O'Brien")]],
    ["'tis", [word("'tis")]],
    ['queue:Billing', [key('queue', 'Billing')]],
    ['QUEUE:Billing', [key('queue', 'Billing')]],
    ['queue:“Tier 1”', [key('queue', 'Tier 1', true)]],
    ['agent:<@U12345|maria>', [key('agent', '@U12345')]],
    ['<@U12345>', [{ kind: 'user', userId: 'U12345' }]],
    ['<@W12345|maria>', [{ kind: 'user', userId: 'W12345' }]],
    ['<!subteam^S12345|@leads>', [{ kind: 'group', groupId: 'S12345' }]],
    ['<!subteam^S12345>', [{ kind: 'group', groupId: 'S12345' }]],
    ['<#C999|floor>', [{ kind: 'channel', channelId: 'C999' }]],
    ['<#C999>', [{ kind: 'channel', channelId: 'C999' }]],
    ['queue:Billing,Sales', [key('queue', 'Billing,Sales')]],
    ['queue:"Billing, North"', [key('queue', 'Billing, North', true)]],
    ['queue:"A, B","C"', [key('queue', 'A, B', true), word(','), quoted('C')]],
    ['queue:“A”,“B”', [key('queue', 'A', true), word(','), quoted('B')]],
    ["queue:'A','B'", [key('queue', 'A', true), word(','), quoted('B')]],
    ['queue:A,"B C"', [key('queue', 'A'), word(','), quoted('B C')]],
    ['queue:"A",B', [key('queue', 'A', true), word(',B')]],
    ['agent:maria,<@U1|m>', [key('agent', 'maria'), word(','), { kind: 'user', userId: 'U1' }]],
    ['agent:<@U1>,<@U2>', [key('agent', '@U1'), word(','), { kind: 'user', userId: 'U2' }]],
    ["Weber,O'Brien", [word("Weber,O'Brien")]],
    ['<https://x.test/a?b=1|x>', [word('https://x.test/a?b=1')]],
    ['arn:aws:connect:eu:1:instance/i/queue/q', [word('arn:aws:connect:eu:1:instance/i/queue/q')]],
    ['https://x.test/a', [word('https://x.test/a')]],
    ['R&amp;D &lt;!channel&gt;', [word('R&D'), word('<!channel>')]],
    ['😀 קווים', [word('😀'), word('קווים')]],
    [
      'add queue-wait "Over 60" over 5m in <#C1|floor>',
      [
        word('add'),
        word('queue-wait'),
        quoted('Over 60'),
        word('over'),
        word('5m'),
        word('in'),
        { kind: 'channel', channelId: 'C1' },
      ],
    ],
  ])('%s', (text, words) => {
    expect(readWords(text)).toEqual({ kind: 'words', words });
  });

  test.each(['"Billing', '“Billing', 'queue:"Billing', 'Tech "Sup'])(
    'says that a quotation mark is not closed in %s',
    (text) => {
      expect(readWords(text)).toMatchObject({
        kind: 'problem',
        problem: expect.stringContaining('not closed'),
      });
    },
  );

  test.each(['Tier 1', 'Tom & "Jerry"', 'a “b” c', 'קווים', '«x»'])(
    'reads a quoted name back as one word: %s',
    (name) => {
      const read = readWords(quote(name));
      expect(read).toMatchObject({ words: [{ kind: 'quoted' }] });
    },
  );
});
