import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AlertRecord, Episode } from '../../../../src/domain/alerting/alert.ts';
import type { Measured } from '../../../../src/domain/alerting/measured.ts';
import { acknowledge, unacknowledge } from '../../../../src/features/alerts/decide/acknowledge.ts';
import { decide } from '../../../../src/features/alerts/decide/decide.ts';
import type { DecideInput } from '../../../../src/features/alerts/decide/decide-input.ts';
import { aSilence, at, calmly, someRule, target, user } from './rig.ts';

/** A value nobody would write into an id by chance. */
const value = fc.integer({ min: 0, max: 900 }).map((number) => number + 0.123457);

const measured: fc.Arbitrary<Measured> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('value' as const),
      value,
      isAtLeast: fc.boolean(),
      facts: fc.constant({ asOf: at(0) }),
    }),
  },
  fc.constant({ kind: 'beyond' as const, facts: { asOf: at(0) } }),
  fc.constant({ kind: 'no-data' as const, reason: 'no-estimate' as const }),
  fc.constant({ kind: 'failed' as const, code: 'connect_throttled' }),
  { weight: 1, arbitrary: fc.constant({ kind: 'outside-hours' as const, opensAt: undefined }) },
);

const seconds = fc.constantFrom(0, 0, 60, 120, 600);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const rule = fc
  .record({
    comparison: fc.constantFrom('over' as const, 'under' as const),
    threshold: fc.constantFrom(100, 300),
    criticalThreshold: maybe(fc.constantFrom(50, 600)),
    clearThreshold: maybe(fc.constantFrom(80, 320)),
    forSeconds: seconds,
    keepFiringSeconds: seconds,
    repeatSeconds: maybe(fc.constantFrom(0, 60, 300)),
    noData: fc.constantFrom('keep' as const, 'ok' as const, 'alert' as const),
    mentions: fc.constantFrom(
      [],
      [
        { who: user('U0LEAD0001'), from: 'warning' as const },
        { who: user('U0BOSS0001'), from: 'critical' as const },
      ],
    ),
    escalation: maybe(fc.constant({ afterSeconds: 120, who: [user('U0NEXT0001')] })),
    acknowledgedForSeconds: maybe(fc.constantFrom(60, 600)),
    isGrouped: fc.boolean(),
    toWebhook: fc.boolean(),
  })
  .map((parts) => someRule(parts));

const around = fc.record({
  silence: maybe(fc.constant(aSilence())),
  hushedBy: maybe(fc.constant('other|queue:queue-billing|1')),
  messagesInHour: fc.constantFrom(0, 20),
  digestAbove: fc.constant(20),
  groupHomeId: maybe(fc.constant('group|abc234|1')),
  outage: maybe(fc.constantFrom(60, 5000)),
});

const moment = fc.record({
  rule: fc.option(rule, { nil: undefined, freq: 5 }),
  measured,
  around: fc.option(around, { nil: undefined, freq: 2 }),
  pause: fc.constantFrom(30, 60, 60, 60, 300, 5000),
  deed: fc.constantFrom(
    undefined,
    undefined,
    undefined,
    'acknowledge',
    'let go',
    'lose the record',
    'lose the episode',
  ),
});

interface Seen {
  readonly input: DecideInput;
  readonly decided: ReturnType<typeof decide>;
}

/** An alert through any readings, rules, silences, deeds and losses. */
function through(
  first: DecideInput['rule'],
  moments: readonly (typeof moment extends fc.Arbitrary<infer M> ? M : never)[],
): readonly Seen[] {
  let now = 0;
  let current = first;
  let record: AlertRecord | undefined;
  let episode: Episode | undefined;
  return moments.map((one) => {
    now += one.pause;
    if (one.rule) current = { ...one.rule, revision: current.revision + 1 };
    if (one.deed === 'lose the record') record = undefined;
    if (one.deed === 'lose the episode') episode = undefined;
    if (one.deed === 'acknowledge' && episode)
      episode = acknowledge(episode, { by: 'U0SAM00001', now: at(now) });
    if (one.deed === 'let go' && episode) episode = unacknowledge(episode);
    const { outage, ...rest } = one.around ?? calmly;
    const down =
      typeof outage === 'number' ? { from: at(now - outage), until: at(now) } : undefined;
    const input: DecideInput = {
      rule: current,
      target,
      record,
      episode,
      measured: one.measured,
      now: at(now),
      around: { ...rest, outage: down },
    };
    const decided = decide(input);
    if (decided) {
      record = {
        ruleId: current.id,
        target,
        version: (record?.version ?? 0) + 1,
        state: decided.state,
      };
      episode = decided.episodes.find(({ ended }) => !ended);
    }
    return { input, decided };
  });
}

