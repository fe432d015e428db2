import { expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { startAlone } from './call-api.ts';
import { botToken, floor, sam } from './manifest.ts';

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
