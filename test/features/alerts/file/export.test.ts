import { expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { ids } from '../../../fixtures/floor.ts';
import { aRule } from '../../../fixtures/rule-specs.ts';
import { fileDesk } from './file-desk.ts';

async function desk() {
  const one = fileDesk();
  await one.ruleStore.set([
    aRule(),
    aRule({
      id: 'a2b3c4',
      ownerId: 'U0MAYA0001',
      scope: { kind: 'agents', ids: [ids.maria] },
      metric: { kind: 'missed', windowSeconds: 900 },
      hours: { kind: 'always' },
    }),
  ]);
  return one;
}

test('rules come as a file in the direct message, by names, and a short file as text as well', async () => {
  const { see, privateMessages, abouts } = await desk();
  const { text, json } = await see('export');

  expect(text).toBe(
    '*2 rules* as a file, in your direct message with Floorwalker. Nobody else sees it.',
  );
  expect(json).toContain('queues: [ Billing ]');
  const [sent] = privateMessages.sent;
  expect(sent).toMatchObject({
    userId: 'U0SAM00001',
    file: { name: 'rules-20261122T090000Z.yaml', type: 'application/yaml' },
  });
  expect(sent?.file.content).toContain('agents: [ Maria Lindqvist ]');
  expect(await abouts()).toEqual([
    ['export-rules', 'done', '2 rules, of everybody'],
    ['export-rules', 'intended', '2 rules, of everybody'],
  ]);
});

test('the name of a channel stands beside its id, where it can be read', async () => {
  const { see, people, privateMessages } = await desk();
  people.channels = [
    { channelId: 'C0FLOOR001', sharing: 'internal', isBotMember: true, name: 'floor' },
  ];
  await see('export');
  expect(privateMessages.sent[0]?.file.content).toContain('post-in: C0FLOOR001 # floor');

  people.failures.set('channel', new BotError('slack_unavailable', 'away'));
  await see('export');
  expect(privateMessages.sent[1]?.file.content).toContain('post-in: C0FLOOR001\n');
});

test('what was exported changes nothing when it is imported', async () => {
  const { see, privateMessages, paste } = await desk();
  await see('export all');
  const { text } = await paste(String(privateMessages.sent[0]?.file.content), 'remove');

  expect(text).toBe('The file changes nothing: 2 rules of it stand as written.');
});

test('one’s own rules alone can be asked for', async () => {
  const { see, privateMessages } = await desk();
  const { text } = await see('export mine');

  expect(text).toContain('*1 rule*');
  expect(privateMessages.sent[0]?.file.content).not.toContain('a2b3c4');
});

test('who may not see agents gets ids in the place of their names', async () => {
  const { see, gate, privateMessages } = await desk();
  const { may } = gate;
  gate.may = async (who, what, where) =>
    what.kind === 'see-agents'
      ? { kind: 'no', refusal: { kind: 'not-in-group' } }
      : may(who, what, where);
  await see('export');

  const content = String(privateMessages.sent[0]?.file.content);
  expect(content).toContain(`agents: [ ${ids.maria} ]`);
  expect(content).toContain('queues: [ Billing ]');
});

test('without rules there is no file', async () => {
  const { see, privateMessages } = fileDesk();

  expect((await see('export')).text).toBe('There are no rules yet, so there is no file.');
  expect((await see('export mine')).text).toContain('You have made no rule');
  expect(privateMessages.sent).toEqual([]);
});

test('ids stand for names that cannot be read, and that is said', async () => {
  const { see, directory, privateMessages } = await desk();
  directory.failure = new BotError('connect_unavailable', 'away');
  const { json } = await see('export');

  expect(json).toContain('ids stand for them');
  expect(privateMessages.sent[0]?.file.content).toContain(ids.billing);
});

test('a missing scope for files is a failure that says so, and the deed failed', async () => {
  const { see, privateMessages, abouts } = await desk();
  privateMessages.failure = new BotError('slack_denied', 'files:write');

  await expect(see('export')).rejects.toThrow('slack_denied');
  expect((await abouts())[0]).toEqual(['export-rules', 'failed', expect.anything()]);
});
