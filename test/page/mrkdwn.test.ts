import { describe, expect, test } from '@jest/globals';
import { flatten } from '../../sandbox/page/app/text/flat.ts';
import { parseMarkdown } from '../../sandbox/page/app/text/markdown.ts';
import { parseMrkdwn } from '../../sandbox/page/app/text/mrkdwn.ts';
import { safeUrl, type TextNode } from '../../sandbox/page/app/text/nodes.ts';

const text = (value: string): TextNode => ({ kind: 'text', text: value });
const bold = (value: string): TextNode => ({ kind: 'bold', children: [text(value)] });
const lineBreak: TextNode = { kind: 'break' };

describe('mrkdwn', () => {
  test.each<readonly [string, string, readonly TextNode[]]>([
    ['leaves plain words alone', 'all is calm', [text('all is calm')]],
    ['makes stars bold', 'a *b* c', [text('a '), bold('b'), text(' c')]],
    ['makes underscores italic', '_x_', [{ kind: 'italic', children: [text('x')] }]],
    ['makes tildes struck', '~x~', [{ kind: 'strike', children: [text('x')] }]],
    [
      'nests styles',
      '*_x_*',
      [{ kind: 'bold', children: [{ kind: 'italic', children: [text('x')] }] }],
    ],
    ['keeps stars inside words', '2*3*4', [text('2*3*4')]],
    ['keeps a star before a blank', '* a*', [text('* a*')]],
    ['keeps underscores of a name', 'sam_okafor_1', [text('sam_okafor_1')]],
    ['reads code and formats nothing in it', '`*a*`', [{ kind: 'code', text: '*a*' }]],
    [
      'reads a fence over lines',
      'a\n```\nb  c\n```\nd',
      [text('a'), { kind: 'pre', text: 'b  c' }, text('d')],
    ],
    ['leaves an open fence as text', '```a', [{ kind: 'text', text: '```a' }]],
    ['breaks lines', 'a\nb', [text('a'), lineBreak, text('b')]],
    [
      'quotes lines that follow each other together',
      '&gt; a\n&gt; b\nc',
      [{ kind: 'quote', children: [text('a'), lineBreak, text('b')] }, text('c')],
    ],
    ['undoes escapes once', '&lt;b&gt; &amp;lt;', [text('<b> &lt;')]],
    ['takes an escaped broadcast as text', '&lt;!channel&gt;', [text('<!channel>')]],
    ['reads a broadcast', '<!here>', [{ kind: 'broadcast', range: 'here' }]],
    ['reads a person', '<@U0SAM00001>', [{ kind: 'user', id: 'U0SAM00001' }]],
    [
      'reads a channel with its name',
      '<#C1|floor>',
      [{ kind: 'channel', id: 'C1', label: 'floor' }],
    ],
    [
      'reads a user group',
      '<!subteam^S1|@leads>',
      [{ kind: 'usergroup', id: 'S1', label: '@leads' }],
    ],
    ['leaves what is no token', 'a <b> c', [text('a <b> c')]],
    [
      'reads a link with a label',
      '<https://a.test/?x=1&amp;y=2|there>',
      [{ kind: 'link', url: 'https://a.test/?x=1&y=2', children: [text('there')] }],
    ],
    [
      'reads a date with its fallback',
      '<!date^1795350240^{time}|12:24 UTC>',
      [{ kind: 'date', unixSeconds: 1795350240, format: '{time}', fallback: '12:24 UTC' }],
    ],
    ['reads an emoji it knows', ':bell:', [{ kind: 'emoji', name: 'bell' }]],
    ['leaves an emoji it does not know', ':party_parrot:', [text(':party_parrot:')]],
    ['does not take a time for an emoji', '10:30:45', [text('10:30:45')]],
    [
      'ignores a star inside a token',
      '*<#C1|a*b>*',
      [{ kind: 'bold', children: [{ kind: 'channel', id: 'C1', label: 'a*b' }] }],
    ],
  ])('%s', (_name, source, nodes) => {
    expect(parseMrkdwn(source)).toEqual(nodes);
  });

  test('flattens to one line with the names of people and channels', () => {
    const names: Readonly<Record<string, string>> = { U1: 'Sam', C1: 'floor' };

    expect(flatten('*Hi* <@U1>\nin <#C1|x> :bell:', (id) => names[id])).toBe(
      'Hi @Sam in #floor 🔔',
    );
  });
});

describe('markdown', () => {
  test('reads headings, lists, emphasis and links', () => {
    expect(parseMarkdown('# Now\n- **two** wait\n- [more](https://a.test)')).toEqual([
      { kind: 'heading', children: [text('Now')] },
      {
        kind: 'list',
        isOrdered: false,
        items: [
          [bold('two'), text(' wait')],
          [{ kind: 'link', url: 'https://a.test', children: [text('more')] }],
        ],
      },
    ]);
  });
});

test.each([
  ['https://a.test', 'https://a.test'],
  ['mailto:a@b.test', 'mailto:a@b.test'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['//a.test', undefined],
])('follows %s only when a browser may', (url, expected) => {
  expect(safeUrl(url)).toBe(expected);
});
