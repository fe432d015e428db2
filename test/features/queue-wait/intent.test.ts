import { expect, test } from '@jest/globals';
import { parseQueueWait } from '../../../src/features/queue-wait/intent.ts';
import type { AskedFilter } from '../../../src/floor/filter-request.ts';
import { readWords } from '../../../src/grammar/words.ts';

const id = '11111111-2222-3333-4444-555555555555';

function parse(text: string) {
  const words = readWords(text);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseQueueWait(words.words, 'i-1');
}

const typed = (...words: readonly string[]) => ({ kind: 'typed', words }) as const;
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

const queues = (asked: Partial<AskedFilter>, share = false, spans = {}) => ({
  kind: 'queues',
  request: { kind: 'asked', asked: { ...nothing, ...asked } },
  share,
  spans,
});

test.each<[string, object]>([
  ['', { kind: 'queues', request: { kind: 'mine' }, share: false, spans: {} }],
  ['share', { kind: 'queues', request: { kind: 'mine' }, share: true, spans: {} }],
  ['all', { kind: 'queues', request: { kind: 'all' }, share: false, spans: {} }],
  ['all share', { kind: 'queues', request: { kind: 'all' }, share: true, spans: {} }],
  ['Billing', queues({ queues: [typed('Billing')] })],
  ['Tech Support', queues({ queues: [typed('Tech', 'Support')] })],
  ['"all"', queues({ queues: [{ kind: 'named', text: 'all' }] })],
  ['queue:Billing share', queues({ queues: [typed('Billing')] }, true)],
  [
    'queue:Billing,Sales channel:voice',
    queues({ queues: [typed('Billing'), typed('Sales')], channels: ['VOICE'] }),
  ],
  ['channel:chat Billing', queues({ queues: [typed('Billing')], channels: ['CHAT'] })],
  [`queue:${id}`, queues({ queues: [typed(id)] })],
  [
    'Billing window:2h last:6h share',
    queues({ queues: [typed('Billing')] }, true, { window: 7200, last: 21_600 }),
  ],
  ['window:15m Billing', queues({ queues: [typed('Billing')] }, false, { window: 900 })],
  ['Billing last:8d', queues({ queues: [typed('Billing')] }, false, { last: 691_200 })],
  [id, { kind: 'contact', contactId: id }],
  [id.toUpperCase(), { kind: 'contact', contactId: id }],
  [`contact:${id}`, { kind: 'contact', contactId: id }],
  [`Contact ${id}`, { kind: 'contact', contactId: id }],
  [`contact: ${id}`, { kind: 'contact', contactId: id }],
  [`Contact ID: ${id}.`, { kind: 'contact', contactId: id }],
  [`\`${id}\``, { kind: 'contact', contactId: id }],
  [`<${id}>`, { kind: 'contact', contactId: id }],
  [`&lt;${id}&gt;`, { kind: 'contact', contactId: id }],
  [`${id},`, { kind: 'contact', contactId: id }],
  [`"${id}"`, { kind: 'contact', contactId: id }],
  [`arn:aws:connect:eu-central-1:1:instance/i-1/contact/${id}`, { kind: 'contact', contactId: id }],
  ['Contact Centre', queues({ queues: [typed('Contact', 'Centre')] })],
  [
    `<https://h.my.connect.aws/contact-trace-records/details/${id}>`,
    { kind: 'contact', contactId: id },
  ],
])('/queue-wait %s', (text, intent) => {
  expect(parse(text)).toEqual(intent);
});

test.each([
  ['contact:123', '“123” is no contact id: 32 hexadecimal digits in five groups.'],
  [`contact:${id} Billing`, `A contact id stands alone: type \`${id}\` and nothing else.`],
  [`${id} Billing`, `A contact id stands alone: type \`${id}\` and nothing else.`],
  [`Billing ${id}`, 'A contact id stands alone'],
  [`${id} channel:voice`, 'A contact id stands alone'],
  [`${id} <@U123>`, 'A contact id stands alone'],
  [`${id}, ${id}`, 'One contact at a time'],
  [`${id},${id}`, 'One contact at a time'],
  [
    id.slice(1),
    `“${id.slice(1)}” is no contact id: 32 hexadecimal digits in five groups. Copy all`,
  ],
  [`contact:${id.slice(1)}`, 'is no contact id'],
  [`Contact ${id}0`, 'is no contact id'],
  [
    `arn:aws:connect:eu-central-1:1:instance/i-2/contact/${id}`,
    'another Amazon Connect instance, i-2; Floorwalker looks at i-1 only.',
  ],
  [`${id} share`, 'One contact is never shown to a whole channel: leave out share'],
  [
    'queue:Billing agent:maria',
    'The figures of queues know no agents, so leave out agent:. Use queue:, group:, channel: or contact:.',
  ],
  ['profile:x', 'leave out profile:.'],
  ['team:East', 'leave out team:.'],
  ['state:missed', 'leave out state:.'],
  ['state: missed', 'leave out state:.'],
  ['status:Lunch', 'leave out status:.'],
  ['sort:name', 'Queues stand worst first, so leave out sort:.'],
  ['flavour:sour', 'I do not know “flavour:” here. Use queue:, group:, channel: or contact:.'],
  ['channel:pigeon', 'I do not know the channel “pigeon”. Use voice, chat, task or e-mail.'],
  ['<@U123>', 'A person is no queue. Use queue:, group:, channel: or contact:.'],
  ['queue:<@U123>', 'A person is no queue.'],
  [
    'Billing window:forever',
    '“forever” is no time for window:. It takes 15 minutes to 24 hours, for example window:30m.',
  ],
  ['Billing window:14m', 'It takes 15 minutes to 24 hours'],
  ['Billing window:25h', 'It takes 15 minutes to 24 hours'],
  ['Billing last:29m', 'It takes 30 minutes to 31 days, for example last:3h.'],
  ['Billing last:32d', 'It takes 30 minutes to 31 days'],
  ['Billing last:3h last:6h', 'Only one last: fits: leave out the other.'],
  [`${id} window:1h`, 'window: and last: go with exactly one queue'],
  [
    'Billing window:',
    'Nothing follows window:. Type its value right after the colon, for example window:30m.',
  ],
  ['last: 6h Billing', 'Nothing follows last:.'],
  ['""', 'Between two quotation marks is nothing. Type a name between them, or leave them out.'],
  ['queue:"" channel:chat', 'Between two quotation marks is nothing.'],
  ['Billing, " "', 'Between two quotation marks is nothing.'],
  ['<#C1|floor>', 'A Slack channel is no filter here.'],
])('/queue-wait %s says what to type instead', (text, problem) => {
  expect(parse(text)).toMatchObject({
    kind: 'misunderstood',
    problem: expect.stringContaining(problem),
  });
});
