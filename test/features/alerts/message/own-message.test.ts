import { expect, test } from '@jest/globals';
import { ids, now } from '../../../fixtures/floor.ts';
import { anEpisode, aWaitRule, later } from '../../../fixtures/open-alerts.ts';
import {
  anAround,
  missing,
  own,
  peopleRead,
  talking,
} from '../../../fixtures/views/alert-messages.ts';
import { textIn } from '../../agents/shown.ts';

test('an alert with everything that can stand in it, exactly', () => {
  const episode = anEpisode({
    rule: aWaitRule({ note: 'Ask the back office', runbook: 'https://wiki.test/waits?a=1&b=2' }),
    level: 'critical',
    worstLevel: 'critical',
    measured: {
      kind: 'value',
      value: 725,
      isAtLeast: false,
      facts: {
        asOf: now,
        channel: 'VOICE',
        source: 'estimate',
        waiting: 9,
        available: 0,
        staffed: undefined,
      },
    },
    starts: 5,
    mentions: [{ kind: 'user-group', id: 'S0LEADS001' }],
  });
  const around = anAround({
    trend: { direction: 'rising', fromSeconds: 60, toSeconds: 725, overSeconds: 900 },
    people: peopleRead([missing(ids.sam), talking(ids.maria, 840)]),
    accounts: new Map([[ids.sam, 'U0SAM00001']]),
  });

  expect(textIn(own(episode, around).blocks)).toMatchInlineSnapshot(`
"Critical: the wait in *Billing* is 12 min, over 10 min, since <!date^1795337880^{time}|08:58 UTC>
<!subteam^S0LEADS001>
Nobody has acknowledged it yet.
Flapping: it began 5 times in 30 min.
Wait ↗ rising, from about 1 min to about 12 min in 15 min.
9 waiting on voice · 0 available · staffed unknown.
Amazon Connect's estimate. Read at <!date^1795338000^{time}|09:00 UTC>.
Rule \`abc234\` · <https://wiki.test/waits?a=1&amp;b=2|Runbook>
Ask the back office
Acknowledge
Snooze…
Snooze 15 min
Snooze 1 h
Snooze until the queue closes
Snooze until tomorrow
Snooze for another time…
Queue
Chart
Agents
Live contacts
Edit rule
*Who could help*
*Sam Okafor*: missed a voice contact in Billing 40 s ago
Message
Set available
Set available?
The status of Sam Okafor changes in Amazon Connect. While they are on a contact, it becomes their next status.
Set available
Cancel
*Longest live contacts of agents serving Billing* (a contact that waits cannot be listened to)
*Maria Lindqvist* · voice · Billing · connected 14 min
Listen"
`);
});

test('what is written late says when it was known', () => {
  const { blocks } = own(anEpisode(), anAround(), later(300));

  expect(textIn(blocks)).toContain(
    'Known at <!date^1795338000^{time}|09:00 UTC>, written at <!date^1795338300^{time}|09:05 UTC>.',
  );
});

test('a note and a name cannot call anybody or leave their place', () => {
  const episode = anEpisode({
    rule: aWaitRule({ note: `${'long '.repeat(40)}<!channel> & <@U0LEA00001>` }),
    target: { kind: 'queue', id: ids.hostileQueue },
  });

  const shown = JSON.stringify(own(episode).blocks);

  expect(shown).not.toMatch(/<!channel>|<@/);
  expect(shown).toContain('&lt;!channel&gt; &amp; &lt;@U0LEA00001&gt;');
});
