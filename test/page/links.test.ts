import { expect, test } from '@jest/globals';
import { slackWords } from '../../sandbox/page/app/text/slack-address.ts';
import { state } from '../fixtures/page/world.ts';

test.each([
  ['slack://user?team=T0FLOOR001&id=U0LEA00001', 'a direct message with Lea Brandt'],
  ['slack://user?team=T0FLOOR001&id=U404', 'a direct message with somebody'],
  ['slack://channel?team=T0FLOOR001&id=C0FLOOR001', '#floor'],
  ['slack://channel?team=T0FLOOR001&id=C404', 'a conversation'],
  ['SLACK://open', 'SLACK://open'],
])('%s is said', (url, what) => {
  expect(slackWords(url, state)).toBe(`Slack would open ${what} here`);
});

test('any other address is opened', () => {
  expect(slackWords('https://example.org/slack://user', state)).toBeUndefined();
});
