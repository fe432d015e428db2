import { describe, expect, test } from '@jest/globals';
import { type AskedFilter, parseFilter } from '../../src/floor/filter-request.ts';
import { readWords } from '../../src/grammar/words.ts';

function parse(text: string) {
  const read = readWords(text);
  return read.kind === 'words' ? parseFilter(read.words) : read;
}

const typed = (...words: readonly string[]) => ({ kind: 'typed', words }) as const;
const named = (text: string) => ({ kind: 'named', text }) as const;
const user = (userId: string) => ({ kind: 'user', userId }) as const;

const nothing: AskedFilter = {
  queues: [],
  groups: [],
  profiles: [],
  agents: [],
  teams: [],
  any: [],
  states: [],
  statuses: [],
  channels: [],
};

describe('a filter', () => {
  test.each<[string, Partial<AskedFilter>]>([
    ['queue:Billing', { queues: [typed('Billing')] }],
    ['QUEUE:Billing', { queues: [typed('Billing')] }],
    ['queue: Billing', { queues: [typed('Billing')] }],
    ['queue:Billing,Sales', { queues: [typed('Billing'), typed('Sales')] }],
    ['queue:Billing, Sales', { queues: [typed('Billing'), typed('Sales')] }],
    ['queue:Billing ,Sales', { queues: [typed('Billing'), typed('Sales')] }],
    ['queue:Billing,', { queues: [typed('Billing')] }],
    ['queue:Billing queue:Sales', { queues: [typed('Billing'), typed('Sales')] }],
    ['queue:Tech Support, Sales', { queues: [typed('Tech', 'Support'), typed('Sales')] }],
    ['queue:"Billing, North"', { queues: [named('Billing, North')] }],
    ['queue:“Billing, North”', { queues: [named('Billing, North')] }],
    ['queue:"A, B","C",D', { queues: [named('A, B'), named('C'), typed('D')] }],
    ['queue:A, "B C"', { queues: [typed('A'), named('B C')] }],
    ['queue: "B C"', { queues: [named('B C')] }],
    ['queue:"A" Billing', { queues: [named('A')], any: [typed('Billing')] }],
    ['queue:A "B"', { queues: [typed('A')], any: [named('B')] }],
    ['group:emea', { groups: [typed('emea')] }],
    ['GROUP:EMEA,emea, apac', { groups: [typed('EMEA'), typed('apac')] }],
    ['group: emea', { groups: [typed('emea')] }],
    // A group is called by one word.
    ['group:emea Billing', { groups: [typed('emea')], any: [typed('Billing')] }],
    ['group:"emea" queue:Billing', { groups: [named('emea')], queues: [typed('Billing')] }],
    ['group:R&amp;D', { groups: [typed('R&D')] }],
    ['profile:"Tier 1"', { profiles: [named('Tier 1')] }],
    ['team:Team Alder', { teams: [typed('Team', 'Alder')] }],
    ['agent:maria agent:jonas', { agents: [typed('maria'), typed('jonas')] }],
    ['agent:<@U12345|maria>,<@W2>', { agents: [user('U12345'), user('W2')] }],
    ['agent:"@U12345"', { agents: [named('@U12345')] }],
    ['<@U12345>', { any: [user('U12345')] }],
    ['maria lindqvist', { any: [typed('maria', 'lindqvist')] }],
    ['"Tech Support" "Billing"', { any: [named('Tech Support'), named('Billing')] }],
    ['Billing, Sales', { any: [typed('Billing'), typed('Sales')] }],
    ['"all"', { any: [named('all')] }],
    ['all state:on-hold', { states: ['CONNECTED_ONHOLD'] }],
    ['all queue:Billing', { queues: [typed('Billing')] }],
    ['queue:Billing all', { queues: [typed('Billing', 'all')] }],
    ['state:missed,on-hold', { states: ['MISSED', 'CONNECTED_ONHOLD'] }],
    ['state:on hold', { states: ['CONNECTED_ONHOLD'] }],
    ['state:connected_onhold', { states: ['CONNECTED_ONHOLD'] }],
    ['state:missed Billing', { states: ['MISSED'], any: [typed('Billing')] }],
    [
      'state:on hold Tech Support, Sales',
      { states: ['CONNECTED_ONHOLD'], any: [typed('Tech', 'Support'), typed('Sales')] },
    ],
    ['state:acw,ended,after-contact work', { states: ['ENDED'] }],
    ['state:ringing,connecting', { states: ['CONNECTING'] }],
    [
      'state:incoming,pending,connected,error,rejected,paused',
      { states: ['INCOMING', 'PENDING', 'CONNECTED', 'ERROR', 'REJECTED', 'PAUSED'] },
    ],
    ['status:Lunch, routable', { statuses: [typed('Lunch'), typed('routable')] }],
    ['channel:voice', { channels: ['VOICE'] }],
    ['channel:phone,call,chat', { channels: ['VOICE', 'CHAT'] }],
    ['channel:task channel:E-Mail,email,mail', { channels: ['TASK', 'EMAIL'] }],
    ['channel:voice maria', { channels: ['VOICE'], any: [typed('maria')] }],
    ['queue:😀', { queues: [typed('😀')] }],
    ['agent:יעל כהן', { agents: [typed('יעל', 'כהן')] }],
    ['queue:"a|b <c> & `d`"', { queues: [named('a|b <c> & `d`')] }],
    ['queue:a|b&lt;c&gt;&amp;`d`', { queues: [typed('a|b<c>&`d`')] }],
    [
      'queue:arn:aws:connect:eu:1:instance/i/queue/q-1',
      { queues: [typed('arn:aws:connect:eu:1:instance/i/queue/q-1')] },
    ],
  ])('%s', (text, asked) => {
    expect(parse(text)).toEqual({ kind: 'asked', asked: { ...nothing, ...asked } });
  });

  test.each([
    ['', { kind: 'mine' }],
    ['sort:name', { kind: 'mine', sort: 'name' }],
    ['sort:LONGEST', { kind: 'mine', sort: 'longest' }],
    ['all', { kind: 'all' }],
    ['ALL', { kind: 'all' }],
    ['all all', { kind: 'all' }],
    ['all, ALL', { kind: 'all' }],
    [
      `queue:${Array.from({ length: 101 }, () => 'Billing').join(',')}`,
      { kind: 'asked', asked: { ...nothing, queues: [typed('Billing')] } },
    ],
    [
      'queue:Sales,Billing,sales',
      { kind: 'asked', asked: { ...nothing, queues: [typed('Sales'), typed('Billing')] } },
    ],
    ['team:East,east', { kind: 'asked', asked: { ...nothing, teams: [typed('East')] } }],
    ['sort:status all', { kind: 'all', sort: 'status' }],
    [
      'sort:urgency Billing',
      { kind: 'asked', asked: { ...nothing, any: [typed('Billing')] }, sort: 'urgency' },
    ],
  ])('%s is %p', (text, request) => {
    expect(parse(text)).toEqual(request);
  });
});

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

