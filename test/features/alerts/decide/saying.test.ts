import { describe, expect, test } from '@jest/globals';
import {
  acknowledge,
  isHeld,
  unacknowledge,
} from '../../../../src/features/alerts/decide/acknowledge.ts';
import { endEpisode } from '../../../../src/features/alerts/decide/end.ts';
import { isFlapping } from '../../../../src/features/alerts/decide/recent.ts';
import { aSilence, at, atLeast, beyond, closed, failed, Story, user } from './rig.ts';

const sam = user('U0SAM00001');
const lead = user('U0LEAD0001');
const boss = user('U0BOSS0001');
const two = { criticalThreshold: 600 };

describe('what an episode says', () => {
  test('first calls whom the rule calls at this level and hour', () => {
    const day = {
      zone: 'Europe/Berlin',
      slices: [{ weekdays: [1], fromMinute: 0, untilMinute: 1440 }],
    };
    const night = {
      zone: 'Europe/Berlin',
      slices: [{ weekdays: [2], fromMinute: 0, untilMinute: 60 }],
    };
    const story = new Story({
      ...two,
      mentions: [
        { who: sam, from: 'warning', when: day },
        { who: sam, from: 'warning' },
        { who: lead, from: 'critical' },
        { who: boss, from: 'warning', when: night },
      ],
    });
    story.check(0, 400);

    expect(story.episode).toMatchObject({ mentions: [sam], isShown: true, replies: [] });
  });

  test('is raised once, with those who were not called yet, for the channel to see', () => {
    const story = new Story({
      ...two,
      mentions: [
        { who: sam, from: 'warning' },
        { who: lead, from: 'critical' },
      ],
    });
    story.check(0, 400);
    story.check(60, 700);
    story.check(120, 800);

    expect(story.replies).toEqual(['raised U0LEAD0001 !']);
    expect(story.episode.replies[0]?.id).toBe(`${story.episode.id}|raised|1`);
  });

  test('is not raised again while somebody has it who took it as critical', () => {
    const story = new Story(two);
    story.check(0, 400);
    story.check(60, 700);
    story.keep(acknowledge(story.episode, { by: 'U0SAM00001', now: at(70) }));
    story.check(120, 400);
    story.check(180, 700);

    expect(story.replies).toEqual(['raised !']);
    expect(isHeld(story.episode, at(180))).toBe(true);
  });

  test('is repeated when its time has passed, and not while it is taken', () => {
    const story = new Story({ repeatSeconds: 600 });
    story.check(0, 400);
    story.check(540, 400);
    expect(story.replies).toEqual([]);
    story.check(600, 400);
    expect(story.replies).toEqual(['repeated']);
    story.keep(acknowledge(story.episode, { by: 'U0SAM00001', now: at(610) }));
    story.check(1800, 400);
    expect(story.replies).toEqual(['repeated']);
  });

  test('calls the next people once when nobody took it in time', () => {
    const story = new Story({ escalation: { afterSeconds: 300, who: [boss, boss] } });
    for (const seconds of [0, 240, 300, 900]) story.check(seconds, 400);

    expect(story.replies).toEqual(['escalated U0BOSS0001']);
    expect(story.episode.escalatedAt).toEqual(at(300));
  });

  test('says of its end, and calls nobody but whoever took it', () => {
    const story = new Story({ ...two, mentions: [{ who: lead, from: 'warning' }] });
    story.check(0, 700);
    story.keep(acknowledge(story.episode, { by: 'U0SAM00001', now: at(10) }));
    story.check(60, 10);

    expect(story.replies).toEqual(['resolved U0SAM00001']);
    expect(story.record?.state.episodeId).toBeUndefined();
  });

  test('says of its end when its hours end', () => {
    const story = new Story();
    story.check(0, 400);
    story.check(60, closed);

    expect(story.episode.ended).toEqual({ at: at(60), why: 'outside-hours' });
    expect(story.replies).toEqual(['resolved']);
  });

  test('has no end and no reply by a failed reading', () => {
    const story = new Story({ repeatSeconds: 60, escalation: { afterSeconds: 60, who: [boss] } });
    story.check(0, 400);

    expect(story.check(600, failed)).toBeUndefined();
  });

  test('shows the worst of its values, until one was beyond any number', () => {
    const story = new Story();
    story.check(0, 400);
    story.check(60, 500);
    story.check(120, 350);
    expect(story.episode).toMatchObject({
      worstValue: 500,
      measured: { value: 350 },
      measuredAt: at(120),
    });
    story.check(180, beyond);
    story.check(240, 400);
    expect(story.episode.worstValue).toBeUndefined();
  });

  test('has the smallest as its worst where less is worse, and none that may be more', () => {
    const story = new Story({ comparison: 'under', threshold: 5 });
    story.check(0, 4);
    story.check(60, atLeast(1));
    story.check(120, 3);

    expect(story.episode.worstValue).toBe(3);
  });

  test('can be ended for a reason that no reading gave', () => {
    const story = new Story();
    story.check(0, 400);
    const { state, episodes } = endEpisode(story.record, story.episode, 'rule-paused', at(60));

    expect(state).toMatchObject({ warning: { kind: 'inactive' }, recentStarts: [at(0)] });
    expect(episodes[0]?.ended).toEqual({ at: at(60), why: 'rule-paused' });
    expect(episodes[0]?.replies.map(({ kind }) => kind)).toEqual(['resolved']);
  });
});

