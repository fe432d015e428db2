import { expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { startAlone } from './call-api.ts';
import { botToken, floor, general, lea, sam } from './manifest.ts';

test('a file is uploaded by the real client and stands in the channel', async () => {
  const slack = await startAlone();
  const client = new WebClient(botToken, { slackApiUrl: slack.apiUrl });

  await client.filesUploadV2({
    channel_id: floor,
    initial_comment: 'Today',
    filename: 'agents.csv',
    title: 'Agents',
    content: 'name,status\nMaria,Available\n',
  });

  const [post] = slack.workspace.posts.seenBy(sam, floor);
  expect(post).toMatchObject({ text: 'Today', files: [{ name: 'agents.csv', title: 'Agents' }] });
  expect(Buffer.from(post?.files[0]?.bytes ?? []).toString()).toBe(
    'name,status\nMaria,Available\n',
  );
  await slack.close();
});

test('a file that was not uploaded cannot be shared', async () => {
  const slack = await startAlone();
  const client = new WebClient(botToken, { slackApiUrl: slack.apiUrl });
  const { file_id: id = '' } = await client.files.getUploadURLExternal({
    filename: 'a.csv',
    length: 3,
  });

  const sharing = client.files.completeUploadExternal({ files: [{ id }], channel_id: floor });

  await expect(sharing).rejects.toMatchObject({ data: { error: 'file_not_found' } });
  await slack.close();
});

test('a file for one person goes into the direct message, where nobody else sees it', async () => {
  const slack = await startAlone();
  const client = new WebClient(botToken, { slackApiUrl: slack.apiUrl });
  const file = { filename: 'agents.csv', content: 'name\nMaria\n' };

  const { channel } = await client.chat.postMessage({ channel: sam, text: 'Here it comes' });
  await client.filesUploadV2({ ...file, channel_id: String(channel) });

  expect(slack.workspace.posts.seenBy(sam, 'D0SAM00001')).toMatchObject([
    { text: 'Here it comes' },
    { files: [{ name: 'agents.csv' }] },
  ]);
  expect(slack.workspace.posts.buzzes.map(({ userId }) => userId)).toEqual([sam, sam]);
  expect(slack.workspace.conversations.find('D0SAM00001')?.members.has(lea)).toBe(false);
  await slack.close();
});

test.each([
  ['by the id of a person', sam, 'channel_not_found'],
  ['where the bot is no member', general, 'not_in_channel'],
])('a file is not shared %s', async (_, channel_id, error) => {
  const slack = await startAlone();
  const client = new WebClient(botToken, { slackApiUrl: slack.apiUrl });

  const sharing = client.filesUploadV2({ channel_id, filename: 'a.csv', content: 'x' });

  await expect(sharing).rejects.toMatchObject({ data: { error } });
  await slack.close();
});