describe('what cannot be a filter gets a sentence', () => {
  test.each([
    [
      'flavour:sour',
      'I do not know “flavour:” here. Use queue:, group:, profile:, agent:, team:, state:, status:, channel: or sort:.',
    ],
    [
      'state:dancing',
      'I do not know the state “dancing”. Use missed, on-hold, connected, ringing, incoming, pending, ended, error, rejected or paused.',
    ],
    ['state:"missed Billing"', 'I do not know the state “missed Billing”. Use missed,'],
    ['channel:pigeon', 'I do not know the channel “pigeon”. Use voice, chat, task or e-mail.'],
    [
      'sort:colour',
      'I do not know the order “colour”. Use sort:urgency, sort:longest, sort:name or sort:status.',
    ],
    ['sort:name sort:status', 'Only one order fits: leave out one sort:.'],
    [
      'team:East team:West',
      'Only one team fits a filter, and here are 2. Name the team above them, or one at a time.',
    ],
    ['team:<@U1>', 'A person is no team. Mention people after agent:.'],
    ['queue:<@U1>', 'A person is no queue. Mention people after agent:.'],
    ['state:<@U1>', 'A person is no state. Mention people after agent:.'],
    [
      '<!subteam^S1|@leads>',
      'A Slack user group is no filter here. Mention one person, name an agent, queue or team, or type',
    ],
    ['group:<!subteam^S1|@emea>', 'A Slack user group is no filter here.'],
    ['group: <!subteam^S1|@emea>', 'A Slack user group is no filter here.'],
    ['group:&lt;!subteam^S1|@emea&gt;', 'A Slack user group is no filter here.'],
    ['group:<@U1>', 'A person is no group. Mention people after agent:.'],
    [
      'group:',
      'Nothing follows group:. Type its value right after the colon, for example group:emea.',
    ],
    [
      '<#C1|floor>',
      'A Slack channel is no filter here. After channel: goes voice, chat, task or e-mail.',
    ],
    [
      'queue:',
      'Nothing follows queue:. Type its value right after the colon, for example queue:Billing.',
    ],
    ['queue: agent:maria', 'Nothing follows queue:.'],
    ['queue:, agent:maria', 'Nothing follows queue:.'],
    ['queue:"Billing', 'A quotation mark is not closed: "Billing'],
    ['“Billing', 'A quotation mark is not closed: “Billing'],
    [
      `queue:${numbered(101).join(',')}`,
      'At most 100 queues fit one filter, and here are 101. Leave some out.',
    ],
    [
      `profile:${numbered(101).join(',')}`,
      'At most 100 routing profiles fit one filter, and here are 101. Leave some out.',
    ],
    [
      `agent:${numbered(101).join(',')}`,
      'At most 100 agents fit one filter, and here are 101. Leave some out.',
    ],
    [
      numbered(101).join(','),
      'At most 100 queues or agents fit one filter, and here are 101. Leave some out.',
    ],
    [
      `agent:${numbered(100).join(',')} "maria"`,
      'At most 100 agents fit one filter, and here are 101. Leave some out.',
    ],
    [
      `queue:${numbered(100).join(',')} "Billing"`,
      'At most 100 queues fit one filter, and here are 101. Leave some out.',
    ],
    [
      'state:missed,hold,connected,ringing,incoming,pending,ended,error,rejected,paused',
      'At most 9 states fit one filter, and here are 10. Leave some out.',
    ],
  ])('%s', (text, problem) => {
    expect(parse(text)).toMatchObject({ problem: expect.stringContaining(problem) });
  });

  test.each([
    `queue:${numbered(100).join(',')}`,
    `agent:${numbered(100).join(',')}`,
    'state:missed,hold,connected,ringing,incoming,pending,ended,error,rejected,missed',
  ])('and what just fits does not (%#)', (text) => {
    expect(parse(text)).toMatchObject({ kind: 'asked' });
  });
});