describe('an acknowledgement', () => {
  const escalation = { afterSeconds: 300, who: [boss] };

  test('holds the next people until it is let go', () => {
    const story = new Story({ escalation });
    story.check(0, 400);
    story.keep(acknowledge(story.episode, { by: 'U0SAM00001', now: at(60) }));
    story.check(600, 400);
    expect(story.replies).toEqual([]);
    story.keep(unacknowledge(story.episode));
    story.check(660, 400);
    expect(story.replies).toEqual(['escalated U0BOSS0001']);
  });

  test('holds for as long as the rule says, and the next people are called so long after it', () => {
    const story = new Story({ escalation, acknowledgedForSeconds: 600 });
    story.check(0, 400);
    story.keep(acknowledge(story.episode, { by: 'U0SAM00001', now: at(60) }));
    story.check(900, 400);
    expect(isHeld(story.episode, at(900))).toBe(false);
    expect(story.replies).toEqual([]);
    story.check(960, 400);
    expect(story.replies).toEqual(['escalated U0BOSS0001']);
  });

  test('counts no more once it got worse, also when it is better again', () => {
    const story = new Story(two);
    story.check(0, 400);
    story.keep(acknowledge(story.episode, { by: 'U0SAM00001', now: at(30) }));
    story.check(60, 700);
    expect(story.episode.acknowledged).toMatchObject({ by: 'U0SAM00001', until: at(60) });
    story.check(120, 400);

    expect(isHeld(story.episode, at(120))).toBe(false);
  });

  test('of what is over changes nothing', () => {
    const story = new Story();
    story.check(0, 400);
    story.check(60, 10);

    expect(acknowledge(story.episode, { by: 'U0SAM00001', now: at(70) })).toBe(story.episode);
    expect(unacknowledge(story.episode)).toBe(story.episode);
  });
});

describe('a silence', () => {
  test('keeps a new episode unseen, and lets it be seen when it ends', () => {
    const story = new Story({
      mentions: [{ who: sam, from: 'warning' }],
      escalation: { afterSeconds: 300, who: [boss] },
    });
    story.around = { ...story.around, silence: aSilence() };
    story.check(0, 400);
    expect(story.episode).toMatchObject({ isShown: false, mentions: [] });
    story.around = { ...story.around, silence: undefined };
    story.check(600, 400);
    expect(story.episode).toMatchObject({ isShown: true, shownAt: at(600), mentions: [sam] });
    story.check(840, 400);
    expect(story.replies).toEqual([]);
    story.check(900, 400);
    expect(story.replies).toEqual(['escalated U0BOSS0001']);
  });

  test('says nothing at all of what ends within it', () => {
    const story = new Story();
    story.around = { ...story.around, silence: aSilence() };
    story.check(0, 400);
    story.check(60, 10);

    expect(story.episode).toMatchObject({
      isShown: false,
      replies: [],
      ended: { why: 'resolved' },
    });
  });

  test('holds back even what becomes critical, and when it ends that is said once', () => {
    const story = new Story({ ...two, mentions: [{ who: lead, from: 'critical' }] });
    story.check(0, 400);
    story.around = { ...story.around, silence: aSilence() };
    story.check(60, 700);
    expect(story.episode).toMatchObject({
      silenced: { silenceId: 's1', by: 'U0LEAD0001' },
      replies: [],
    });
    story.around = { ...story.around, silence: undefined };
    story.check(120, 700);
    story.check(180, 700);
    expect(story.replies).toEqual(['repeated U0LEAD0001 !']);
  });

  test('leaves as much time to take it when it ends as there was at first', () => {
    const story = new Story({ escalation: { afterSeconds: 300, who: [boss] } });
    story.check(0, 400);
    story.around = { ...story.around, silence: aSilence() };
    story.check(60, 400);
    story.around = { ...story.around, silence: undefined };
    for (const seconds of [3600, 3615, 3885]) story.check(seconds, 400);
    expect(story.replies).toEqual(['repeated']);

    story.check(3900, 400);
    expect(story.replies).toEqual(['repeated', 'escalated U0BOSS0001']);
  });
});

describe('something worse on the same target', () => {
  test('keeps a warning unseen until it is over, and says nothing of what is shown', () => {
    const story = new Story({ repeatSeconds: 60 });
    story.check(0, 400);
    story.around = { ...story.around, hushedBy: 'other|queue:queue-billing|1' };
    story.check(120, 400);
    expect(story.episode).toMatchObject({ hushedBy: 'other|queue:queue-billing|1', replies: [] });
    story.around = { ...story.around, hushedBy: undefined };
    story.check(180, 400);
    expect(story.replies).toEqual(['repeated']);
  });

  test('does not keep back that a hushed warning became critical itself', () => {
    const story = new Story(two);
    story.check(0, 400);
    story.around = { ...story.around, hushedBy: 'other|queue:queue-billing|1' };
    story.check(60, 400);
    story.check(120, 700);

    expect(story.replies).toEqual(['raised !']);
  });

  test('does not hush what is critical itself', () => {
    const story = new Story(two);
    story.around = { ...story.around, hushedBy: 'other|queue:queue-billing|1' };
    story.check(0, 700);

    expect(story.episode).toMatchObject({ isShown: true, hushedBy: undefined });
  });
});