const anyCourse = fc.tuple(rule, fc.array(moment, { minLength: 1, maxLength: 25 }));

/** Holds for every step of any course. */
function always(holds: (seen: Seen) => void): void {
  fc.assert(
    fc.property(anyCourse, ([first, moments]) => {
      for (const seen of through(first, moments)) holds(seen);
    }),
    { numRuns: 400 },
  );
}

describe('whatever an alert went through, what is decided', () => {
  test('is the same for the same, and nothing for a failed reading', () => {
    always(({ input, decided }) => {
      expect(decide(input)).toEqual(decided);
      if (input.measured.kind === 'failed') expect(decided).toBeUndefined();
    });
  });

  test('names an open episode exactly while a level fires', () => {
    always(({ decided }) => {
      if (!decided) return;
      const { warning, critical, episodeId } = decided.state;
      const open = decided.episodes.filter(({ ended }) => !ended);
      const isFiring = warning.kind === 'firing' || critical.kind === 'firing';
      expect(open.map(({ id }) => id)).toEqual(isFiring ? [episodeId] : []);
      if (isFiring)
        expect(open[0]?.level).toBe(critical.kind === 'firing' ? 'critical' : 'warning');
    });
  });

  test('has no value in any id, and no id twice', () => {
    always(({ decided }) => {
      for (const { id, home, replies, hooks } of decided?.episodes ?? []) {
        const ids = [id, ...replies.map((reply) => reply.id), ...hooks.map((hook) => hook.id)];
        expect(new Set(ids).size).toBe(ids.length);
        for (const one of [...ids, home.id]) expect(one).not.toContain('.123457');
      }
    });
  });

  test('only adds to what was to be said, and keeps where it stands once it is shown', () => {
    always(({ input: { episode }, decided }) => {
      const after = decided?.episodes.find(({ id }) => id === episode?.id);
      if (!episode || !after) return;
      expect(after.replies.slice(0, episode.replies.length)).toEqual(episode.replies);
      expect(after.hooks.slice(0, episode.hooks.length)).toEqual(episode.hooks);
      if (!episode.isShown) return;
      expect(after.isShown).toBe(true);
      expect(after.home).toEqual(episode.home);
      expect(after.mentions).toEqual(episode.mentions);
    });
  });

  test('says nothing new while it is quiet, and never anything of what was never shown', () => {
    always(({ input: { episode }, decided }) => {
      for (const after of decided?.episodes ?? []) {
        const before = after.id === episode?.id ? episode.replies.length : 0;
        if (after.silenced || after.hushedBy) expect(after.replies.length).toBe(before);
        if (!after.isShown) expect(after.replies).toEqual([]);
      }
    });
  });

  test('calls nobody for an end but who took it, and the next people once', () => {
    always(({ decided }) => {
      for (const { replies, acknowledged } of decided?.episodes ?? []) {
        const ends = replies.filter(({ kind }) => kind === 'resolved');
        expect(ends.length).toBeLessThanOrEqual(1);
        expect(ends.flatMap(({ mentions }) => mentions)).toEqual(
          ends.length && acknowledged ? [user(acknowledged.by)] : [],
        );
        expect(replies.filter(({ kind }) => kind === 'escalated').length).toBeLessThanOrEqual(1);
      }
    });
  });

  test('is nothing when it was written and is read again at the same moment', () => {
    always(({ input, decided }) => {
      if (!decided || input.around.outage) return;
      // What fired by its clearing threshold and waits again by a changed rule is not crossed any more.
      const isWaiting = decided.state.warning.kind === 'pending';
      if (isWaiting && input.rule.clearThreshold !== undefined) return;
      const record = { ruleId: input.rule.id, target, version: 1, state: decided.state };
      const episode = decided.episodes.find(({ ended }) => !ended);
      const isRepeatedAlways = input.rule.repeatSeconds === 0;
      const again = decide({ ...input, record, episode });
      if (!isRepeatedAlways) expect(again).toBeUndefined();
    });
  });
});
