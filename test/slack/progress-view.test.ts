import { expect, test } from '@jest/globals';
import { progressView } from '../../src/slack/progress-view.ts';

test.each([
  [
    { agentsRead: 1_200, ofAbout: 5_000 },
    'Reading from Amazon Connect: 1,200 of about 5,000 agents so far.',
  ],
  [{ agentsRead: 1_200, ofAbout: undefined }, 'Reading from Amazon Connect: 1,200 agents so far.'],
  [{ agentsRead: 1, ofAbout: undefined }, 'Reading from Amazon Connect: 1 agent so far.'],
  [{ agentsRead: 100, ofAbout: 100 }, 'Reading from Amazon Connect: 100 agents so far.'],
  [{ agentsRead: 100, ofAbout: 90 }, 'Reading from Amazon Connect: 100 agents so far.'],
  [{ queuesRead: 300, of: 1_000 }, 'Reading from Amazon Connect: 300 of 1,000 queues so far.'],
  [undefined, 'Still working on it.'],
])('%j is said in words', (progress, words) => {
  expect(progressView(progress).text).toBe(`${words} The answer follows here.`);
});