describe('the message it stands in', () => {
  const hour = new Date('2026-06-01T10:00:00Z').getTime();

  test('is its own', () => {
    const story = new Story();
    story.check(0, 400);

    expect(story.episode.home).toEqual({
      kind: 'own',
      id: story.episode.id,
      channelId: 'C0ALERTS01',
    });
  });

  test('is a digest that calls nobody, where there are too many; what becomes critical is said aloud', () => {
    const story = new Story({ ...two, mentions: [{ who: sam, from: 'warning' }] });
    story.around = { ...story.around, messagesInHour: 20 };
    story.check(60, 400);
    const home = { kind: 'digest', id: `digest|C0ALERTS01|${hour}`, channelId: 'C0ALERTS01' };
    expect(story.episode).toMatchObject({ home, mentions: [] });
    story.check(120, 700);
    expect(story.episode.home).toEqual(home);
    expect(story.replies).toEqual(['raised U0SAM00001 !']);
  });

  test('is a digest that only counts what comes and goes, unless somebody took it', () => {
    const [counted, taken] = ['nobody', 'sam'].map((who) => {
      const story = new Story({ repeatSeconds: 60 });
      story.around = { ...story.around, messagesInHour: 20 };
      story.check(0, 400);
      if (who === 'sam') story.keep(acknowledge(story.episode, { by: 'U0SAM00001', now: at(10) }));
      story.check(120, 400);
      story.check(180, 10);
      return story.replies;
    });

    expect(counted).toEqual([]);
    expect(taken).toEqual(['resolved U0SAM00001']);
  });

  test('is never a digest for what is critical at once', () => {
    const story = new Story(two);
    story.around = { ...story.around, messagesInHour: 99 };
    story.check(0, 700);

    expect(story.episode.home.kind).toBe('own');
  });

  test('is the group of the check, and who joins later says so in a reply', () => {
    const [first, later] = [0, 60].map((seconds) => {
      const story = new Story({ isGrouped: true, mentions: [{ who: sam, from: 'warning' }] });
      if (seconds > 0)
        story.around = { ...story.around, groupHomeId: `group|abc234|${at(0).getTime()}` };
      story.check(seconds, 400);
      return story;
    });

    expect(first?.episode).toMatchObject({
      home: { kind: 'group', id: `group|abc234|${at(0).getTime()}` },
      mentions: [sam],
      replies: [],
    });
    expect(later?.episode.home).toEqual(first?.episode.home);
    expect(later?.episode.mentions).toEqual([]);
    expect(later?.replies).toEqual(['joined U0SAM00001']);
  });
});

describe('the outgoing webhook', () => {
  const kinds = (story: Story) => story.episode.hooks.map(({ kind }) => kind);

  test('is told of what is critical, once of each', () => {
    const story = new Story({ ...two, toWebhook: true });
    story.check(0, 400);
    story.keep(acknowledge(story.episode, { by: 'U0SAM00001', now: at(10) }));
    expect(kinds(story)).toEqual([]);
    story.check(60, 700);
    story.check(120, 400);
    story.check(180, 700);
    story.keep(acknowledge(story.episode, { by: 'U0SAM00001', now: at(190) }));
    story.check(240, 10);

    expect(kinds(story)).toEqual(['fired', 'acknowledged', 'resolved']);
    expect(story.episode.hooks[0]?.id).toBe(`${story.episode.id}|fired`);
  });

  test('hears nothing of what is silenced, but of the end of what it heard of', () => {
    const quiet = new Story({ ...two, toWebhook: true });
    quiet.around = { ...quiet.around, silence: aSilence() };
    quiet.check(0, 700);
    expect(kinds(quiet)).toEqual([]);

    const heard = new Story({ ...two, toWebhook: true });
    heard.check(0, 700);
    heard.around = { ...heard.around, silence: aSilence() };
    heard.check(60, 10);
    expect(kinds(heard)).toEqual(['fired', 'resolved']);
    expect(heard.replies).toEqual([]);
  });
});

describe('an alert that begins again and again', () => {
  test('is told from the fourth time within half an hour on', () => {
    const story = new Story();
    const flapping = [0, 120, 240, 360].map((seconds) => {
      story.check(seconds, 400);
      const is = isFlapping(story.episode);
      story.check(seconds + 60, 10);
      return is;
    });

    expect(flapping).toEqual([false, false, false, true]);
    expect(story.episode.starts).toBe(4);
  });

  test('forgets what is older, so that no record is left of a calm one', () => {
    const story = new Story();
    story.check(0, 400);
    story.check(60, 10);
    expect(story.check(1800, 10)).toBeUndefined();

    expect(story.check(1860, 10)?.state.recentStarts).toEqual([]);
  });
});
